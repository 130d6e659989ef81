// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.arrival.Arrival;
import io.github.scalekitlogin.internal.config.Settings.Confirm;
import io.github.scalekitlogin.pending.PendingLogin;
import io.github.scalekitlogin.pending.PendingLogins;
import io.github.scalekitlogin.pending.Stage;
import io.github.scalekitlogin.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which login request completes without a question: what a browser says of where a sign-in came from decides. */
class SignInMatchTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    private final PendingLogins pending = new PendingLogins(() -> NOW);
    private final SignInMatch match = new SignInMatch(new Rooms(
            "/scalekit",
            Confirm.SIGNED_IN,
            new Arrival("/scalekit/challenge", null),
            pending,
            SignedIn.asTheContainerSays(),
            null,
            null,
            null));
    private final Map<String, Object> session = new LinkedHashMap<>();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "its own login page, same-origin, https://shop.example/login?login_request_id=lri_1, PARKED, PARKED",
        "an older browser, , https://shop.example/login?login_request_id=lri_1, PARKED, PARKED",
        "an ordinary login page, same-origin, https://shop.example/login, PARKED, ASKED",
        "another tab's login page, same-origin, https://shop.example/login?login_request_id=lri_2, PARKED, ASKED",
        "an OpenID provider, cross-site, https://idp.example/, PARKED, ASKED",
        "an attacker's page, cross-site, https://evil.example/?login_request_id=lri_1, PARKED, ASKED",
        "an attacker's page before an older browser, , https://evil.example/?login_request_id=lri_1, PARKED, ASKED",
        "a link typed in, none, , PARKED, ASKED",
        "a browser that says nothing, , , PARKED, ASKED",
        "after a wrong password, same-origin, https://shop.example/login-error, TRIED, ASKED",
        "its own login page after a wrong password, same-origin, https://shop.example/login?login_request_id=lri_1, TRIED, TRIED",
        "after a wrong password and another site, cross-site, https://evil.example/, TRIED, ASKED",
        "once asked it is asked, same-origin, https://shop.example/login?login_request_id=lri_1, ASKED, ASKED",
        "confirmed, none, , APPROVED, APPROVED",
    })
    void shouldAskUnlessTheSignInCameFromItsOwnLoginPage(
            String from, String site, String referer, Stage before, Stage after) {
        HttpServletRequest request = request(site, referer);
        pending.put(request, parked("lri_1").at(before, before == Stage.APPROVED ? "alice" : null));
        match.passOverOthers(request, "lri_1");
        assertThat(pending.find(request, "lri_1").orElseThrow().stage()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/login?login_request_id=lri_1, PARKED, ASKED",
        "https://shop.example/login, ASKED, ASKED",
    })
    void shouldAskForWhateverElseIsParked(String referer, Stage own, Stage other) {
        HttpServletRequest request = request("same-origin", referer);
        pending.put(request, parked("lri_1"));
        pending.put(request, parked("lri_2"));
        match.passOverOthers(request, "lri_1");
        assertThat(pending.find(request, "lri_1").orElseThrow().stage()).isEqualTo(own);
        assertThat(pending.find(request, "lri_2").orElseThrow().stage()).isEqualTo(other);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "its login page, same-origin, https://shop.example/login?login_request_id=lri_1, PARKED, true",
        "its login page after a look at the question, same-origin, https://shop.example/login?login_request_id=lri_1, ASKED, true",
        "its login page when all is said, same-origin, https://shop.example/login?login_request_id=lri_1, APPROVED, false",
        "after a wrong password, same-origin, https://shop.example/login-error, TRIED, true",
        "after a wrong password for another account, same-origin, https://shop.example/login-error, SWITCHING, true",
        "any other page, same-origin, https://shop.example/orders, PARKED, false",
        "another site after a wrong password, cross-site, https://evil.example/, TRIED, false",
    })
    void shouldKnowTheStepsOfALogin(String from, String site, String referer, Stage stage, boolean step) {
        HttpServletRequest request = request(site, referer);
        pending.put(request, parked("lri_1").at(stage, null));
        assertThat(match.isStep(request)).isEqualTo(step);
    }

    private HttpServletRequest request(String site, String referer) {
        RequestDouble request = new RequestDouble().session(session).header("Host", "shop.example");
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        if (referer != null) {
            request.header("Referer", referer);
        }
        return request.build();
    }

    private static PendingLogin parked(String id) {
        return PendingLogin.arrived(id, "s", NOW, false);
    }
}
