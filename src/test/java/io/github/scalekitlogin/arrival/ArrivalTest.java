// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.RequestDouble;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalTest {

    private static final String BOTH = "login_request_id=lri_1&state=s%2Ft";

    private final Arrival arrival = new Arrival("/scalekit/challenge", "/login.xhtml?lang=en");

    @Test
    void shouldTakeTheParametersOfAGetOnly() {
        assertThat(arrival.findLoginRequest(new RequestDouble().query(BOTH).build()))
                .contains(new LoginRequest("lri_1", "s%2Ft"));
        assertThat(arrival.findLoginRequest(
                        new RequestDouble().method("POST").query(BOTH).build()))
                .isEmpty();
        assertThat(arrival.findLoginRequest(
                        new RequestDouble().method("HEAD").query(BOTH).build()))
                .isEmpty();
        assertThat(arrival.findLoginRequest(
                        new RequestDouble().query("login_request_id=lri_1").build()))
                .isEmpty();
        assertThat(arrival.findLoginRequest(new RequestDouble().build())).isEmpty();
    }

    @Test
    void shouldSendBothParametersToTheLoginPageAndNoStateToTheContainer() {
        LoginRequest login = new LoginRequest("lri_1", "s%2Ft");
        assertThat(arrival.wayToLogin(login)).isEqualTo("/login.xhtml?lang=en&" + BOTH);
        assertThat(new Arrival("/scalekit/challenge", null).wayToLogin(login))
                .isEqualTo("/scalekit/challenge?login_request_id=lri_1");
    }

    @Test
    void shouldKnowTheLoginPageWithoutItsQuery() {
        assertThat(arrival.isLoginPage("/login.xhtml")).isTrue();
        assertThat(arrival.isLoginPage("/login.xhtml/")).isFalse();
        assertThat(new Arrival("/scalekit/challenge", null).isLoginPage("/login.xhtml"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/app/login.xhtml, /app/login.xhtml?login_request_id=lri_1",
        "/app/login.xhtml?error=1, /app/login.xhtml?error=1&login_request_id=lri_1",
        "/app/login.xhtml;jsessionid=S, /app/login.xhtml;jsessionid=S?login_request_id=lri_1",
        "/app/login.xhtml?login_request_id=lri_2, /app/login.xhtml?login_request_id=lri_2",
        "/app/login.xhtml#form, /app/login.xhtml#form",
        "/app/home.xhtml, /app/home.xhtml",
        "/login.xhtml, /login.xhtml",
        "login.xhtml, login.xhtml",
        "https://evil.example/app/login.xhtml, https://evil.example/app/login.xhtml",
    })
    void shouldNameTheLoginRequestAtTheLoginPageOnly(String url, String named) {
        assertThat(arrival.ofLoginPage("/app", url, "lri_1")).isEqualTo(named);
    }

    @Test
    void shouldTellThePageATabCameFromAndTheAddressItWasBroughtTo() {
        RequestDouble request = new RequestDouble().query("login_request_id=lri_2&state=t");
        assertThat(arrival.findLoginPageId(request.build())).isEmpty();
        request.header("Referer", "http://localhost/app/login.xhtml?" + BOTH);
        assertThat(arrival.findLoginPageId(request.build())).contains("lri_1");
        assertThat(arrival.findAddressedId(request.build())).contains("lri_2");
        for (String referer : List.of(
                "http://localhost/",
                "http://localhost/app/login.xhtml?login_request_id=%zz",
                "http://localhost/app/profile.xhtml?" + BOTH)) {
            assertThat(arrival.findLoginPageId(
                            new RequestDouble().header("Referer", referer).build()))
                    .isEmpty();
        }
    }
}
