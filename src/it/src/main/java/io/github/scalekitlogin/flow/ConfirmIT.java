// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A user is signed in already when a login request arrives: nothing is submitted to Scalekit without the user's answer. */
@Requires(Capability.SAMPLE)
class ConfirmIT extends LoginFlow {

    private final LoginRequestTicket login = scalekit.newLoginRequest();

    @BeforeEach
    void signIn() {
        signInWithoutLoginRequest(browser, "/sample");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sample/scalekit/login",
                "/sample/login.xhtml",
                "/sample/index.xhtml",
                "/sample/home.xhtml",
                "/sample/scalekit/challenge"
            })
    void shouldConfirmAtEachLoginEndpoint(String loginEndpoint) {
        Page page = arrive(browser, loginEndpoint, login);
        assertConfirmPage(page);
        assertNothingSubmitted(login);
        assertHandedOver(answer(browser, page, "continue"), login, "alice", "customer", "clerk");
    }

    @Test
    void shouldNotBeFramedCachedOrReferredTo() {
        Page page = arrive(browser, "/sample/scalekit/login", login);
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.url().toString()).doesNotContain("state=");
        assertThat(page.body()).doesNotContain(login.state()).doesNotContain("<script");
    }

    @ParameterizedTest
    @CsvSource({
        "de, Weiter als alice",
        "'fr-CH,de;q=0.5', Continuer en tant que alice",
        "es, Continuar como alice",
        "ja, alice として続ける",
        "'pt,it;q=0.5', Continue as alice"
    })
    void shouldSpeakTheBrowsersLanguage(String accepted, String button) {
        arrive(browser, "/sample/scalekit/login", login);
        URI asked = url("/sample/scalekit/continue?login_request_id=" + login.loginRequestId());
        Page page = browser.request("GET", asked, "Accept-Language", accepted);
        assertThat(page.find("button.first").text()).isEqualTo(button);
        assertThat(page.document().select("html").attr("lang"))
                .isEqualTo(button.startsWith("Continue ") ? "en" : accepted.substring(0, 2));
    }

    /** The settings name an organisation for everybody; no source of claims is asked for it. */
    @Test
    void shouldNameTheOrganizationAndLookLikeTheApplication() {
        Browser fresh = new Browser();
        signInWithoutLoginRequest(fresh, "/own-claims");
        Page page = arrive(fresh, "/own-claims/scalekit/login", login);
        assertThat(page.text()).contains("Organization: Fernhill Trading Co.");
        assertThat(page.document().select("link[rel=stylesheet]").attr("href")).isEqualTo("../connect.css");
        assertThat(page.document().select("style")).isEmpty();
        assertThat(page.header("Content-Security-Policy")).contains("style-src 'self'");
        assertThat(fresh.open(url("/own-claims/connect.css")).status()).isEqualTo(200);
    }

    @Test
    void shouldSwitchToAnotherAccount() {
        Page page = arrive(browser, "/sample/scalekit/login", login);
        Page loginPage = answer(browser, page, "switch");
        assertThat(loginPage.url().getPath()).isEqualTo("/sample/login.xhtml");
        assertNothingSubmitted(login);
        assertHandedOver(signIn(browser, loginPage, "bob", "secret"), login, "bob", "customer");
    }

    @Test
    void shouldAskAgainWhenTheRefusedAccountComesBack() {
        Page loginPage = answer(browser, arrive(browser, "/sample/scalekit/login", login), "switch");
        assertConfirmPage(signIn(browser, loginPage, "alice", "secret"));
        assertNothingSubmitted(login);
    }

    @Test
    void shouldTellScalekitOfACancel() {
        Page end = answer(browser, arrive(browser, "/sample/scalekit/login", login), "cancel");
        assertThat(end.url().toString()).startsWith(scalekit.environmentUrl().toString());
        assertThat(submissionsOf(login)).hasSize(1);
        assertThat(submissionsOf(login).get(0).details()).isEqualTo(Map.of("login_failed", true));
        assertThat(browser.open(url("/sample/home.xhtml")).find("#user").text()).isEqualTo("alice");
    }

    @Test
    void shouldAcceptATokenOnceAndInItsOwnSessionOnly() {
        Page page = arrive(browser, "/sample/scalekit/login", login);
        Browser attacker = new Browser();
        signInWithoutLoginRequest(attacker, "/sample");
        arrive(attacker, "/sample/scalekit/login", login);
        Page refused = attacker.submit(page, "[value=continue]", Map.of());
        assertThat(refused.status()).isEqualTo(403);
        assertJoinedWithLog(refused, "ANSWER_REFUSED");
        assertNothingSubmitted(login);

        assertHandedOver(answer(browser, page, "continue"), login, "alice", "customer", "clerk");
        answer(browser, page, "continue");
        assertThat(submissionsOf(login)).hasSize(1);
    }

    @Test
    void shouldNotTakeATokenForAnotherLoginRequest() {
        Page page = arrive(browser, "/sample/scalekit/login", login);
        LoginRequestTicket other = scalekit.newLoginRequest();
        arrive(browser.newTab(), "/sample/scalekit/login", other);
        Page forged = new Page(
                page.url(),
                page.status(),
                page.headers(),
                page.body().replace(login.loginRequestId(), other.loginRequestId()));
        assertThat(answer(browser, forged, "continue").status()).isEqualTo(403);
        assertNothingSubmitted(other);
    }

    @Test
    void shouldNotDisturbAUserWhoDoesNotAnswer() {
        arrive(browser, "/sample/scalekit/login", login);
        assertThat(browser.open(url("/sample/home.xhtml")).find("#user").text()).isEqualTo("alice");
        assertThat(browser.open(url("/sample/orders.xhtml")).status()).isEqualTo(200);
        assertNothingSubmitted(login);
    }

    @Test
    void shouldRejectTheAnswerAfterASignOut() {
        Page page = arrive(browser, "/sample/scalekit/login", login);
        Page home = browser.newTab().open(url("/sample/home.xhtml"));
        browser.newTab().submit(home, "[id$=signOut]", Map.of());
        Page loginPage = answer(browser, page, "continue");
        assertThat(loginPage.url().getPath()).isEqualTo("/sample/login.xhtml");
        assertNothingSubmitted(login);
        Page question = signIn(browser, loginPage, "bob", "secret");
        assertThat(question.text()).contains("You are signed in as bob");
        assertNothingSubmitted(login);
        assertHandedOver(answer(browser, question, "continue"), login, "bob", "customer");
    }

    @Test
    void shouldAskEachTimeWhenToldSo() {
        Browser fresh = new Browser();
        Page page = signIn(fresh, arrive(fresh, "/always/scalekit/login", login), "alice", "secret");
        assertConfirmPage(page);
        assertNothingSubmitted(login);
        assertHandedOver(answer(fresh, page, "continue"), login, "alice", "customer", "clerk");
    }

    @Test
    void shouldNotAskWhenToldSo() {
        signInWithoutLoginRequest(browser, "/never");
        assertHandedOver(arrive(browser, "/never/scalekit/login", login), login, "alice", "customer", "clerk");
    }

    /** A login page may offer to cancel by a form of its own. */
    @Test
    void shouldAcceptACancelFromTheLoginPageButNotFromAnotherSite() {
        Browser fresh = new Browser();
        Page loginPage = arrive(fresh, "/sample/scalekit/login", login);
        URI cancel = url("/sample/scalekit/cancel?login_request_id=" + login.loginRequestId());
        assertThat(fresh.request("POST", cancel, "Sec-Fetch-Site", "cross-site").status())
                .isEqualTo(403);
        assertNothingSubmitted(login);
        Page end = fresh.request("POST", cancel, "Sec-Fetch-Site", "same-origin");
        assertThat(end.find("a").attr("href")).contains("partner:callback?state=");
        assertThat(submissionsOf(login).get(0).loginFailed()).isTrue();
        signIn(fresh, loginPage, "alice", "secret");
        assertThat(submissionsOf(login)).hasSize(1);
    }

    private static Page answer(Browser browser, Page page, String answer) {
        return browser.submit(page, "button[value=" + answer + "]", Map.of());
    }

    private static void assertConfirmPage(Page page) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("You are signed in as alice").contains("Only continue if you have");
        assertThat(page.document().select("button").eachText())
                .containsExactly("Continue as alice", "Use another account", "Cancel");
    }
}
