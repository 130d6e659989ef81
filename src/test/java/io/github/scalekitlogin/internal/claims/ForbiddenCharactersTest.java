// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.claims.UserClaims;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims with characters that are invisible, or that change the direction of text. */
class ForbiddenCharactersTest {

    private static final String HIDDEN = "ali\u202Ece";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "right-to-left override, '\u202E', U+202E",
        "zero width space, '\u200B', U+200B",
        "byte order mark, '\uFEFF', U+FEFF",
        "soft hyphen, '\u00AD', U+00AD",
        "null, '\u0000', U+0000",
        "newline, '\n', U+000A",
        "line separator, '\u2028', U+2028",
        "paragraph separator, '\u2029', U+2029",
        "private use, '\uE000', U+E000",
        "unassigned, '\u0378', U+0378",
        "lone surrogate, '\uD800', U+D800",
        "replacement character, '\uFFFD', U+FFFD",
        "tag character, '\uDB40\uDC41', U+E0041",
    })
    void shouldRefuseASubOrAnEmailWith(String name, String character, String notation) {
        UserClaims.Builder badSub =
                UserClaims.builder().sub("ali" + character + "ce").email("alice@example.com");
        assertThatThrownBy(() -> validated(badSub))
                .isInstanceOf(ClaimsException.class)
                .hasMessageStartingWith("The sub of the account contains the character " + notation + ";")
                .hasMessageNotContaining("ali");
        UserClaims.Builder badEmail = UserClaims.builder().sub("7").email("ali" + character + "ce@example.com");
        assertThatThrownBy(() -> validated(badEmail))
                .isInstanceOf(ClaimsException.class)
                .hasMessageStartingWith("The email of the account contains the character " + notation + ";")
                .hasMessageNotContaining("ali");
    }

    @ParameterizedTest
    @CsvSource({"山田太郎", "مرحبا", "Zoë Müller", "o'neil-1_2"})
    void shouldAcceptNamesOfAllScripts(String sub) throws Exception {
        UserClaims claims =
                validated(UserClaims.builder().sub(sub).email("a@example.com").name(sub));
        assertThat(claims.sub()).isEqualTo(sub);
        assertThat(claims.name()).isEqualTo(sub);
    }

    @Test
    void shouldStripWhiteSpaceAroundSubAndEmail() throws Exception {
        UserClaims claims = validated(UserClaims.builder().sub(" alice\n").email("\talice@example.com "));
        assertThat(claims.sub()).isEqualTo("alice");
        assertThat(claims.email()).isEqualTo("alice@example.com");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("textClaims")
    void shouldLeaveOutAnOtherTextClaim(
            String name,
            BiFunction<UserClaims.Builder, String, UserClaims.Builder> setter,
            Function<UserClaims, String> getter)
            throws Exception {
        UserClaims claims = validated(setter.apply(valid(), "https://example.com/" + HIDDEN));
        assertThat(getter.apply(claims)).isNull();
        assertThat(claims.sub()).isEqualTo("alice");
    }

    static Stream<Arguments> textClaims() {
        return Stream.of(
                row("given_name", UserClaims.Builder::givenName, UserClaims::givenName),
                row("family_name", UserClaims.Builder::familyName, UserClaims::familyName),
                row("name", UserClaims.Builder::name, UserClaims::name),
                row("preferred_username", UserClaims.Builder::preferredUsername, UserClaims::preferredUsername),
                row("gender", UserClaims.Builder::gender, UserClaims::gender),
                row("phone_number", UserClaims.Builder::phoneNumber, UserClaims::phoneNumber),
                row("picture", UserClaims.Builder::picture, UserClaims::picture),
                row("locale", UserClaims.Builder::locale, UserClaims::locale),
                row(
                        "organization_external_id",
                        UserClaims.Builder::organizationExternalId,
                        UserClaims::organizationExternalId),
                row(
                        "organization_external_name",
                        UserClaims.Builder::organizationExternalName,
                        UserClaims::organizationExternalName));
    }

    private static Arguments row(
            String name,
            BiFunction<UserClaims.Builder, String, UserClaims.Builder> setter,
            Function<UserClaims, String> getter) {
        return Arguments.of(name, setter, getter);
    }

    @Test
    void shouldLeaveOutSingleRolesAndGroups() throws Exception {
        UserClaims claims = validated(valid().roles(List.of("clerk", HIDDEN)).groups(List.of(HIDDEN, "staff")));
        assertThat(claims.roles()).containsExactly("clerk");
        assertThat(claims.groups()).containsExactly("staff");
    }

    private static UserClaims.Builder valid() {
        return UserClaims.builder().sub("alice").email("alice@example.com");
    }

    private static UserClaims validated(UserClaims.Builder claims) throws ClaimsException {
        SourceClaims source = new SourceClaims("the test");
        UserClaims given = claims.build();
        for (Claim claim : Claim.values()) {
            source.set(claim.key, given.asMap().get(claim.key));
        }
        CollectedClaims collected = new CollectedClaims();
        collected.add(source);
        ClaimsResolver.requireIdentity(collected);
        return collected.builder().build();
    }
}
