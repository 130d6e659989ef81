// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rooms stand side by side: only the root wires them together. */
class ArchitectureTest {

    private static final String ROOT = "io.github.scalekitlogin";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arrival",
                "pending",
                "signin",
                "claims",
                "internal.claims",
                "internal.scalekit",
                "internal.config",
                "internal.page"
            })
    void shouldKeepRoomsApart(String room) {
        DescribedPredicate<JavaClass> anotherRoom = resideInAPackage(ROOT + "..")
                .and(DescribedPredicate.not(resideInAPackage(ROOT + "." + room)))
                .and(DescribedPredicate.not(type(UserClaims.class)
                        .or(type(UserClaims.Builder.class))
                        .or(type(ClaimsProvider.class))));
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room)
                .should()
                .dependOnClassesThat(anotherRoom)
                .check(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jakarta.ws.rs..", "jakarta.json..", "org.glassfish..", "org.eclipse.yasson.."})
    void shouldKnowRestAndJsonInOneRoomOnly(String library) {
        classes()
                .that(DescribedPredicate.not(resideInAPackage(ROOT + ".internal.scalekit")))
                .and()
                .resideInAPackage(ROOT + "..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(resideInAPackage(library)))
                .check(OURS);
    }

    @Test
    void shouldKnowMicroProfileConfigInOneRoomOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".internal.config")
                .should()
                .dependOnClassesThat(resideInAPackage("org.eclipse.microprofile.config.."))
                .check(OURS);
    }

    /** Servers lack some of these: a class that cannot be loaded there must not be needed by others. */
    @ParameterizedTest
    @CsvSource({
        "jakarta.el.., ElEvaluation",
        "org.eclipse.microprofile.jwt.., JsonWebTokenClaims",
        "jakarta.security.enterprise.., OpenIdClaims",
        "org.wildfly.., ElytronClaims"
    })
    void shouldKnowWhatServersMayLackInOneClassOnly(String library, String name) {
        noClasses()
                .that(DescribedPredicate.not(JavaClass.Predicates.simpleNameStartingWith(name)))
                .and()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(OURS);
    }

    @Test
    void shouldShowInTheRootOnlyWhatAnApplicationNames() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .and()
                .arePublic()
                .should()
                .be(ScalekitLoginFilter.class)
                .orShould()
                .be(ScalekitLoginInitializer.class)
                .orShould()
                .be(ScalekitLogin.class)
                .check(OURS);
    }
}
