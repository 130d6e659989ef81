// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.claims.UserClaims;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of claims fits what applications can set. */
class ClaimTest {

    @ParameterizedTest
    @EnumSource(Claim.class)
    void shouldSetTheClaimOfItsRow(Claim claim) {
        Object value = switch (claim.type) {
            case TEXT -> "text";
            case BOOLEAN -> true;
            case NAMES -> List.of("a");
        };
        UserClaims.Builder claims = UserClaims.builder();
        claim.set(claims, value);
        assertThat(claims.build().asMap()).isEqualTo(Map.of(claim.key, value));
        assertThat(claim.description).endsWith(".");
    }

    @Test
    void shouldHaveARowForEachClaimThatApplicationsCanSet() {
        assertThat(Stream.of(UserClaims.Builder.class.getMethods())
                        .filter(method -> method.getReturnType() == UserClaims.Builder.class)
                        .map(method ->
                                method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT))
                        .filter(name -> !name.startsWith("custom_attribute") && !name.equals("login_failed")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Claim.values()).map(claim -> claim.key).toList());
    }

    @Test
    void shouldKnowTheStandardClaims() {
        assertThat(Claim.STANDARD)
                .containsExactly(
                        Claim.EMAIL,
                        Claim.EMAIL_VERIFIED,
                        Claim.GIVEN_NAME,
                        Claim.FAMILY_NAME,
                        Claim.NAME,
                        Claim.PREFERRED_USERNAME,
                        Claim.GENDER,
                        Claim.PHONE_NUMBER,
                        Claim.PHONE_NUMBER_VERIFIED,
                        Claim.PICTURE,
                        Claim.LOCALE,
                        Claim.GROUPS);
        assertThat(Claim.EMAIL_VERIFIED.flagged()).contains(Claim.EMAIL);
        assertThat(Claim.PHONE_NUMBER_VERIFIED.flagged()).contains(Claim.PHONE_NUMBER);
        assertThat(Claim.values())
                .filteredOn(claim -> claim.flagged().isPresent())
                .containsExactly(Claim.EMAIL_VERIFIED, Claim.PHONE_NUMBER_VERIFIED);
    }
}
