// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets a calm page at our own paths and changes nothing anywhere else. */
@Requires(Capability.SAMPLE)
class BadInputIT extends LoginFlow {

    private static final String BOTH = "login_request_id=lri_1&state=s";

    @ParameterizedTest
    @CsvSource({
        "'', 400",
        "?login_request_id=lri_1, 400",
        "?state=s, 400",
        "?login_request_id=lri_1&login_request_id=lri_2&state=s, 400",
        "?login_request_id=lri%2F1&state=s, 400",
        "?login_request_id=lri_1&state=, 400",
        "?login_request_id=lri_1&state=%0D%0AX, 400",
        "?login_request_id=lri_1&state=%C3%A4, 400",
    })
    void shouldRefuseALoginRequestThatIsNotWhole(String query, int status) {
        Page page = browser.open(url("/sample/scalekit/login" + query));
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.text()).contains("This sign-in link is not complete").contains("start again");
        assertJoinedWithLog(page, "BAD_REQUEST");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void shouldRefuseAStateThatIsTooLong() {
        Page page = browser.open(url("/sample/scalekit/login?login_request_id=lri_1&state=" + "s".repeat(4097)));
        assertThat(page.status()).isEqualTo(400);
        assertThat(browser.cookies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /login, 405, GET",
        "HEAD, /login, 405, GET",
        "PUT, /continue, 405, GET",
        "GET, /confirm, 405, POST",
        "GET, /cancel, 405, POST",
    })
    void shouldAllowOneMethodOnly(String method, String path, int status, String allowed) {
        Page page = browser.request(method, url("/sample/scalekit" + path + "?" + BOTH));
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.header("Allow")).isEqualTo(allowed);
        assertThat(browser.cookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sample/scalekit", "/sample/scalekit/", "/sample/scalekit/other", "/sample/scalekit/login/x"})
    void shouldKnowNoOtherPath(String path) {
        Page page = browser.open(url(path + "?" + BOTH));
        assertThat(page.status()).isEqualTo(404);
        assertJoinedWithLog(page, "NO_SUCH_PAGE");
        assertThat(browser.cookies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET, /continue", "POST, /confirm", "POST, /cancel"})
    void shouldSayThatNothingWaits(String method, String path) {
        Page page = browser.request(method, url("/sample/scalekit" + path + "?login_request_id=lri_1"));
        assertThat(page.status()).isEqualTo(410);
        assertJoinedWithLog(page, "NO_COOKIE");
        assertThat(browser.cookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login_request_id=lri_1",
                "state=s",
                "login_request_id=lri_1&login_request_id=lri_2&state=s",
                "login_request_id=lri%2F1&state=s",
                "login_request_id=lri_1&state=%00",
                "LOGIN_REQUEST_ID=lri_1&state=s",
            })
    void shouldNotChangeThePagesOfTheApplication(String query) {
        Page page = browser.open(url("/sample/error.html?" + query));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Referrer-Policy")).isNull();
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void shouldNotTakeParametersFromAPost() {
        Page page = browser.request("POST", url("/sample/error.html?" + BOTH));
        assertThat(page.header("Location")).isNull();
        assertThat(browser.cookies()).isEmpty();
    }
}
