// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a page does in the background neither brings a login request nor uses one up. */
class BackgroundIT extends LoginFlow {

    private final LoginRequestTicket login = scalekit.newLoginRequest();

    /** Requests of a page that the user does not start, with the headers of browsers. */
    enum Background {
        POLL("/index", "Sec-Fetch-Dest", "empty", "Accept", "*/*"),
        OLD_POLL("/index", "X-Requested-With", "XMLHttpRequest", "Accept", "*/*"),
        FETCH_OF_A_PAGE("/home", "Sec-Fetch-Dest", "empty", "Sec-Fetch-Mode", "cors", "Accept", "text/html"),
        IMAGE("/logo.png", "Sec-Fetch-Dest", "image", "Accept", "image/avif,image/webp,*/*;q=0.8"),
        FAVICON("/favicon.ico", "Accept", "image/avif,image/webp,*/*;q=0.8"),
        FRAME("/index", "Sec-Fetch-Dest", "iframe", "Sec-Fetch-Mode", "navigate", "Accept", "text/html"),
        PREFETCH("/index", "Sec-Purpose", "prefetch", "Sec-Fetch-Dest", "document", "Accept", "text/html"),
        OLD_PREFETCH("/index", "Purpose", "prefetch", "Accept", "text/html");

        private final String path;
        private final String[] headers;

        Background(String path, String... headers) {
            this.path = path;
            this.headers = headers;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotBringALoginRequest(Background background) {
        for (String path : List.of("/plain/scalekit/login", "/plain/login.html", "/plain" + background.path)) {
            Browser fresh = new Browser();
            Page page = fresh.fetch(login.appendTo(url(path)), background.headers);
            assertThat(page.header("Location")).as(path).isNull();
            assertThat(fresh.cookies()).as(path).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotUseUpALoginRequest(Background background) {
        Page loginPage = arrive(browser, "/plain/scalekit/login", login);
        assertUntouched(background);
        assertHandedOver(signIn(browser, loginPage, "alice", "secret"), login, "alice", "customer", "clerk");
    }

    /** A user is signed in and a login request waits for the answer: only the next navigation of the tab shows the confirm page. */
    @ParameterizedTest
    @EnumSource
    void shouldNotTakeTheQuestionAway(Background background) {
        LoginRequestTicket second = scalekit.newLoginRequest();
        Browser tab2 = browser.newTab();
        Page loginPage = arrive(browser, "/plain/scalekit/login", login);
        arrive(tab2, "/plain/scalekit/login", second);
        assertHandedOver(signIn(browser, loginPage, "alice", "secret"), login, "alice", "customer", "clerk");
        assertUntouched(background);
        Page question = tab2.open(url("/plain/home"));
        assertThat(question.text()).contains("You are signed in as alice");
        Page end = tab2.submit(question, "button[value=continue]", Map.of());
        assertHandedOver(end, second, "alice", "customer", "clerk");
    }

    private void assertUntouched(Background background) {
        Page page = browser.fetch(url("/plain" + background.path), background.headers);
        assertThat(page.status()).isIn(200, 404);
        assertThat(page.header("Referrer-Policy")).isNull();
    }
}
