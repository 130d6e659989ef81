// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.testkit.RequestDouble;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims the settings give, and the check of what is sent in the end. */
class SettingClaimsTest {

    /** What an application keeps of somebody. */
    public record Profile(String email, String phone, List<String> teams, Object locale, boolean verified) {

        public String getEmail() {
            return email;
        }

        public String getPhone() {
            return phone;
        }

        public List<String> getTeams() {
            return teams;
        }

        public Object getLocale() {
            return locale;
        }

        public boolean isVerified() {
            return verified;
        }

        public String getFailing() {
            throw new IllegalStateException("alice's file is away");
        }
    }

    private final HttpServletRequest request = new RequestDouble()
            .session(new LinkedHashMap<>(Map.of(
                    "USER",
                    new Profile(
                            "alice@example.com",
                            "+12025550123",
                            Arrays.asList("blue", null, "red"),
                            Locale.UK,
                            true))));

    @Test
    void shouldTakeFixedTextsTemplatesAndExpressions() throws Exception {
        UserClaims claims = claimsOf(
                "email=${USER.email}",
                "email_verified=#{USER.verified}",
                "organization_external_id=acme",
                "name=Ms ${name}",
                "groups=${USER.teams}",
                "locale=${USER.locale}",
                "phone_number=${USER.phone}",
                "custom_attributes.plan=gold",
                "custom_attributes.teams=${USER.teams.size()}",
                "given_name=${USER.email.split('@')[0]}",
                "family_name=${nobody.name}");
        assertThat(claims.email()).isEqualTo("alice@example.com");
        assertThat(claims.emailVerified()).isTrue();
        assertThat(claims.organizationExternalId()).isEqualTo("acme");
        assertThat(claims.name()).isEqualTo("Ms alice");
        assertThat(claims.groups()).containsExactly("blue", "red");
        assertThat(claims.locale()).isEqualTo("en-GB");
        assertThat(claims.phoneNumber()).isEqualTo("+12025550123");
        assertThat(claims.customAttributes()).isEqualTo(Map.of("plan", "gold", "teams", 3));
        assertThat(claims.givenName()).isEqualTo("alice");
        assertThat(claims.familyName()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "email_verified=yes",
        "phone_number=202 555 0123",
        "phone_number=+0123456",
        "picture=/alice.png",
        "picture=javascript:alert(1)",
        "locale=en_US",
        "locale=",
        "custom_attributes.user=${USER}",
        "organization_external_name=" + SettingClaimsTest.LONG,
        "gender=${USER.teams}",
    })
    void shouldLeaveOutAnOptionalClaimThatIsWrong(String claim) throws Exception {
        UserClaims claims = claimsOf("email=alice@example.com", claim);
        assertThat(claims.asMap())
                .isEqualTo(Map.of("sub", "alice", "preferred_username", "alice", "email", "alice@example.com"));
    }

    @Test
    void shouldStopAtARequiredClaimThatIsWrong() {
        assertThatThrownBy(() -> claimsOf("email=alice at example.com"))
                .isInstanceOf(ClaimsException.class)
                .hasMessageStartingWith("The email of the account is not an e-mail address")
                .hasMessageNotContaining("alice");
        assertThatThrownBy(() -> claimsOf("email=${USER.teams}"))
                .hasMessageStartingWith("The email of the account is not a text");
    }

    @Test
    void shouldNameTheExpressionThatFailsAndNoValue() {
        assertThatThrownBy(() -> claimsOf("email=${USER.emial}"))
                .isInstanceOf(ClaimsException.class)
                .hasMessageStartingWith("${USER.emial} cannot be evaluated: ")
                .hasMessageContaining("emial");
        assertThatThrownBy(() -> claimsOf("email=${USER.failing}"))
                .isInstanceOf(ClaimsException.class)
                .hasMessage("${USER.failing} cannot be evaluated: java.lang.IllegalStateException")
                .hasNoCause();
    }

    @Test
    void shouldKnowNothingOfTheRequest() throws Exception {
        for (String name : List.of("param", "header", "cookie", "request", "requestScope", "pageContext")) {
            assertThat(Expression.of("${" + name + "}").valueFor(() -> "alice", request))
                    .isNull();
        }
    }

    @Test
    void shouldNotEvaluateWhatValuesHold() throws Exception {
        HttpServletRequest hostile = new RequestDouble().session(new LinkedHashMap<>(Map.of("USER", "${name}#{name}")));
        assertThat(Expression.of("${USER}").valueFor(() -> "alice", hostile)).isEqualTo("${name}#{name}");
    }

    @Test
    void shouldRefuseWhatIsNoExpression() {
        assertThatThrownBy(() -> Expression.of("${USER."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("USER");
        assertThat(Expression.of("100 $ {a}").isFixed()).isTrue();
    }

    private static final String LONG =
            "ninety characters and a bit more than that and to be said again and once more in the end."
                    + "ninety characters and a bit more than that and to be said again and once more in the end."
                    + "ninety characters and a bit more than that";

    private UserClaims claimsOf(String... settings) throws ClaimsException {
        Map<String, Expression> values = new LinkedHashMap<>();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            values.put(parts[0], Expression.of(parts[1]));
        }
        return ClaimsResolver.builder().settings(values).build().resolve(() -> "alice", Map.of(), Map.of(), request);
    }
}
