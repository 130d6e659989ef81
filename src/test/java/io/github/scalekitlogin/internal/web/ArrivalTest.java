// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.flow.ConfirmationPolicy;
import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitEnvironment;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrivals of login requests, and sessions that are lost afterwards. Nothing is sent to Scalekit. */
class ArrivalTest {

    private static final String QUERY = "login_request_id=lri_1&state=s%2Ft";
    private static final String LOGIN_PAGE = "https://shop.example/login?" + QUERY;

    private final ScalekitClient client = new ScalekitClient(
            new ScalekitEnvironment(URI.create("https://127.0.0.1:1"), "conn_1", "skc_1", () -> "secret"),
            new ScalekitClient.Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), 1),
            NetworkOptions.direct());
    private final RequestRouter router = TestRouter.create(client);
    private final Map<String, Object> session = new HashMap<>();
    private HttpServletRequest seen;

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void shouldStoreNothingBeforeTheBrowserComesFromAnOwnPage(String site) throws Exception {
        RequestDouble arrival = tab("/scalekit/login", site).query(QUERY);
        ResponseDouble page = serve(arrival);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.target()).isEqualTo("./login?" + QUERY + "&scalekit_page=1");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(arrival.session()).isNull();
        assertThat(serve(tab("/scalekit/login", "same-origin").query(QUERY)).target())
                .isEqualTo("../login?" + QUERY);
    }

    @Test
    void shouldUseTheSessionThatTheBrowserSendsAtOnce() throws Exception {
        ResponseDouble arrived =
                serve(tab("/scalekit/login", "cross-site").query(QUERY).session(session));
        assertThat(arrived.status()).isEqualTo(303);
    }

    @Test
    void shouldGoOnWithoutFetchMetadata() throws Exception {
        RequestDouble first = tab("/scalekit/login", null).query(QUERY);
        assertThat(serve(first).status()).isEqualTo(200);
        assertThat(serve(tab("/scalekit/login", null).query(QUERY + "&scalekit_page=1"))
                        .status())
                .isEqualTo(303);
    }

    /** A link with the mark of our page must not replace the session of a signed-in user. */
    @Test
    void shouldNotTrustTheMarkOfAnotherSite() throws Exception {
        RequestDouble link = tab("/scalekit/login", "cross-site").query(QUERY + "&scalekit_page=1");
        assertThat(serve(link).status()).isEqualTo(200);
        assertThat(link.session()).isNull();
    }

    @Test
    void shouldOpenAPageOfTheApplicationFromAnOwnPage() throws Exception {
        ResponseDouble page = serve(tab("/orders/list", "cross-site").query("page=2&" + QUERY));
        assertThat(page.target()).isEqualTo("./list?page=2&" + QUERY + "&scalekit_page=1");
        assertThat(seen).as("passed to the application").isNull();
    }

    @Test
    void shouldHideItsParametersFromTheApplication() throws Exception {
        arrive();
        serve(tab("/login", "same-origin")
                .session(session)
                .query("lang=de&" + QUERY)
                .parameter("lang", "de")
                .parameter("login_request_id", "lri_1")
                .parameter("state", "s/t"));
        assertThat(seen.getQueryString()).isEqualTo("lang=de");
        assertThat(seen.getParameter("state")).isNull();
        assertThat(seen.getParameterMap()).containsOnlyKeys("lang");
        assertThat(seen.getParameterNames().hasMoreElements()).isTrue();
    }

    /** The address was localised, rewritten, or has a slash at its end now. */
    @ParameterizedTest
    @ValueSource(strings = {"/de/login", "/login/", "/index.jsp"})
    void shouldNotRedirectAPendingLoginRequestAgain(String path) throws Exception {
        assertThat(serve(tab(path, "same-origin").session(session).query(QUERY)).status())
                .isEqualTo(303);
        assertThat(serve(tab(path, "same-origin").session(session).query(QUERY)).status())
                .isEqualTo(200);
        assertThat(seen).as("passed to the application").isNotNull();
    }

    @Test
    void shouldRestoreALoginRequestFromTheLoginPage() throws Exception {
        arrive();
        session.clear();
        RequestDouble login = tab("/login", "same-origin").method("POST").session(session);
        login.header("Referer", LOGIN_PAGE);
        ResponseDouble end = serve(login, (request, response) -> login.signedInAs("alice"));
        assertThat(end.target()).isEqualTo("./scalekit/continue?login_request_id=lri_1");
    }

    @Test
    void shouldRestoreALoginRequestAtItsOwnAddress() throws Exception {
        RequestDouble request = tab("/scalekit/continue", "same-origin")
                .session(session)
                .query("login_request_id=lri_1")
                .signedInAs("alice");
        assertThat(serve(request.header("Referer", LOGIN_PAGE)).body()).contains("You are signed in as");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/login, same-origin, empty",
        "https://shop.example/other, same-origin, document",
        "https://shop.example/login, cross-site, document"
    })
    void shouldRestoreNothingFromOtherPages(String page, String site, String destination) throws Exception {
        RequestDouble request = tab("/scalekit/continue", site)
                .session(session)
                .query("login_request_id=lri_1")
                .header("Sec-Fetch-Dest", destination)
                .signedInAs("alice");
        assertThat(serve(request.header("Referer", page + '?' + QUERY)).status())
                .isEqualTo(410);
    }

    /** The container shows its login page at our address, so that its relative links point below our prefix. */
    @ParameterizedTest
    @CsvSource({
        "/scalekit/help/passwords, ../../help/passwords",
        "/scalekit//evil.example, ../../evil.example",
        "/scalekit/, ../",
        "/scalekit, ./"
    })
    void shouldLeadARelativeLinkOfTheContainersLoginPageOn(String path, String expected) throws Exception {
        RequestRouter byContainer = TestRouter.create(client, null, ConfirmationPolicy.SIGNED_IN);
        ResponseDouble response = new ResponseDouble();
        RequestDouble link = tab(path, "same-origin").session(session);
        link.header("Referer", "https://shop.example/scalekit/challenge?login_request_id=lri_1");
        byContainer.request(link, response, (request, on) -> {});
        assertThat(response.header("Location")).isEqualTo(expected);
    }

    /** A filter of the application makes the user known at some addresses only. */
    @Test
    void shouldEndALoopBetweenTheLoginPageAndContinue() throws Exception {
        arrive();
        for (int i = 0; i < 2; i++) {
            ResponseDouble loginPage = serve(
                    tab("/login", "same-origin").session(session).query(QUERY).signedInAs("alice"));
            assertThat(loginPage.target()).contains("/continue");
            ResponseDouble end = continueAnonymously();
            assertThat(end.status()).isEqualTo(i == 0 ? 303 : 424);
        }
        assertThat(session).doesNotContainKey("io.github.scalekitlogin.login.lri_1");
    }

    @Test
    void shouldSayWhyALoginRequestIsNotPending() throws Exception {
        RequestDouble withoutCookie = tab("/scalekit/continue", "same-origin").query("login_request_id=lri_1");
        assertThat(serve(withoutCookie).body()).contains("does not send cookies");
        assertThat(continueAnonymously().body()).contains("not known here");
        arrive();
        session.clear();
        assertThat(continueAnonymously().body()).contains("session has ended");
    }

    @ParameterizedTest
    @CsvSource({"Faces-Request, partial/ajax", "HX-Request, true", "X-Turbo-Request-Id, 1"})
    void shouldTellAScriptWhereToGo(String header, String value) throws Exception {
        arrive();
        RequestDouble login = tab("/login", "same-origin").method("POST").session(session);
        login.header("Referer", LOGIN_PAGE).header(header, value).header("Sec-Fetch-Dest", "empty");
        ResponseDouble end = serve(login, (request, response) -> login.signedInAs("alice"));
        assertThat(end.header("HX-Redirect") + end.header("Location") + end.body())
                .contains("/scalekit/continue?login_request_id=lri_1");
        ResponseDouble next = serve(tab("/scalekit/continue", "same-origin")
                .session(session)
                .query("login_request_id=lri_1")
                .header(header, value)
                .signedInAs("alice"));
        assertThat(next.body()).as("only the browser can go to Scalekit").contains("turbo-visit-control");
    }

    /** The form of a second tab is out of date once somebody has signed in. */
    @Test
    void shouldAskWhenTheLoginFormOfASecondTabFails() throws Exception {
        arrive();
        RequestDouble login =
                tab("/login", "same-origin").method("POST").session(session).signedInAs("alice");
        login.header("Referer", LOGIN_PAGE);
        assertThat(serve(login, (request, response) -> response.sendError(403)).target())
                .isEqualTo("./scalekit/continue?login_request_id=lri_1");
        assertThat(serve(login, (request, response) -> {
                            throw new ServletException("view expired");
                        })
                        .target())
                .isEqualTo("./scalekit/continue?login_request_id=lri_1");
    }

    /** The user is signed in, but the error proves nothing. */
    @Test
    void shouldAskWhenTheApplicationAnswersALoginWithAnError() throws Exception {
        arrive();
        RequestDouble login = tab("/login", "same-origin").method("POST").session(session);
        login.header("Referer", LOGIN_PAGE);
        ResponseDouble end = serve(login, (request, response) -> {
            login.signedInAs("alice");
            response.sendError(403);
        });
        assertThat(end.target()).isEqualTo("./scalekit/continue?login_request_id=lri_1");
        ResponseDouble question = serve(tab("/scalekit/continue", "same-origin")
                .session(session)
                .query("login_request_id=lri_1")
                .signedInAs("alice"));
        assertThat(question.body()).contains("You are signed in as");
    }

    @Test
    void shouldLeaveAnErrorWhileNobodyIsSignedIn() throws Exception {
        arrive();
        RequestDouble login = tab("/login", "same-origin").method("POST").session(session);
        ResponseDouble end = serve(login.header("Referer", LOGIN_PAGE), (request, response) -> response.sendError(403));
        assertThat(end.status()).isEqualTo(403);
        assertThat(end.target()).isEmpty();
    }

    /** The redirect leads to the identity provider, which signs the user out as well and leads back. */
    @Test
    void shouldLeadToTheLoginPageAfterTheLogoutOfAnIdentityProvider() throws Exception {
        session.put(
                "io.github.scalekitlogin.login.lri_1",
                "1 s%2Ft " + Long.toString(System.currentTimeMillis(), 36) + " switching-account alice");
        session.put("io.github.scalekitlogin.pendingUntil", Long.toString(System.currentTimeMillis() + 60_000));
        RequestRouter withLogout = TestRouter.create(client, "/login", "/logout", ConfirmationPolicy.SIGNED_IN);
        ResponseDouble loggedOut = new ResponseDouble();
        withLogout.request(tab("/logout", "same-origin").session(session), loggedOut, (request, response) -> {
            ((HttpServletResponse) response).sendRedirect("https://idp.example/logout");
        });
        assertThat(loggedOut.target()).isEqualTo("https://idp.example/logout");
        ResponseDouble back = new ResponseDouble();
        withLogout.request(tab("/home", "cross-site").session(session), back, (request, response) -> {});
        assertThat(back.target()).isEqualTo("./login?" + QUERY);
    }

    @Test
    void shouldShowTheLoginPageInPlaceOfTheApplicationsLogout() throws Exception {
        RequestRouter withLogout = TestRouter.create(client, "/login", "/logout", ConfirmationPolicy.SIGNED_IN);
        RequestDouble arrival = tab("/scalekit/login", "same-origin")
                .session(session)
                .query(QUERY)
                .signedInAs("alice");
        withLogout.request(arrival, new ResponseDouble(), (request, response) -> {});
        ResponseDouble question = new ResponseDouble();
        RequestDouble asked = tab("/scalekit/continue", "same-origin")
                .session(session)
                .query("login_request_id=lri_1")
                .signedInAs("alice");
        withLogout.request(asked, question, (request, response) -> {});
        RequestDouble answer = tab("/scalekit/confirm", "same-origin")
                .method("POST")
                .session(session)
                .logout(() -> {})
                .parameter("login_request_id", "lri_1")
                .parameter("answer", "switch")
                .parameter("token", question.body().replaceFirst("(?s).*name=\"token\" value=\"([^\"]*)\".*", "$1"));
        ResponseDouble switched = new ResponseDouble();
        withLogout.request(answer, switched, (request, response) -> {});
        assertThat(switched.target()).isEqualTo("../logout");

        ResponseDouble loggedOut = new ResponseDouble();
        withLogout.request(tab("/logout", "same-origin").session(session), loggedOut, (request, response) -> {
            ((HttpServletResponse) response).sendRedirect("/goodbye");
        });
        assertThat(loggedOut.target()).isEqualTo("./login?" + QUERY);
    }

    private void arrive() throws Exception {
        assertThat(serve(tab("/scalekit/login", "same-origin").session(session).query(QUERY))
                        .status())
                .isEqualTo(303);
    }

    private ResponseDouble continueAnonymously() throws Exception {
        return serve(tab("/scalekit/continue", "same-origin").session(session).query("login_request_id=lri_1"));
    }

    private static RequestDouble tab(String path, String site) {
        RequestDouble request =
                new RequestDouble().path(path).header("Host", "shop.example").header("Accept", "text/html");
        return site == null ? request : request.header("Sec-Fetch-Site", site).header("Sec-Fetch-Dest", "document");
    }

    private ResponseDouble serve(RequestDouble request) throws Exception {
        return serve(request, (passed, response) -> {
            // The application answers with an empty page.
        });
    }

    private interface Application {
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    private ResponseDouble serve(RequestDouble request, Application application) throws Exception {
        ResponseDouble response = new ResponseDouble();
        router.request(request, response, (passed, on) -> {
            seen = (HttpServletRequest) passed;
            application.answer(seen, (HttpServletResponse) on);
        });
        return response;
    }
}
