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

    private final FilterAddresses addresses = new FilterAddresses("/scalekit", null, "/login.xhtml?lang=en", null);
    private final HttpServletRequest request = new RequestDouble();

    @Test
    void shouldNameTheLoginRequestInTheAddressOfTheLogin() {
        LoginRequest login = new LoginRequest("lri_1", "s%2Ft");
        assertThat(addresses.loginAddress(request, login))
                .isEqualTo("./login.xhtml?lang=en&login_request_id=lri_1&state=s%2Ft");
        assertThat(new FilterAddresses("/scalekit", null, null, null).loginAddress(request, login))
                .isEqualTo("./scalekit/challenge?login_request_id=lri_1&scalekit_state=s%2Ft");
    }

    @Test
    void shouldKnowTheLoginPageWithoutItsQuery() {
        assertThat(addresses.isLoginPage(new RequestDouble().path("/login.xhtml")))
                .isTrue();
        assertThat(addresses.isLoginPage(new RequestDouble().path("/login.xhtml/")))
                .isFalse();
        assertThat(new FilterAddresses("/scalekit", null, null, null)
                        .isLoginPage(new RequestDouble().path("/login.xhtml")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/scalekit/login, ../scalekit/continue",
        "/home, ./scalekit/continue",
        "/, ./scalekit/continue",
        "/orders/, ../scalekit/continue",
        "/orders/2026/list, ../../scalekit/continue"
    })
    void shouldBeRelativeToTheAddressOfTheRequest(String path, String expected) {
        assertThat(addresses.own(new RequestDouble().path(path), FilterAddresses.CONTINUE))
                .isEqualTo(expected);
    }

    /** A script resolves the address against its page, which may be at another depth, or behind a proxy. */
    @ParameterizedTest
    @CsvSource({
        "https://shop.example/login.xhtml?a=b, /scalekit/continue?login_request_id=lri_1",
        "https://shop.example/shop/login.xhtml, /shop/scalekit/continue?login_request_id=lri_1",
        "https://evil.example/shop/login.xhtml, /scalekit/continue?login_request_id=lri_1",
        "https://shop.example/other, /scalekit/continue?login_request_id=lri_1"
    })
    void shouldFindTheApplicationFromThePageOfAScript(String page, String expected) {
        RequestDouble post = new RequestDouble()
                .path("/api/login")
                .method("POST")
                .header("Host", "shop.example")
                .header("Referer", page);
        assertThat(addresses.continueAddressFromPage(post, "lri_1")).isEqualTo(expected);
    }

    @Test
    void shouldUseThePathThatTheSettingsName() {
        FilterAddresses shop = new FilterAddresses("/scalekit", "/shop", "/login", null);
        HttpServletRequest deep = new RequestDouble().path("/orders/list");
        assertThat(shop.own(deep, FilterAddresses.CONTINUE)).isEqualTo("/shop/scalekit/continue");
        assertThat(shop.isLoginPage(deep, "/shop/login")).isTrue();
        assertThat(shop.isLoginPage(deep, "/login")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/login.xhtml, /login.xhtml?login_request_id=lri_1&state=s",
        "/login.xhtml?error=1, /login.xhtml?error=1&login_request_id=lri_1&state=s",
        "/login.xhtml;jsessionid=S, /login.xhtml;jsessionid=S?login_request_id=lri_1&state=s",
        "login.xhtml?error, login.xhtml?error&login_request_id=lri_1&state=s",
        "/login.xhtml?login_request_id=lri_2, /login.xhtml?login_request_id=lri_2",
        "/login.xhtml#form, /login.xhtml#form",
        "/home.xhtml, /home.xhtml",
        "/app/login.xhtml, /app/login.xhtml",
        "other.xhtml, other.xhtml",
        "https://evil.example/login.xhtml, https://evil.example/login.xhtml",
    })
    void shouldAddTheLoginRequestToTheAddressOfTheLoginPageOnly(String url, String expected) {
        assertThat(addresses.withLoginRequest(request, url, new LoginRequest("lri_1", "s")))
                .isEqualTo(expected);
    }
}
