// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.flow.ConfirmationPolicy;
import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.Outcomes;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.SimulatedEnvironment;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole logins through the filter without a server: what is evidence of a sign-in, and what is not. */
class RequestRouterTest {

    private static final String ORIGIN = "https://app.example";
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]*)\"");

    private final ScalekitSimulator scalekit = ScalekitSimulator.start(0);
    private final ScalekitClient client = new ScalekitClient(
            SimulatedEnvironment.of(scalekit),
            new ScalekitClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), 8),
            NetworkOptions.direct());
    private final Map<String, Object> session = new LinkedHashMap<>();
    private final LoginRequestTicket login = scalekit.newLoginRequest();
    private RequestRouter router = TestRouter.create(client);
    private String user;

    @AfterEach
    void end() {
        client.close();
        scalekit.close();
    }

    @Test
    void shouldHandOverAfterASignInOnItsOwnLoginPage() throws Exception {
        arrive();
        ResponseDouble signedIn = signIn(post("/login").header("Referer", loginPage()));
        assertThat(signedIn.target()).isEqualTo("./scalekit/" + continueAddress());
        assertHandedOver(continueLogin());
    }

    @Test
    void shouldAskAfterASignInOnAnotherPage() throws Exception {
        arrive();
        signIn(post("/login").header("Referer", ORIGIN + "/login"));
        assertAsked(continueLogin(), "alice");
    }

    @Test
    void shouldAskAfterASignInByAScriptOfAnotherPage() throws Exception {
        arrive();
        signIn(request("/api/login")
                .method("POST")
                .header("Sec-Fetch-Dest", "empty")
                .header("Referer", ORIGIN + "/home"));
        assertAsked(get("/home").header("Referer", loginPage()), "./scalekit/" + continueAddress());
        assertAsked(continueLogin(), "alice");
    }

    /** Finding 2 of the review: a form of an ordinary page that contains the name of the user. */
    @Test
    void shouldAskAfterAFormThatContainsTheNameOfTheUser() throws Exception {
        user = "alice";
        arrive();
        serve(post("/profile").parameter("name", "alice").header("Referer", ORIGIN + "/profile?" + login.query()));
        assertThat(scalekit.submissions()).isEmpty();
        assertAsked(continueLogin(), "alice");
    }

    /** Finding 3: the browser sends a password that it keeps. */
    @Test
    void shouldAskAfterABasicLogin() throws Exception {
        router = TestRouter.create(client, null, ConfirmationPolicy.SIGNED_IN);
        arrive();
        user = "alice";
        ResponseDouble page = serve(get("/scalekit/continue")
                .query("login_request_id=" + login.loginRequestId())
                .header("Authorization", "Basic YWxpY2U6c2VjcmV0")
                .header("Referer", ORIGIN + "/scalekit/challenge?login_request_id=" + login.loginRequestId()));
        assertAsked(page, "alice");
    }

    @Test
    void shouldHandOverAfterTheContainersFormLogin() throws Exception {
        router = TestRouter.create(client, null, ConfirmationPolicy.SIGNED_IN);
        arrive();
        user = "alice";
        ResponseDouble page = serve(get("/scalekit/continue")
                .query("login_request_id=" + login.loginRequestId())
                .authType("FORM")
                .header("Referer", ORIGIN + "/scalekit/challenge?login_request_id=" + login.loginRequestId()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.target()).endsWith(continueAddress());
        assertHandedOver(continueLogin());
    }

    /** Finding 4: a sign-in elsewhere, then any link on a page whose address names the login request. */
    @Test
    void shouldAskAfterALinkOnItsLoginPageAndASignInElsewhere() throws Exception {
        arrive();
        user = "alice";
        ResponseDouble page = serve(get("/home").header("Referer", loginPage()));
        assertThat(page.target()).isEqualTo("./scalekit/" + continueAddress());
        assertAsked(continueLogin(), "alice");
    }

    @Test
    void shouldAskAfterABackgroundRequestHasShownAUser() throws Exception {
        arrive();
        user = "alice";
        serve(request("/poll").header("Sec-Fetch-Dest", "empty"));
        user = null;
        signIn(post("/login").header("Referer", loginPage()));
        assertAsked(continueLogin(), "alice");
    }

    @Test
    void shouldAskIfAUserWasSignedInAtTheArrival() throws Exception {
        user = "alice";
        arrive();
        user = null;
        signIn(post("/login").header("Referer", loginPage()));
        assertAsked(continueLogin(), "alice");
    }

    @Test
    void shouldRefuseAnAnswerWithAWrongToken() throws Exception {
        user = "alice";
        arrive();
        String token = token(continueLogin());
        assertThat(answer("continue", token + "x").status()).isEqualTo(403);
        assertAsked(continueLogin(), "alice");
    }

    @Test
    void shouldRefuseAnAnswerOfAnotherSite() throws Exception {
        user = "alice";
        arrive();
        String token = token(continueLogin());
        ResponseDouble refused = serve(post("/scalekit/confirm")
                .header("Sec-Fetch-Site", "cross-site")
                .parameter("login_request_id", login.loginRequestId())
                .parameter("token", token)
                .parameter("answer", "continue"));
        assertThat(refused.status()).isEqualTo(403);
        assertAsked(continueLogin(), "alice");
    }

    @Test
    void shouldRefuseACancelOfAnotherSite() throws Exception {
        arrive();
        ResponseDouble refused = serve(post("/scalekit/cancel")
                .header("Sec-Fetch-Site", "cross-site")
                .parameter("login_request_id", login.loginRequestId()));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(scalekit.requestsTo(Endpoint.USER)).isEmpty();
    }

    @Test
    void shouldReportAFailedLoginWhenAUserCancels() throws Exception {
        user = "alice";
        arrive();
        String token = token(continueLogin());
        assertThat(answer("cancel", token).target()).contains("partner:callback");
        assertThat(scalekit.submissions()).hasSize(1);
        assertThat(scalekit.submissions().get(0).loginFailed()).isTrue();
    }

    @Test
    void shouldUseAnotherTokenForEachConfirmPage() throws Exception {
        user = "alice";
        arrive();
        LoginRequestTicket second = scalekit.newLoginRequest();
        serve(get("/scalekit/login").query(second.query()));
        String token = token(continueLogin());
        assertThat(token).hasSizeGreaterThanOrEqualTo(22);
        assertThat(token(serve(get("/scalekit/continue").query("login_request_id=" + second.loginRequestId()))))
                .isNotEqualTo(token);
    }

    @Test
    void shouldEndTheSessionWhenTheAccountIsSwitched() throws Exception {
        user = "alice";
        session.put("cart", "full");
        arrive();
        ResponseDouble page = answer("switch", token(continueLogin()));
        assertThat(user).as("signed out").isNull();
        assertThat(session).doesNotContainKey("cart");
        assertThat(page.target()).startsWith("../login?").contains(login.loginRequestId());
    }

    /** Finding 5: the second tab is asked as well. */
    @Test
    void shouldAskInEachTabIfConfirmIsAlways() throws Exception {
        router = TestRouter.create(client, "/login", ConfirmationPolicy.ALWAYS);
        LoginRequestTicket second = scalekit.newLoginRequest();
        arrive();
        serve(get("/scalekit/login").query(second.query()));
        signIn(post("/login").header("Referer", loginPage()));
        assertAsked(continueLogin(), "alice");
        assertAsked(serve(get("/scalekit/continue").query("login_request_id=" + second.loginRequestId())), "alice");
        assertThat(scalekit.submissions()).isEmpty();
    }

    @Test
    void shouldAskAgainWhenAnotherAccountSignsInBeforeTheAnswer() throws Exception {
        user = "alice";
        arrive();
        String token = token(continueLogin());
        user = "bob";
        answer("continue", token);
        assertAsked(continueLogin(), "bob");
        assertThat(scalekit.submissions()).isEmpty();
    }

    @Test
    void shouldSayThatTheSameAccountCameBack() throws Exception {
        user = "alice";
        arrive();
        String token = token(continueLogin());
        answer("switch", token);
        user = "alice";
        assertThat(continueLogin().body()).contains("alice").contains("again");
    }

    /** Finding 1: a second request is answered at once. */
    @Test
    void shouldAnswerASecondRequestAtOnceWhileTheFirstIsSubmitted() throws Exception {
        arrive();
        scalekit.inject(Endpoint.USER, Fault.stall(Duration.ofMillis(500)));
        CompletableFuture<ResponseDouble> first = CompletableFuture.supplyAsync(this::cancel);
        while (scalekit.requestsTo(Endpoint.TOKEN).isEmpty()) {
            Thread.onSpinWait();
        }
        ResponseDouble second = cancel();
        assertThat(first).isNotDone();
        assertThat(second.target()).isEqualTo("../scalekit/" + continueAddress());
        ResponseDouble end = first.join();
        assertThat((end.target().contains(continueAddress()) ? continueLogin() : end).target())
                .contains("partner:callback");
    }

    /** Finding 6: made-up login requests of anonymous clients. */
    @Test
    void shouldCallScalekitAFewTimesOnlyForAnonymousUsers() throws Exception {
        for (int i = 0; i < 200; i++) {
            session.clear();
            String id = "lri_made_up_" + i;
            serve(get("/scalekit/login").query("login_request_id=" + id + "&state=s"));
            ResponseDouble end = serve(post("/scalekit/cancel").parameter("login_request_id", id));
            assertThat(end.status()).isLessThan(500);
        }
        assertThat(scalekit.requestsTo(Endpoint.USER)).hasSizeLessThanOrEqualTo(6);
    }

    /** Finding 6: the identifier alone does not end the login request of another user. */
    @Test
    void shouldNotCancelTheLoginRequestOfAnotherBrowser() throws Exception {
        arrive();
        Map<String, Object> attackersSession = new LinkedHashMap<>();
        serve(get("/scalekit/login")
                .session(attackersSession)
                .query("login_request_id=" + login.loginRequestId() + "&state=made-up"));
        ResponseDouble refused = serve(post("/scalekit/cancel")
                .session(attackersSession)
                .parameter("login_request_id", login.loginRequestId()));
        assertThat(refused.status()).isEqualTo(424);
        assertThat(scalekit.submissions()).isEmpty();
        signIn(post("/login").header("Referer", loginPage()));
        assertHandedOver(continueLogin());
    }

    /** Finding 9: a cancel during an outage reaches nobody, so the next one is not uncertain. */
    @Test
    void shouldCancelAfterAnOutage() throws Exception {
        // The access token is known then; a failure to get one is remembered for a second.
        Outcomes.of(client.submitUser(
                scalekit.newLoginRequest().loginRequestId(), client.details(UserClaims.failedLogin()), Duration.ZERO));
        arrive();
        scalekit.stop();
        assertThat(cancel().status()).isEqualTo(424);
        scalekit.restart();
        assertThat(cancel().target()).contains("partner:callback");
    }

    private void arrive() throws Exception {
        serve(get("/scalekit/login").query(login.query()));
    }

    private ResponseDouble signIn(RequestDouble request) throws Exception {
        ResponseDouble response = new ResponseDouble();
        router.request(request, response, (passed, on) -> {
            user = "alice";
            request.signedInAs(user);
        });
        return response;
    }

    /** Follows the redirect to itself, before which the session is stored, and waits as a browser does. */
    private ResponseDouble continueLogin() throws Exception {
        ResponseDouble page = continueOnce();
        while (page.target().contains(continueAddress())) {
            page = continueOnce();
        }
        return page;
    }

    private ResponseDouble continueOnce() throws Exception {
        return serve(get("/scalekit/continue").query("login_request_id=" + login.loginRequestId()));
    }

    private ResponseDouble cancel() {
        try {
            return serve(post("/scalekit/cancel").parameter("login_request_id", login.loginRequestId()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private ResponseDouble answer(String answer, String token) throws Exception {
        return serve(post("/scalekit/confirm")
                .logout(() -> user = null)
                .parameter("login_request_id", login.loginRequestId())
                .parameter("token", token)
                .parameter("answer", answer));
    }

    private static String token(ResponseDouble page) {
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        return token.group(1);
    }

    private RequestDouble get(String path) {
        return request(path).header("Sec-Fetch-Dest", "document");
    }

    private RequestDouble post(String path) {
        return request(path).method("POST").header("Sec-Fetch-Dest", "document");
    }

    private RequestDouble request(String path) {
        RequestDouble request = new RequestDouble()
                .path(path)
                .session(session)
                .header("Host", "app.example")
                .header("Sec-Fetch-Site", "same-origin");
        return user == null ? request : request.signedInAs(user);
    }

    private ResponseDouble serve(RequestDouble request) throws Exception {
        ResponseDouble response = new ResponseDouble();
        FilterChain application = (passed, on) -> {
            // The application answers with an empty page.
        };
        router.request(request, response, application);
        return response;
    }

    private void assertHandedOver(ResponseDouble end) {
        assertThat(end.header("Location"))
                .as(end.body())
                .startsWith(scalekit.environmentUrl() + "/sso/")
                .contains("partner:callback?state=");
        assertThat(scalekit.submissions()).hasSize(1);
        assertThat(scalekit.submissions().get(0).details()).containsEntry("sub", "alice");
    }

    private void assertAsked(ResponseDouble page, String account) {
        assertThat(page.body()).contains("Connect your AI client?").contains(account);
        assertThat(scalekit.submissions()).isEmpty();
    }

    private void assertAsked(RequestDouble request, String continueAddress) throws Exception {
        assertThat(serve(request).target()).isEqualTo(continueAddress);
        assertThat(scalekit.submissions()).isEmpty();
    }

    private String loginPage() {
        return ORIGIN + "/login?" + login.query();
    }

    private String continueAddress() {
        return "continue?login_request_id=" + login.loginRequestId();
    }
}
