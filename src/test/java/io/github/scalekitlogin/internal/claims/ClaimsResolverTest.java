// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.LoginDeniedException;
import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.testkit.RequestDouble;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsResolverTest {

    private final HttpServletRequest request = new RequestDouble().signedInAs("alice", "clerk", "other");

    @Test
    void shouldTellTheNameAndTheEmailOfAPrincipalNamedByOne() throws Exception {
        UserClaims claims =
                claimsOf("alice@example.com", ClaimsResolver.builder().build());
        assertThat(claims.sub()).isEqualTo("alice@example.com");
        assertThat(claims.preferredUsername()).isEqualTo("alice@example.com");
        assertThat(claims.email()).isEqualTo("alice@example.com");
        assertThat(claims.roles()).isNull();
    }

    @Test
    void shouldAppendTheEmailDomain() throws Exception {
        assertThat(claimsOf(
                                "alice",
                                ClaimsResolver.builder()
                                        .emailDomain("example.com")
                                        .build())
                        .email())
                .isEqualTo("alice@example.com");
    }

    @Test
    void shouldTellOnlyTheListedRolesThePersonHas() throws Exception {
        assertThat(claimsOf(
                                "alice",
                                ClaimsResolver.builder()
                                        .emailDomain("example.com")
                                        .roles(Map.of("clerk", "order-clerk", "boss", "boss"))
                                        .build())
                        .roles())
                .containsExactly("order-clerk");
    }

    @Test
    void shouldNameWhatWouldSupplyAMissingEmail() {
        assertThatThrownBy(() -> claimsOf("alice", ClaimsResolver.builder().build()))
                .isInstanceOf(ClaimsException.class)
                .hasMessageContaining("The account has no email")
                .hasMessageContaining("scalekit.claims.email-domain")
                .hasMessageContaining("io.github.scalekitlogin.claims.ClaimsProvider")
                .hasMessageNotContaining("alice");
    }

    @Test
    void shouldLetTheApplicationsProviderHaveTheLastWord(@TempDir Path folder) throws Exception {
        withServices(folder, Own.class.getName(), () -> {
            UserClaims claims = claimsOf(
                    "alice", ClaimsResolver.builder().emailDomain("example.com").build());
            assertThat(claims.email()).isEqualTo("alice@own.example");
            assertThat(claims.organizationExternalId()).isEqualTo("acme");
            assertThat(claims.sub()).isEqualTo("alice");
        });
    }

    @Test
    void shouldRefuseTwoProvidersAndNameThem(@TempDir Path folder) throws Exception {
        withServices(
                folder,
                Own.class.getName() + "\n" + Failing.class.getName(),
                () -> assertThatThrownBy(() -> claimsOf(
                                "alice",
                                ClaimsResolver.builder()
                                        .emailDomain("example.com")
                                        .build()))
                        .isInstanceOf(ClaimsException.class)
                        .hasMessageContaining("More than one")
                        .hasMessageContaining("Own")
                        .hasMessageContaining("Failing"));
    }

    @ParameterizedTest
    @ValueSource(classes = {Denying.class, DenyingWithinAnother.class, DenyingByFlag.class})
    void shouldDenyAUserIfTheProviderSaysSo(Class<?> provider, @TempDir Path folder) throws Exception {
        withServices(
                folder,
                provider.getName(),
                () -> assertThatThrownBy(() -> claimsOf(
                                "alice",
                                ClaimsResolver.builder()
                                        .emailDomain("example.com")
                                        .build()))
                        .isInstanceOfSatisfying(ClaimsException.class, denial -> {
                            assertThat(denial.isDenied()).isTrue();
                            assertThat(denial.isSourceFailure()).isFalse();
                        })
                        .hasMessageContaining(provider.getSimpleName())
                        .hasMessageNotContaining("alice")
                        .hasNoCause());
    }

    @Test
    void shouldNameAProviderThatFails(@TempDir Path folder) throws Exception {
        withServices(
                folder,
                Failing.class.getName(),
                () -> assertThatThrownBy(() -> claimsOf(
                                "alice",
                                ClaimsResolver.builder()
                                        .emailDomain("example.com")
                                        .build()))
                        .isInstanceOf(ClaimsException.class)
                        .hasMessageContaining("Failing failed")
                        .hasRootCauseMessage("the directory is down"));
    }

    @Test
    void shouldFindTwoProvidersAtDeploymentWithoutCreatingThem(@TempDir Path folder) throws Exception {
        withServices(folder, Own.class.getName(), ClaimsResolver::requireAtMostOneProvider);
        withServices(
                folder,
                NotYet.class.getName() + "\n" + Failing.class.getName(),
                () -> assertThatThrownBy(ClaimsResolver::requireAtMostOneProvider)
                        .isInstanceOf(ClaimsException.class)
                        .hasMessageContaining("More than one")
                        .hasMessageContaining("NotYet")
                        .hasMessageContaining("Failing"));
    }

    @Test
    void shouldFindTwoBeansAtDeploymentWithoutCreatingThem() throws Exception {
        FakeCdi.withBeans(List.of(Own.class), ClaimsResolver::requireAtMostOneProvider);
        FakeCdi.withBeans(
                List.of(Own.class, NotYet.class),
                () -> assertThatThrownBy(ClaimsResolver::requireAtMostOneProvider)
                        .isInstanceOf(ClaimsException.class)
                        .hasMessageContaining("Own")
                        .hasMessageContaining("NotYet"));
    }

    @Test
    void shouldNotFailAtDeploymentIfCdiHasNotStarted() throws Exception {
        ClaimsResolver resolver = ClaimsResolver.builder().build();
        for (RuntimeException notStarted :
                List.of(new IllegalStateException("no container"), new NullPointerException("no container"))) {
            FakeCdi.failingWith(notStarted, ClaimsResolver::requireAtMostOneProvider);
        }
    }

    @ParameterizedTest
    @CsvSource({"Acme, Acme", "${USER.company},", "' ',", "'Ac\u202Eme',", ","})
    void shouldKnowAFixedOrganizationName(String setting, String expected) {
        Map<String, Expression> settings =
                setting == null ? Map.of() : Map.of("organization_external_name", Expression.of(setting));
        assertThat(ClaimsResolver.builder().settings(settings).build().fixedOrganizationName())
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void shouldCopyCollectionsAndShowNothingInText() {
        List<String> roles = new java.util.ArrayList<>(List.of("clerk"));
        UserClaims claims = UserClaims.builder().sub("alice").roles(roles).build();
        roles.add("boss");
        assertThat(claims.roles()).containsExactly("clerk");
        assertThat(claims).hasToString("UserClaims[***]");
    }

    @Test
    void shouldShowInADryRunWhichSourceGivesWhichClaim() {
        ClaimsReport report = ClaimsResolver.builder()
                .roles(Map.of("clerk", "clerk"))
                .settings(Map.of(
                        "email", Expression.of("boss@example.com"),
                        "phone_number", Expression.of("12345"),
                        "gender", Expression.of("${account.gender}")))
                .build()
                .dryRun("alice@example.com");
        assertThat(report.failure()).isEmpty();
        assertThat(report.rows())
                .contains(
                        new ClaimsReport.Row("the name of the principal", "sub", "text of 17 characters", "sent"),
                        new ClaimsReport.Row(
                                "the name of the principal",
                                "email",
                                "text of 17 characters",
                                "replaced by a stronger source"),
                        new ClaimsReport.Row(
                                "the setting scalekit.claims.email", "email", "text of 16 characters", "sent"),
                        new ClaimsReport.Row(
                                "the setting scalekit.claims.phone-number",
                                "phone_number",
                                "-",
                                "refused: it is not E.164, such as +12025550123"),
                        new ClaimsReport.Row(
                                "the setting scalekit.claims.gender",
                                "gender",
                                "-",
                                "refused: it has no value without the session of the user"),
                        new ClaimsReport.Row(
                                "the roles of the application",
                                "-",
                                "-",
                                "not asked: it needs the request of the user"));
        assertThat(report.toString())
                .doesNotContain("alice")
                .doesNotContain("boss@")
                .doesNotContain("12345");
    }

    @Test
    void shouldSayInADryRunWhyAnAccountIsNotHandedOver() {
        ClaimsReport report = ClaimsResolver.builder().build().dryRun("CORP\\alice");
        assertThat(report.failure())
                .hasValueSatisfying(text ->
                        assertThat(text).startsWith("The account has no email").doesNotContain("alice"));
        assertThat(ClaimsResolver.builder()
                        .principalName(PrincipalName.withoutDomain(List.of("OTHER")))
                        .build()
                        .dryRun("CORP\\alice")
                        .toString())
                .contains("scalekit.principal-domains does not list");
    }

    /** The last word is the provider's, but a flag is never about another value. */
    @Test
    void shouldDropTheFlagOfAValueThatTheProviderReplaces(@TempDir Path folder) throws Exception {
        withServices(folder, Own.class.getName(), () -> {
            UserClaims claims = ClaimsResolver.builder()
                    .build()
                    .resolve(
                            () -> "alice",
                            Map.of(
                                    "email",
                                    "alice@example.com",
                                    "email_verified",
                                    true,
                                    "phone_number",
                                    "+12025550123",
                                    "phone_number_verified",
                                    true),
                            Map.of(),
                            request);
            assertThat(claims.email()).isEqualTo("alice@own.example");
            assertThat(claims.emailVerified()).isNull();
            assertThat(claims.phoneNumberVerified()).isTrue();
        });
    }

    @Test
    void shouldNotFallBackToAWeakerSourceIfTheStrongestValueIsRefused() throws Exception {
        UserClaims claims = ClaimsResolver.builder()
                .settings(Map.of("phone_number", Expression.of("12345"), "email", Expression.of("b@example.com")))
                .build()
                .resolve(() -> "alice", Map.of("phone_number", "+12025550123"), Map.of(), request);
        assertThat(claims.phoneNumber()).isNull();
        assertThatThrownBy(() -> ClaimsResolver.builder()
                        .settings(Map.of("sub", Expression.of("null"), "email", Expression.of("b@example.com")))
                        .build()
                        .resolve(() -> "alice", Map.of(), Map.of(), request))
                .hasMessageStartingWith(
                        "The sub of the account is a text that stands for a missing value. It comes from"
                                + " the setting scalekit.claims.sub.");
    }

    private UserClaims claimsOf(String name, ClaimsResolver resolver) throws ClaimsException {
        Principal principal = () -> name;
        return resolver.resolve(principal, Map.of(), Map.of(), request);
    }

    private interface Check {
        void run() throws Exception;
    }

    private static void withServices(Path folder, String services, Check check) throws Exception {
        Path file = folder.resolve("META-INF/services/" + ClaimsProvider.class.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, services);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            check.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** An application's own provider. */
    public static final class Own implements ClaimsProvider {
        @Override
        public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
            claims.email(principal.getName() + "@own.example").organizationExternalId("acme");
        }
    }

    /** A provider that cannot be created while the application starts. */
    public static final class NotYet implements ClaimsProvider {

        public NotYet() {
            throw new IllegalStateException("The application has not started");
        }

        @Override
        public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {}
    }

    /** A provider whose source is away. */
    public static final class Failing implements ClaimsProvider {
        @Override
        public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims)
                throws Exception {
            throw new java.io.IOException("the directory is down");
        }
    }

    /** A provider that denies the user. */
    public static final class Denying implements ClaimsProvider {
        @Override
        public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
            throw new LoginDeniedException(principal.getName() + " may not");
        }
    }

    /** A provider whose exception an interceptor has wrapped. */
    public static final class DenyingWithinAnother implements ClaimsProvider {
        @Override
        public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
            throw new IllegalStateException(new LoginDeniedException());
        }
    }

    /** A provider that reports a failed login itself. */
    public static final class DenyingByFlag implements ClaimsProvider {
        @Override
        public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
            claims.loginFailed(true);
        }
    }
}
