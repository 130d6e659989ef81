// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.claims.Databases;
import io.github.scalekitlogin.internal.flow.ConfirmationPolicy;
import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.SimulatedEnvironment;
import io.github.scalekitlogin.internal.session.SubmissionRegister;
import io.github.scalekitlogin.internal.session.SubmissionTable;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import java.time.Duration;
import java.time.InstantSource;
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
    private String query = "login_request_id=" + login.loginRequestId();
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
        assertThat(next.target()).contains("/continue?login_request_id=" + login.loginRequestId() + "&scalekit_step=");
        assertThat(scalekit.submissions()).isEmpty();
        assertThat(stored()).contains("submission-started alice - ");
        assertHandedOver(finishAt(nodeA));
    }

    @Test
    void shouldSendTheSameDetailsAgainAtAnotherNode() throws Exception {
        continueAt(nodeA);
        Map<String, Object> storedBefore = Map.copyOf(session);
        assertHandedOver(finishAt(nodeA));
        restore(storedBefore);
        assertHandedOver(finishAt(nodeB));
        assertThat(scalekit.submissions())
                .hasSize(2)
                .allSatisfy(submission -> assertThat(submission.details())
                        .isEqualTo(scalekit.submissions().get(0).details()));
    }

    @Test
    void shouldKnowFromTheSessionThatAnotherNodeHasHandedOver() throws Exception {
        assertHandedOver(finishAt(nodeA));
        assertHandedOver(continueAt(nodeB));
        user = "mallory";
        assertThat(continueAt(nodeB).body()).contains("already").doesNotContain("callback");
        assertThat(scalekit.submissions()).hasSize(1);
    }

    /** Scalekit has the details of the first node and refuses them the second time. */
    @Test
    void shouldOfferTheCallbackIfScalekitRefusesTheDetailsAtAnotherNode() throws Exception {
        continueAt(nodeA);
        scalekit.expire(login.loginRequestId());
        ResponseDouble page = finishAt(nodeB);
        assertThat(page.status()).isEqualTo(424);
        assertThat(page.body())
                .contains("do not know whether", "Return to your AI client", "partner:callback?state=")
                .doesNotContain("too old");
    }

    /** Without sticky sessions: a node has prepared the details, another one has sent them and died. */
    @Test
    void shouldNotTakeItsOwnDetailsForUnsentIfAnotherNodeMayHaveSentThem() throws Exception {
        continueAt(nodeA);
        ResponseDouble untold = continueAt(nodeB);
        assertThat(untold.target()).contains("/continue?").doesNotContain("scalekit_step");
        scalekit.expire(login.loginRequestId());
        assertThat(finishAt(nodeA).body())
                .contains("do not know whether", "partner:callback?state=")
                .doesNotContain("too old");
    }

    /** This node has not sent anything yet, so it knows that the refusal is about the login request. */
    @Test
    void shouldSayThatTheLoginRequestHasExpiredIfNothingWasSent() throws Exception {
        continueAt(nodeA);
        scalekit.expire(login.loginRequestId());
        assertThat(finishAt(nodeA).body()).contains("too old").doesNotContain("callback");
    }

    /** The digest of other details, which may be those of another account: no way to the callback. */
    @Test
    void shouldNotSendOtherDetails() throws Exception {
        continueAt(nodeA);
        session.replaceAll((name, text) -> text.toString().replaceFirst("(submission-started alice - ).*", "$1other"));
        ResponseDouble page = finishAt(nodeB);
        assertThat(page.status()).isEqualTo(424);
        assertThat(page.body()).contains("do not know whether").doesNotContain("callback");
        assertThat(finishAt(nodeB).body()).contains("do not know whether");
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
        assertHandedOver(finishAt(nodeA));
        assertThat(scalekit.submissions()).hasSize(1);
    }

    /** The page of the request that sent the details was gone when Scalekit failed. */
    @Test
    void shouldShowAFailureThatCameAfterTheAnswerOnce() throws Exception {
        continueAt(nodeA);
        scalekit.inject(Endpoint.USER, Fault.stall(TIMEOUT.plusSeconds(2)));
        ResponseDouble page = finishAt(nodeA);
        assertThat(page.status()).isEqualTo(424);
        assertThat(page.body()).contains("Try again");
        scalekit.clearFaults();
        assertThat(continueAt(nodeA).status()).as("sends again").isNotEqualTo(424);
    }

    @Test
    void shouldShowTheEndOfASlowCancel() throws Exception {
        scalekit.inject(Endpoint.USER, Fault.stall(SLOW));
        user = null;
        ResponseDouble wait = serve(
                nodeA,
                request("/scalekit/cancel").method("POST").parameter("login_request_id", login.loginRequestId()));
        assertThat(wait.target()).contains("/continue?");
        ResponseDouble end = finishAt(nodeA);
        assertThat(end.target()).as(end.body()).contains("partner:callback?state=");
        assertThat(scalekit.submissions())
                .singleElement()
                .satisfies(sent -> assertThat(sent.loginFailed()).isTrue());
    }

    /** Another person opens the link in another browser, at another node. */
    @Test
    void shouldNotSendTheDetailsOfAnotherPersonIfTheNodesShareATable() throws Exception {
        String database = Databases.H2.run("drop table if exists scalekit_submission", SubmissionTable.DDL);
        try (SubmissionTable tableOfA = new SubmissionTable(database, TIMEOUT, InstantSource.system());
                SubmissionTable tableOfB = new SubmissionTable(database, TIMEOUT, InstantSource.system())) {
            RequestRouter a = router(clientOfA, tableOfA);
            RequestRouter b = router(clientOfB, tableOfB);
            continueAt(a);
            assertHandedOver(finishAt(a));
            session.clear();
            user = "mallory";
            serve(b, "/scalekit/login", login.query());
            continueAt(b);
            continueAt(b);
            assertThat(finishAt(b).body()).contains("do not know whether").doesNotContain("callback");
            assertThat(scalekit.submissions()).hasSize(1);
        }
    }

    @Test
    void shouldSendOnceIfTheNodesShareATable() throws Exception {
        String database = Databases.H2.run("drop table if exists scalekit_submission", SubmissionTable.DDL);
        SubmissionTable tableOfA = new SubmissionTable(database, TIMEOUT, InstantSource.system());
        try (SubmissionTable tableOfB = new SubmissionTable(database, TIMEOUT, InstantSource.system())) {
            RequestRouter a = router(clientOfA, tableOfA);
            RequestRouter b = router(clientOfB, tableOfB);
            continueAt(a);
            Map<String, Object> storedBefore = Map.copyOf(session);
            assertHandedOver(finishAt(a));
            tableOfA.close();
            restore(storedBefore);
            assertHandedOver(finishAt(b));
            assertThat(scalekit.submissions()).hasSize(1);
        }
    }

    @Test
    void shouldSendNothingWhileTheTableIsAway() throws Exception {
        String database = Databases.H2.run("drop table if exists scalekit_submission");
        try (SubmissionTable table = new SubmissionTable(database, TIMEOUT, InstantSource.system())) {
            RequestRouter node = router(clientOfA, table);
            continueAt(node);
            ResponseDouble page = continueAt(node);
            assertThat(page.status()).isEqualTo(424);
            assertThat(page.body()).contains("could not reach its database", "Try again");
            assertThat(scalekit.submissions()).isEmpty();
            Databases.H2.run(SubmissionTable.DDL);
            assertHandedOver(finishAt(node));
        }
    }

    private static RequestRouter router(ScalekitClient client, SubmissionRegister register) {
        return TestRouter.create(client, "/login", null, ConfirmationPolicy.NEVER, register);
    }

    private ScalekitClient client() {
        return new ScalekitClient(
                SimulatedEnvironment.of(scalekit),
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

    /** Waits as a browser does, as long as the page says so. */
    private ResponseDouble finishAt(RequestRouter node) throws Exception {
        ResponseDouble page = continueAt(node);
        while (page.target().contains("/continue?")) {
            page = continueAt(node);
        }
        return page;
    }

    /** Goes where the page before has led to. */
    private ResponseDouble continueAt(RequestRouter node) throws Exception {
        ResponseDouble page = serve(node, "/scalekit/continue", query);
        query = page.target().contains("/continue?") ? page.target().replaceFirst(".*\\?", "") : query;
        return page;
    }

    private ResponseDouble serve(RequestRouter node, String path, String query) throws Exception {
        return serve(node, request(path).query(query));
    }

    private ResponseDouble serve(RequestRouter node, RequestDouble request) throws Exception {
        return TestRouter.serve(node, user == null ? request : request.signedInAs(user));
    }

    private RequestDouble request(String path) {
        return TestRouter.navigation(path, session);
    }

    private void assertHandedOver(ResponseDouble end) {
        assertThat(end.header("Location")).as(end.body()).contains("partner:callback?state=");
    }
}
