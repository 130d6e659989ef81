// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to register the filter: automatically, in web.xml, without a part of it, beside other filters. */
@OnEachServer
class RegistrationIT extends LoginFlow {

    private final LoginRequestTicket login = scalekit.newLoginRequest();

    /**
     * Where our web fragment is left out the container is asked by code. Where that fails as well, the page says so and the
     * log has the lines for web.xml.
     */
    @ParameterizedTest
    @ValueSource(strings = {"/plain-complete", "/plain-ordered"})
    void shouldHandOverWithoutTheWebFragment(String context) {
        Page page = arrive(browser, context + "/scalekit/login", login);
        assertThat(page.has(BUTTON)).isNotEqualTo(ServerTraits.refusesToAuthenticate());
        if (page.has(BUTTON)) {
            Page end = signIn(browser, page, "alice", "secret");
            assertHandedOver(agreed(browser, end, login), login, "alice", "customer", "clerk");
        } else {
            assertThat(page.text()).contains("This application did not ask you to sign in");
            assertJoinedWithLog(page, "NO_LOGIN");
            assertThat(environment.server().log())
                    .contains("<url-pattern>/scalekit/challenge</url-pattern>")
                    .contains("<auth-constraint><role-name>**</role-name></auth-constraint>");
            assertNothingSubmitted(login);
        }
    }

    /** An absolute ordering without us leaves nothing of ours to run but the filter that web.xml names. */
    @Test
    void shouldLogThatAnAbsoluteOrderingLeavesUsOut() {
        browser.open(url("/plain-ordered/index"));
        assertThat(environment.server().log().lines().filter(line -> line.contains("leaves this jar out")))
                .singleElement()
                .asString()
                .contains("/plain-ordered: <absolute-ordering>")
                .contains("Add <name>scalekit_login</name>");
    }

    /** The application's own filters, by web.xml and by annotation, see none of our addresses. */
    @Test
    void shouldComeBeforeTheApplicationsFilters() {
        Page loginPage = arrive(browser, "/plain-guard/scalekit/login", login);
        assertThat(browser.hops().get(1).location().getRawPath()).isEqualTo("/plain-guard/login.html");
        assertThat(loginPage.header("X-Guard")).isEqualTo("seen");
        assertThat(browser.open(url("/plain-guard/scalekit/login")).header("X-Guard"))
                .isNull();
        assertHandedOver(signIn(browser, loginPage, "alice", "secret"), login, "alice", "customer", "clerk");
    }

    @Test
    void shouldLeaveTheApplicationItsErrorPages() {
        Page loginPage = arrive(browser, "/plain-guard/scalekit/login", login);
        assertOops(browser.open(url("/plain-guard/login-missing")), 404);
        assertOops(browser.open(url("/plain-guard/login-fault")), 500);
        assertOops(browser.request("POST", url("/plain-guard/login-fault")), 500);
        assertHandedOver(signIn(browser, loginPage, "alice", "secret"), login, "alice", "customer", "clerk");
        assertOops(browser.open(url("/plain-guard/login-missing")), 404);
    }

    @Test
    void shouldShowErrorPagesOfItsOwnAtItsOwnAddresses() {
        Page page = browser.open(url("/plain-guard/scalekit/other"));
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.has("#oops")).isFalse();
        assertJoinedWithLog(page, "NO_SUCH_PAGE");
    }

    /** Another user is signed in when the application fails: its error page stays, and the next step shows the confirm page. */
    @Test
    void shouldKeepTheErrorPageOfTheApplicationForASignedInUser() {
        signIn(browser.newTab(), browser.open(url("/plain-guard/login.html")), "alice", "secret");
        Page question = arrive(browser, "/plain-guard/scalekit/login", login);
        assertOops(browser.open(url("/plain-guard/login-fault")), 500);
        Page end = browser.submit(question, "button[value=continue]", Map.of());
        assertHandedOver(end, login, "alice", "customer", "clerk");
    }

    private static void assertOops(Page page, int status) {
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.find("#oops").text()).isEqualTo("Something went wrong in our shop");
    }
}
