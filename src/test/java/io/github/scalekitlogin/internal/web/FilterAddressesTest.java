// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.session.LoginRequest;
import io.github.scalekitlogin.testkit.RequestDouble;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterAddressesTest {

    private final FilterAddresses addresses = new FilterAddresses("/scalekit", "/login.xhtml?lang=en");
    private final HttpServletRequest request = new RequestDouble().build();

    @Test
    void shouldSendBothParametersToTheLoginPageAndNoStateToTheContainer() {
        LoginRequest login = new LoginRequest("lri_1", "s%2Ft");
        assertThat(addresses.loginAddress(request, login))
                .isEqualTo("/login.xhtml?lang=en&login_request_id=lri_1&state=s%2Ft");
        assertThat(new FilterAddresses("/scalekit", null).loginAddress(request, login))
                .isEqualTo("/scalekit/challenge?login_request_id=lri_1");
    }

    @Test
    void shouldKnowTheLoginPageWithoutItsQuery() {
        assertThat(addresses.isLoginPage("/login.xhtml")).isTrue();
        assertThat(addresses.isLoginPage("/login.xhtml/")).isFalse();
        assertThat(new FilterAddresses("/scalekit", null).isLoginPage("/login.xhtml"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/login.xhtml, /login.xhtml?login_request_id=lri_1",
        "/login.xhtml?error=1, /login.xhtml?error=1&login_request_id=lri_1",
        "/login.xhtml;jsessionid=S, /login.xhtml;jsessionid=S?login_request_id=lri_1",
        "/login.xhtml?login_request_id=lri_2, /login.xhtml?login_request_id=lri_2",
        "/login.xhtml#form, /login.xhtml#form",
        "/home.xhtml, /home.xhtml",
        "/app/login.xhtml, /app/login.xhtml",
        "login.xhtml, login.xhtml",
        "https://evil.example/login.xhtml, https://evil.example/login.xhtml",
    })
    void shouldAddTheIdentifierToTheAddressOfTheLoginPageOnly(String url, String expected) {
        assertThat(addresses.withLoginRequestId(request, url, "lri_1")).isEqualTo(expected);
    }
}
