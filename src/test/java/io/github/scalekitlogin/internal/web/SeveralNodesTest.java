// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.flow.ConfirmationPolicy;
import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitEnvironment;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two nodes with the same session: what one node has stored when it dies decides what the other one says. A node that dies is
 * one that gets no further request.
 */
class SeveralNodesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SLOW = Duration.ofMillis(1_500);

    private final ScalekitSimulator scalekit = ScalekitSimulator.start(0);
    private final ScalekitClient clientOfA = client();
    private final ScalekitClient clientOfB = client();
    private final RequestRouter nodeA = TestRouter.create(clientOfA, "/login", ConfirmationPolicy.NEVER);
    private final RequestRouter nodeB = TestRouter.create(clientOfB, "/login", ConfirmationPolicy.NEVER);
    private final Map<String, Object> session = new LinkedHashMap<>();
    private final LoginRequestTicket login = scalekit.newLoginRequest();
    private String user = "alice";

    @BeforeEach
    void arrive() throws Exception {
        serve(nodeA, "/scalekit/login", login.query());
        continueAt(nodeA);
    }

    @AfterEach
    void end() {
        clientOfA.close();
        clientOfB.close();
        scalekit.close();
    }

    @Test
    void shouldStoreThatTheDetailsMayHaveBeenSentBeforeItSendsThem() throws Exception {
        ResponseDouble next = continueAt(nodeA);
        assertThat(next.status()).isEqualTo(303);
        assertThat(next.target()).endsWith("/continue?login_request_id=" + login.loginRequestId());
        assertThat(scalekit.submissions()).isEmpty();
        assertThat(stored()).contains("submission-started alice - ");
        assertHandedOver(continueAt(nodeA));
    }

    @Test
    void shouldSendTheSameDetailsAgainAtAnotherNode() throws Exception {
        continueAt(nodeA);
        Map<String, Object> storedBefore = Map.copyOf(session);
        assertHandedOver(continueAt(nodeA));
        restore(storedBefore);
        assertHandedOver(continueAt(nodeB));
        assertThat(scalekit.submissions())
                .hasSize(2)
                .allSatisfy(submission -> assertThat(submission.details())
                        .isEqualTo(scalekit.submissions().get(0).details()));
    }

    /** Scalekit has the details of the first node and refuses them the second time. */
    @Test
    void shouldOfferTheCallbackIfScalekitRefusesTheDetailsAtAnotherNode() throws Exception {
        continueAt(nodeA);
        scalekit.expire(login.loginRequestId());
        ResponseDouble page = continueAt(nodeB);
        assertThat(page.status()).isEqualTo(424);
        assertThat(page.body())
                .contains("could not find out", "Return to your AI client", "partner:callback?state=")
                .doesNotContain("too old");
    }

    /** This node has not sent anything yet, so it knows that the refusal is about the login request. */
    @Test
    void shouldSayThatTheLoginRequestHasExpiredIfNothingWasSent() throws Exception {
        continueAt(nodeA);
        scalekit.expire(login.loginRequestId());
        assertThat(continueAt(nodeA).body()).contains("too old").doesNotContain("callback");
    }

    /** The digest of other details, which may be those of another account: no way to the callback. */
    @Test
    void shouldNotSendOtherDetails() throws Exception {
        continueAt(nodeA);
        session.replaceAll((name, text) -> text.toString().replaceFirst("(submission-started alice - ).*", "$1other"));
        ResponseDouble page = continueAt(nodeB);
        assertThat(page.status()).isEqualTo(424);
        assertThat(page.body()).contains("could not find out").doesNotContain("callback");
        assertThat(continueAt(nodeB).body()).contains("could not find out");
        assertThat(scalekit.submissions()).isEmpty();
    }

    @Test
    void shouldNotSendWhatWasBuiltForAnotherAccount() throws Exception {
        continueAt(nodeA);
        user = "bob";
        continueAt(nodeA);
        continueAt(nodeA);
        continueAt(nodeA);
        assertThat(scalekit.submissions())
                .allSatisfy(submission -> assertThat(submission.details()).containsEntry("sub", "bob"));
    }

    /** A server may hold the session of a request on all nodes until the request ends. */
    @Test
    void shouldAnswerASlowHandOverAfterASecond() throws Exception {
        continueAt(nodeA);
        scalekit.inject(Endpoint.USER, Fault.stall(SLOW));
        ResponseDouble wait = continueAt(nodeA);
        assertThat(wait.status()).isEqualTo(200);
        assertThat(wait.target()).endsWith("/continue?login_request_id=" + login.loginRequestId());
        ResponseDouble end = continueAt(nodeA);
        assertHandedOver(end.target().contains("/continue") ? continueAt(nodeA) : end);
        assertThat(scalekit.submissions()).hasSize(1);
    }

    /** The page of the request that sent the details was gone when Scalekit failed. */
    @Test
    void shouldShowAFailureThatCameAfterTheAnswerOnce() throws Exception {
        continueAt(nodeA);
        scalekit.inject(Endpoint.USER, Fault.stall(TIMEOUT.plusSeconds(2)));
        ResponseDouble page = continueAt(nodeA);
        while (page.status() != 424) {
            assertThat(page.target()).contains("/continue?");
            page = continueAt(nodeA);
        }
        assertThat(page.body()).contains("Try again");
        scalekit.clearFaults();
        assertHandedOver(continueAt(nodeA));
    }

    @Test
    void shouldShowTheEndOfASlowCancel() throws Exception {
        scalekit.inject(Endpoint.USER, Fault.stall(SLOW));
        user = null;
        ResponseDouble wait = serve(
                nodeA,
                request("/scalekit/cancel").method("POST").parameter("login_request_id", login.loginRequestId()));
        assertThat(wait.target()).contains("/continue?");
        ResponseDouble end = continueAt(nodeA);
        end = end.target().contains("/continue?") ? continueAt(nodeA) : end;
        assertThat(end.target()).as(end.body()).contains("partner:callback?state=");
        assertThat(scalekit.submissions())
                .singleElement()
                .satisfies(sent -> assertThat(sent.loginFailed()).isTrue());
    }

    private ScalekitClient client() {
        return new ScalekitClient(
                new ScalekitEnvironment(
                        scalekit.environmentUrl(),
                        scalekit.connectionId(),
                        scalekit.clientId(),
                        scalekit::clientSecret),
                new ScalekitClient.Limits(Duration.ofSeconds(2), TIMEOUT, 2),
                NetworkOptions.direct());
    }

    private String stored() {
        return session.get("io.github.scalekitlogin.login." + login.loginRequestId())
                .toString();
    }

    private void restore(Map<String, Object> before) {
        session.clear();
        session.putAll(before);
    }

    private ResponseDouble continueAt(RequestRouter node) throws Exception {
        return serve(node, "/scalekit/continue", "login_request_id=" + login.loginRequestId());
    }

    private ResponseDouble serve(RequestRouter node, String path, String query) throws Exception {
        return serve(node, request(path).query(query));
    }

    private ResponseDouble serve(RequestRouter node, RequestDouble request) throws Exception {
        ResponseDouble response = new ResponseDouble();
        node.request(user == null ? request : request.signedInAs(user), response, (passed, on) -> {
            throw new AssertionError("The application was asked");
        });
        return response;
    }

    private RequestDouble request(String path) {
        return new RequestDouble()
                .path(path)
                .session(session)
                .header("Host", "app.example")
                .header("Sec-Fetch-Dest", "document")
                .header("Sec-Fetch-Site", "same-origin");
    }

    private void assertHandedOver(ResponseDouble end) {
        assertThat(end.header("Location")).as(end.body()).contains("partner:callback?state=");
    }
}
