// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.testkit.RequestDouble;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names of principals identify a person, and which are e-mail addresses. */
class PrincipalNamesTest {

    /** M1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CORP\\alice",
                "CORP\\alice@example.com",
                "CN=Alice Doe,OU=People,O=Example",
                "CN=alice@example.com",
                "EMAILADDRESS=alice@example.com, CN=Alice, O=Example",
                "HTTP/web01@EXAMPLE.COM",
                "HTTP/web01.example.com@example.com",
                "host/web01",
                "alice@EXAMPLE.COM",
                "alice@corp.local",
                "alice@CORP",
                "web01$@example.com",
                "alice"
            })
    void shouldMakeNoEmailAddressOfOtherNames(String name) {
        assertThatThrownBy(() -> claimsOf(name, ClaimsResolver.builder()))
                .isInstanceOf(ClaimsException.class)
                .hasMessageStartingWith("The account has no email");
    }

    /** M1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CORP\\alice",
                "CN=Alice Doe,OU=People,O=Example",
                "CN=alice",
                "HTTP/web01@EXAMPLE.COM",
                "host/web01",
                "alice@EXAMPLE.COM",
                "alice@corp.local",
                "alice doe",
                "web01$"
            })
    void shouldNotAppendTheDomainToOtherNames(String name) {
        assertThatThrownBy(() -> claimsOf(name, ClaimsResolver.builder().emailDomain("example.com")))
                .isInstanceOf(ClaimsException.class)
                .hasMessageStartingWith("The account has no email");
    }

    @ParameterizedTest
    @CsvSource({"alice@example.com", "o'neil+mcp@example.co.uk", "jörg@müller.example", "用户@例子.广告", "Alice@Example.com"
    })
    void shouldTakeAnAddressAsEmail(String name) throws Exception {
        assertThat(claimsOf(name, ClaimsResolver.builder()).email()).isEqualTo(name);
    }

    /** M2: the two would be one address. */
    @Test
    void shouldNotGiveTwoAccountsOneAddress() throws Exception {
        assertThat(claimsOf("ceo", ClaimsResolver.builder().emailDomain("example.com"))
                        .email())
                .isEqualTo("ceo@example.com");
        assertThatThrownBy(() ->
                        claimsOf("ceo@example.com", ClaimsResolver.builder().emailDomain("example.com")))
                .isInstanceOf(ClaimsException.class)
                .hasMessageContaining("scalekit.claims.email-domain");
    }

    /** M2. */
    @Test
    void shouldDropTheFlagOfAWeakerSource() throws Exception {
        UserClaims claims = ClaimsResolver.builder()
                .settings(Map.of("email", Expression.of("other@example.com")))
                .build()
                .resolve(
                        () -> "alice",
                        Map.of("email", "alice@example.com", "email_verified", true),
                        Map.of(),
                        new RequestDouble());
        assertThat(claims.email()).isEqualTo("other@example.com");
        assertThat(claims.emailVerified()).isNull();
    }

    /** M3. */
    @ParameterizedTest
    @ValueSource(
            strings = {"ali\u202Ece", "ali\u200Bce", "ali\u0007ce", "ali\uFFFDce", "ali\u034Fce", "\u3164", "\u00A0"})
    void shouldRefuseNamesThatDeceive(String name) {
        assertRefused(name);
    }

    /** M3: texts nobody has written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.example.User@6d06d69c",
                "User@1b28cdfa",
                "[B@7852e922",
                "[Ljava.lang.String;@4e25154f",
                "com.example.Login$$Lambda/0x00007f1c@5ca881b5",
                "null",
                "undefined",
                "[object Object]",
                "???",
                "J?rg",
                "J\u00BFrg",
                "Alexandr…",
                "Alexandr...",
                "alice "
            })
    void shouldRefuseNamesThatNobodyHasWritten(String name) {
        assertRefused(name);
    }

    @ParameterizedTest
    @CsvSource({
        "CORP\\alice, alice",
        "corp\\Alice, Alice",
        "alice@CORP.EXAMPLE.COM, alice",
        "alice@corp.example.com, alice",
        "alice, alice",
        "' alice ', alice",
        "o'neil+mcp@CORP, o'neil+mcp"
    })
    void shouldRemoveTheListedDomains(String name, String account) throws Exception {
        UserClaims claims = claimsOf(name, withoutDomain().emailDomain("example.com"));
        assertThat(claims.sub()).isEqualTo(account);
        assertThat(claims.preferredUsername()).isEqualTo(account);
        assertThat(claims.email()).isEqualTo(account + "@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OTHER\\alice | does not list",
                "alice@OTHER.EXAMPLE.COM | does not list",
                "CORP\\alice@CORP.EXAMPLE.COM | more than one domain",
                "CORP\\sub\\alice | more than one domain",
                "alice@CORP@CORP | more than one domain",
                "HTTP/web01@CORP.EXAMPLE.COM | service",
                "CORP/alice | service",
                "CN=Alice,O=Example | X.500",
                "CORP\\ | is empty",
                "@CORP | is empty"
            })
    void shouldNotShortenOtherNames(String name, String reason) {
        assertThatThrownBy(() -> claimsOf(name, withoutDomain().emailDomain("example.com")))
                .isInstanceOf(ClaimsException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining(name);
    }

    @Test
    void shouldStripTheNameIfASettingSaysSo() throws Exception {
        UserClaims claims = claimsOf(
                " alice\u00A0",
                ClaimsResolver.builder().principalName(PrincipalName.stripped()).emailDomain("example.com"));
        assertThat(claims.sub()).isEqualTo("alice");
    }

    @Test
    void shouldUseAnExpressionForTheName() throws Exception {
        ClaimsResolver.Builder resolver = ClaimsResolver.builder()
                .principalName(PrincipalName.of(Expression.of("${name.toLowerCase()}")))
                .settings(Map.of(
                        "email", Expression.of("${name}@example.com"),
                        "name", Expression.of("${principal.name}")));
        UserClaims claims = claimsOf("ALICE", resolver);
        assertThat(claims.sub()).isEqualTo("alice");
        assertThat(claims.email()).isEqualTo("alice@example.com");
        assertThat(claims.name()).isEqualTo("ALICE");
        assertThatThrownBy(() -> claimsOf(
                        "alice",
                        ClaimsResolver.builder().principalName(PrincipalName.of(Expression.of("${nobody.name}")))))
                .hasMessageContaining("has no value");
    }

    /** The rule for names that differ in case, width or normalisation: they are sent as they are, and are two people. */
    @ParameterizedTest
    @CsvSource({"Alice, alice", "\uFF41lice, alice", "jos\u00E9, jose\u0301", "stra\u00DFe, strasse", "K, \u212A"})
    void shouldNeverFoldNames(String one, String other) throws Exception {
        ClaimsResolver.Builder resolver =
                ClaimsResolver.builder().settings(Map.of("email", Expression.of("a@example.com")));
        assertThat(claimsOf(one, resolver).sub()).isEqualTo(one);
        assertThat(claimsOf(other, resolver).sub()).isEqualTo(other).isNotEqualTo(one);
    }

    private static ClaimsResolver.Builder withoutDomain() {
        return ClaimsResolver.builder()
                .principalName(PrincipalName.withoutDomain(java.util.List.of("CORP", "corp.example.com")));
    }

    private static void assertRefused(String name) {
        assertThatThrownBy(() -> claimsOf(
                        name, ClaimsResolver.builder().settings(Map.of("email", Expression.of("a@example.com")))))
                .isInstanceOf(ClaimsException.class)
                .hasMessageStartingWith("The sub of the account")
                .hasMessageContaining("the name of the principal")
                .hasMessageNotContaining(name);
    }

    private static UserClaims claimsOf(String name, ClaimsResolver.Builder resolver) throws ClaimsException {
        return resolver.build().resolve(() -> name, Map.of(), Map.of(), new RequestDouble());
    }
}
