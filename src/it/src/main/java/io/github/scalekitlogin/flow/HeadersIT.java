// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.HeaderRules;
import io.github.scalekitlogin.browser.Hop;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The filter's headers are on its own answers and on login pages for a login request. Every other answer of the application
 * is the one it gives with the filter turned off.
 */
@AlsoOnEachServer
@Requires(Capability.SAMPLE)
class HeadersIT extends LoginFlow {

    /** Different for each deployment or request: only their presence is compared. */
    private static final Set<String> VARYING = Set.of("date", "etag", "last-modified", "content-length");

    private final LoginRequestTicket login = scalekit.newLoginRequest();
    private final HeaderRules rules = new HeaderRules(scalekit.environmentUrl());

    @ParameterizedTest
    @ValueSource(strings = {"/sample", "/isolated"})
    void shouldBeRightOnEveryAnswerOfALogin(String application) {
        Page loginPage = arrive(browser, application + "/scalekit/login", login);
        Page again = signIn(browser, loginPage, "alice", "wrong");
        assertHandedOver(signIn(browser, again, "alice", "secret"), login, "alice", "customer", "clerk");
        assertThat(checked()).isGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"continue", "switch", "cancel"})
    void shouldBeRightOnEveryAnswerOfAQuestion(String answer) {
        signInWithoutLoginRequest(browser, "/isolated");
        Browser tab = browser.newTab();
        Page question = arrive(tab, "/isolated/scalekit/login", login);
        tab.submit(question, "button[value=" + answer + "]", Map.of());
        tab.open(url("/isolated/scalekit/continue?login_request_id=lri_unknown"));
        tab.open(url("/isolated/scalekit/login?state=s"));
        tab.open(url("/isolated/scalekit/other"));
        List<Hop> ours = tab.hops().stream().filter(this::isOfTheApplication).toList();
        assertThat(ours).allMatch(this::check).hasSizeGreaterThanOrEqualTo(6);
    }

    /**
     * Once Open Liberty has shown a login page for a protected page, no user is signed in any more at that address
     * itself, and the session cannot be had there: not where other tests sign in.
     */
    @Test
    void shouldNotChangePagesWithoutALoginRequest() {
        assertThat(visit("/never", new Browser())).isEqualTo(visit("/off", new Browser()));
    }

    /** A login request waits in another tab and no user is signed in: public pages are unchanged. */
    @Test
    void shouldNotChangeOtherPagesWhileALoginRequestWaits() {
        Browser with = new Browser();
        Browser without = new Browser();
        arrive(with, "/sample/scalekit/login", login);
        without.open(url("/off/login.xhtml"));
        List<String> seen = publicPages("/sample", with.newTab());
        List<String> asAlways = publicPages("/off", without.newTab());
        if (ServerTraits.losesLengthOfWatchedPages()) {
            seen.replaceAll(HeadersIT::withoutLength);
            asAlways.replaceAll(HeadersIT::withoutLength);
        }
        assertThat(seen).isEqualTo(asAlways);
    }

    @Test
    void shouldNotChangePagesAfterALogin() {
        Browser with = new Browser();
        Browser without = new Browser();
        signIn(with, arrive(with, "/sample/scalekit/login", login), "alice", "secret");
        assertThat(submissionsOf(login)).hasSize(1);
        // Apache MyFaces takes back the cookie by which it has marked its redirect, which was never seen here.
        with.open(url("/sample/home.xhtml"));
        List<String> seen = signedIn("/sample", with.newTab());
        signIn(without, without.open(url("/off/login.xhtml")), "alice", "secret");
        assertThat(seen).isEqualTo(signedIn("/off", without.newTab()));
    }

    /** A user enters a wrong and then the right password, opens some pages and signs out. */
    private List<String> visit(String application, Browser tab) {
        List<String> seen = new ArrayList<>(publicPages(application, tab));
        int before = tab.hops().size();
        Page loginPage = tab.open(url(application + "/home.xhtml"));
        seen.add(body(loginPage, application));
        Page again = signIn(tab, loginPage, "alice", "wrong");
        seen.add(body(again, application));
        signIn(tab, again, "alice", "secret");
        tab.hops().stream().skip(before).map(hop -> told(hop, application)).forEach(seen::add);
        seen.addAll(signedIn(application, tab));
        return seen;
    }

    private List<String> publicPages(String application, Browser tab) {
        List<String> seen = new ArrayList<>();
        for (String path : List.of(
                "/index.xhtml",
                "/",
                "/error.html",
                "/login.xhtml",
                "/nowhere.html",
                "/jakarta.faces.resource/fernhill.css.xhtml?ln=css",
                "/error.html?state=s",
                "/index.xhtml?login_request_id=lri_unknown")) {
            for (String method : List.of("GET", "HEAD")) {
                Page page = tab.request(method, url(application + path));
                seen.add(method + ' ' + path + ' ' + page.status() + ' ' + told(page.headers(), application));
                seen.add(body(page, application));
            }
        }
        return seen;
    }

    private List<String> signedIn(String application, Browser tab) {
        List<String> seen = new ArrayList<>();
        for (String path : List.of("/home.xhtml", "/orders.xhtml", "/index.xhtml", "/error.html", "/nowhere.html")) {
            Page page = tab.request("GET", url(application + path));
            seen.add(path + ' ' + page.status() + ' ' + told(page.headers(), application));
            seen.add(body(page, application));
        }
        int before = tab.hops().size();
        tab.submit(tab.open(url(application + "/home.xhtml")), "[id$=signOut]", Map.of());
        tab.hops().stream().skip(before).map(hop -> told(hop, application)).forEach(seen::add);
        return seen;
    }

    private static String told(Hop hop, String application) {
        return hop.method()
                + ' '
                + hop.url().getPath().substring(application.length())
                + ' '
                + hop.status()
                + ' '
                + told(hop.headers(), application);
    }

    private static String told(HttpHeaders headers, String application) {
        Map<String, Object> told = new TreeMap<>();
        headers.map()
                .forEach((name, values) -> told.put(
                        name,
                        VARYING.contains(name.toLowerCase(Locale.ROOT))
                                ? values.size()
                                : values.stream()
                                        .map(value -> value.replaceAll("^([\\w.]*(?:ID|TOKEN|Token2)=)[^;]*", "$1")
                                                .replace(application, ""))
                                        .toList()));
        return told.toString();
    }

    private static String withoutLength(String told) {
        return told.replaceFirst("content-length=1, ", "").replaceFirst(", transfer-encoding=\\[chunked]", "");
    }

    private static String body(Page page, String application) {
        return page.body()
                .replaceAll("(name=\"jakarta.faces.ViewState\"[^>]*value=\")[^\"]*", "$1")
                .replace(application, "");
    }

    private long checked() {
        List<Hop> ours =
                browser.hops().stream().filter(this::isOfTheApplication).toList();
        assertThat(ours).allMatch(this::check);
        return ours.size();
    }

    private boolean isOfTheApplication(Hop hop) {
        return hop.url().toString().startsWith(url("/").toString());
    }

    private boolean check(Hop hop) {
        return rules.check(
                hop.url(), hop.status(), name -> hop.headers().firstValue(name).orElse(null));
    }
}
