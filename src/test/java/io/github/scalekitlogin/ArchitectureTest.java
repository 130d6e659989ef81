// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.cdi.ApplicationBeans;
import io.github.scalekitlogin.internal.log.LogMessage;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.user.UserResolver;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which packages may know which, and who may do what has to be done in one place only. */
class ArchitectureTest {

    private static final String ROOT = "io.github.scalekitlogin";
    private static final String INTERNAL = ROOT + ".internal";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** The last column names the package of ours that a package may use, besides {@code log} and {@code cdi}. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "flow, ",
        "session, flow",
        "cdi, ",
        "container, ",
        "user, container",
        "claims, text",
        "scalekit, ",
        "config, claims",
        "page, text",
        "text, ",
        "log, ",
    })
    void shouldKeepPackagesApart(String name, String used) {
        DescribedPredicate<JavaClass> others = resideInAPackage(ROOT + "..")
                .and(not(resideInAPackage(INTERNAL + "." + name)))
                .and(not(resideInAPackage(INTERNAL + "." + (used == null ? name : used))))
                .and(not(type(LogMessage.class)))
                .and(not(type(ApplicationBeans.class)))
                .and(not(type(UserClaims.class)
                        .or(type(UserClaims.Builder.class))
                        .or(type(ClaimsProvider.class))
                        .or(type(LoginDeniedException.class))));
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + "." + name)
                .should()
                .dependOnClassesThat(others)
                .check(OURS);
    }

    @Test
    void shouldHaveNoCycles() {
        slices().matching(ROOT + ".internal.(*)..").should().beFreeOfCycles().check(OURS);
    }

    /** So that each log message has an id. */
    @Test
    void shouldLogInOnePlaceOnly() {
        noClasses()
                .that(not(type(LogMessage.class)))
                .should()
                .callMethod(System.class, "getLogger", String.class)
                .check(OURS);
    }

    /** The instances that JStachio makes by itself escape nothing. */
    @Test
    void shouldNotUseTemplatesThatDoNotEscape() {
        noClasses()
                .that(not(JavaClass.Predicates.simpleNameEndingWith("Renderer")))
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "of() of a template",
                        call -> call.getTargetOwner().getSimpleName().endsWith("Renderer")
                                && !call.getName().equals("execute")))
                .check(OURS);
    }

    /** Another class loader loads the internal classes: docs/adr/internals-outside-the-class-scan.md. */
    @Test
    void shouldKeepTheApiFromInternalClasses() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(INTERNAL + ".."))
                .check(OURS);
    }

    /** With two class loaders, members that are not public fail with an IllegalAccessError in the finished jar only. */
    @Test
    void shouldUsePublicMembersOfTheApiOnly() {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + "..")
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "a member of the API is not public",
                        access -> access.getTargetOwner().getPackageName().startsWith(ROOT)
                                && !access.getTargetOwner().getPackageName().startsWith(INTERNAL)
                                && access.getTarget()
                                        .resolveMember()
                                        .filter(member -> !member.getModifiers().contains(JavaModifier.PUBLIC))
                                        .isPresent()))
                .check(OURS);
    }

    @Test
    void shouldDecideWithoutServletTypes() {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + ".flow")
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.."))
                .check(OURS);
    }

    /** The repository for login requests, the resolver for the account that the application names. */
    @ParameterizedTest
    @ValueSource(strings = {"setAttribute", "removeAttribute"})
    void shouldWriteSessionsInOnePlaceOnly(String method) {
        Class<?>[] parameters = method.equals("setAttribute")
                ? new Class<?>[] {String.class, Object.class}
                : new Class<?>[] {String.class};
        noClasses()
                .that(not(type(PendingLoginRepository.class))
                        .and(not(JavaClass.Predicates.simpleName("SessionAttributes")))
                        .and(not(type(UserResolver.class))))
                .should()
                .callMethod(HttpSession.class, method, parameters)
                .check(OURS);
    }

    /** A request thread that waits for another request can stop the whole server. */
    @Test
    void shouldNotWaitInRequestThreads() {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + ".web")
                .and(not(JavaClass.Predicates.simpleName("WarmUp")))
                .should()
                .callMethod(CompletableFuture.class, "join")
                .orShould()
                .callMethod(CompletableFuture.class, "get")
                .orShould()
                .callMethod(Future.class, "get")
                .orShould()
                .callMethod(Object.class, "wait")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "join", long.class)
                .check(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jakarta.ws.rs..", "jakarta.json..", "org.glassfish..", "org.eclipse.yasson.."})
    void shouldKnowRestAndJsonInOnePackageOnly(String library) {
        classes()
                .that(not(resideInAPackage(INTERNAL + ".scalekit")))
                .and()
                .resideInAPackage(ROOT + "..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(library)))
                .check(OURS);
    }

    @Test
    void shouldKnowMicroProfileConfigInOnePackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL + ".config")
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
    void shouldKnowOptionalLibrariesInOneClassOnly(String library, String name) {
        noClasses()
                .that(not(JavaClass.Predicates.simpleNameStartingWith(name)))
                .and()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(OURS);
    }

    /** What users may depend on. */
    @Test
    @SuppressWarnings("removal")
    void shouldHaveNoPublicTypesButTheApi() throws IOException {
        assertThat(publicTypes().stream().map(JavaClass::reflect))
                .containsExactlyInAnyOrder(
                        ScalekitLogin.class,
                        ScalekitLoginFilter.class,
                        ScalekitLoginInitializer.class,
                        LoginDeniedException.class,
                        ClaimsProvider.class,
                        UserClaims.class,
                        UserClaims.Builder.class,
                        io.github.scalekitlogin.pending.PendingLogin.class,
                        io.github.scalekitlogin.pending.Stage.class);
        assertThat(Files.readString(Path.of("docs/reference/api-stability.md")))
                .contains(publicTypes().stream()
                        .map(type -> '`'
                                + type.getName().substring(ROOT.length() + 1).replace('$', '.')
                                + '`')
                        .toList());
    }

    @Test
    void shouldNotShowInternalTypesInTheApi() {
        assertThat(publicTypes().stream()
                        .flatMap(ArchitectureTest::signatures)
                        .flatMap(signature -> signature.getAllInvolvedRawTypes().stream())
                        .map(JavaClass::getPackageName))
                .contains(ROOT + ".claims", "jakarta.servlet.http")
                .noneMatch(used -> used.startsWith(INTERNAL) || used.startsWith(ROOT + ".shaded"));
    }

    /** Final types only, but for the interface that applications implement. */
    @Test
    void shouldNotLetTheApiBeExtended() {
        assertThat(publicTypes().stream().filter(type -> !type.getModifiers().contains(JavaModifier.FINAL)))
                .extracting(JavaClass::reflect)
                .isEqualTo(List.of(ClaimsProvider.class));
    }

    private static List<JavaClass> publicTypes() {
        return OURS.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getPackageName().startsWith(INTERNAL))
                .toList();
    }

    /** Returns all that a user of a type can name: supertypes, and the types of public and protected members. */
    private static Stream<JavaType> signatures(JavaClass type) {
        Stream<JavaType> supertypes = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Stream<JavaType> fields =
                type.getFields().stream().filter(ArchitectureTest::isVisible).map(JavaField::getType);
        Stream<JavaType> methods = type.getCodeUnits().stream()
                .filter(ArchitectureTest::isVisible)
                .flatMap(unit -> Stream.of(
                                Stream.of(unit.getReturnType()),
                                unit.getParameterTypes().stream(),
                                unit.getExceptionTypes().stream().map(JavaType.class::cast))
                        .flatMap(types -> types));
        return Stream.of(supertypes, fields, methods).flatMap(types -> types);
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }
}
