// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login request arrives, a user signs in, and the details are submitted to Scalekit: with each login of the sample. */
@AlsoOnEachServer
@Requires(Capability.SAMPLE)
class HandOverIT extends LoginFlow {

    private final LoginRequestTicket login = scalekit.newLoginRequest();

    /** Where Scalekit sends the browser: our own address, the application's login page, or any other page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sample/scalekit/login",
                "/sample/login.xhtml",
                "/sample/index.xhtml",
                "/in-place/scalekit/login",
                "/in-place/login-in-place.xhtml"
            })
    void shouldHandOverAfterLogin(String loginEndpoint) {
        Page loginPage = arrive(browser, loginEndpoint, login);
        assertThat(loginPage.status()).isEqualTo(200);
        assertHandedOver(signIn(browser, loginPage, "alice", "secret"), login, "alice", "customer", "clerk");
    }

    /** A 307 would send the password again. */
    @Test
    void shouldRedirectBy303AndLogTheHandOver() {
        Page loginPage = arrive(browser, "/sample/scalekit/login", login);
        signIn(browser, loginPage, "alice", "secret");
        assertThat(browser.hops())
                .filteredOn(hop -> hop.url().getPath().startsWith("/sample/") && hop.location() != null)
                .isNotEmpty()
                .allMatch(hop -> hop.status() == 303);
        String authRequestId = submissionsOf(login).get(0).authRequestId();
        await(() -> environment
                .server()
                .log()
                .contains(
                        "Login request " + login.loginRequestId() + " handed over, auth_request_id " + authRequestId));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ajax/scalekit/login", "/ajax/login-ajax.xhtml"})
    void shouldHandOverAfterAFacesLoginByAjax(String loginEndpoint) {
        Page loginPage = arrive(browser, loginEndpoint, login);
        Page end = browser.submitByAjax(loginPage, BUTTON, typed(loginPage, "alice", "secret"));
        assertHandedOver(end, login, "alice", "customer", "clerk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample/scalekit/login", "/in-place/scalekit/login"})
    void shouldKeepTheLoginRequestThroughAWrongPassword(String loginEndpoint) {
        Page loginPage = arrive(browser, loginEndpoint, login);
        Page again = signIn(browser, loginPage, "alice", "wrong");
        assertNothingSubmitted(login);
        assertHandedOver(signIn(browser, again, "bob", "secret"), login, "bob", "customer");
    }

    @Test
    void shouldKeepTheLoginRequestThroughAWrongPasswordByAjax() {
        Page loginPage = arrive(browser, "/ajax/scalekit/login", login);
        Page wrong = browser.submitByAjax(loginPage, BUTTON, typed(loginPage, "alice", "wrong"));
        assertThat(wrong.body()).contains("partial-response").doesNotContain("redirect");
        Page end = browser.submitByAjax(loginPage, BUTTON, typed(loginPage, "alice", "secret"));
        assertHandedOver(end, login, "alice", "customer", "clerk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample/scalekit/login", "/sample/login.xhtml"})
    void shouldGiveStateBackExactly(String loginEndpoint) {
        for (String state : new String[] {"a/b+c=d&e f%g\"h#i?j;k", "x".repeat(2000), "~!$'()*,:@"}) {
            LoginRequestTicket exact = scalekit.newLoginRequest(state);
            Browser tab = new Browser();
            Page end = signIn(tab, arrive(tab, loginEndpoint, exact), "alice", "secret");
            assertHandedOver(end, exact, "alice", "customer", "clerk");
        }
    }

    @Test
    void shouldLeaveTheApplicationAloneAfterwards() {
        signIn(browser, arrive(browser, "/sample/scalekit/login", login), "alice", "secret");
        Page home = browser.open(url("/sample/home.xhtml"));
        assertThat(home.find("#user").text()).isEqualTo("alice");
        assertThat(home.header("Cross-Origin-Opener-Policy")).isNull();
        browser.submit(home, "[id$=signOut]", Map.of());
        assertThat(signInWithoutLoginRequest(browser, "/sample").url().getPath())
                .isEqualTo("/sample/home.xhtml");
        assertThat(submissionsOf(login)).hasSize(1);
    }

    @Test
    void shouldShowTheLoginPageUncachedAndWithItsOpener() {
        Page loginPage = arrive(browser, "/sample/scalekit/login", login);
        assertThat(loginPage.url().getPath()).isEqualTo("/sample/login.xhtml");
        assertThat(loginPage.header("Cache-Control")).startsWith("no-store");
        assertThat(loginPage.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(browser.hops().get(1).status()).isEqualTo(303);
    }

    /** Headers by which the application cuts its windows off are replaced while they lead to the login, and nowhere else. */
    @Test
    void shouldKeepTheOpenerAtEveryStepOfTheLogin() {
        Page loginPage = arrive(browser, "/isolated/scalekit/login", login);
        assertInTouch(loginPage);
        Page again = signIn(browser, loginPage, "alice", "wrong");
        assertInTouch(again);
        assertHandedOver(signIn(browser, again, "alice", "secret"), login, "alice", "customer", "clerk");
        Page home = browser.open(url("/isolated/home.xhtml"));
        assertThat(home.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(home.header("Referrer-Policy")).isEqualTo("unsafe-url");
    }

    private static void assertInTouch(Page page) {
        assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("unsafe-none");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cache-Control")).startsWith("no-store");
    }

    @Test
    void shouldLetABeanOfTheApplicationAddClaims() {
        Page end = signIn(browser, arrive(browser, "/own-claims/scalekit/login", login), "alice", "secret");
        assertThat(end.text()).contains("Login complete").contains("Fernhill Trading Co.");
        assertThat(submissionsOf(login).get(0).details())
                .containsEntry("sub", "alice")
                .containsEntry("email", "alice@own.example")
                .containsEntry("given_name", "Alice")
                .containsEntry("custom_attributes", Map.of("department", "Garden"));
    }

    @Test
    void shouldSayWhatIsMissingWhenThereIsNoEmail() {
        Page end = signIn(browser, arrive(browser, "/no-email/scalekit/login", login), "alice", "secret");
        assertThat(end.status()).isEqualTo(424);
        assertThat(end.text()).contains("Your account is missing a detail");
        assertJoinedWithLog(end, "scalekit.claims.email-domain");
        assertNothingSubmitted(login);
        assertThat(browser.open(url("/no-email/home.xhtml")).find("#user").text())
                .isEqualTo("alice");
    }
}
