// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import io.github.scalekitlogin.testkit.Authority;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many users at once, when there is no connection yet. */
class ConnectingCallsTest {

    private static final int USERS = 200;
    private static final int LIMIT = 32;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final long MAX_WAIT_SECONDS = 10;

    private final Authority authority = new Authority();
    /** Permits for handshakes. */
    private final Semaphore handshakes = new Semaphore(0);

    private final AtomicInteger connecting = new AtomicInteger();
    private final CountDownLatch stalled = new CountDownLatch(1);

    @Test
    void shouldMakeALimitedNumberOfHandshakesAtOnce() throws Exception {
        try (RawServer scalekit = RawServer.tls(authority.serving("127.0.0.1"), "http/1.1", this::serve);
                ScalekitClient client = client(scalekit, Duration.ofSeconds(MAX_WAIT_SECONDS))) {
            List<Submission> submissions = submitAfterToken(client, USERS);
            await(LIMIT);
            // More would come now.
            Thread.sleep(200);
            assertThat(connecting).as("at once").hasValue(LIMIT);
            handshakes.release(10 * USERS);
            for (Submission submission : submissions) {
                Outcomes.of(submission);
            }
        }
    }

    @Test
    void shouldEndAWaitingCallAtItsDeadline() throws Exception {
        try (RawServer scalekit = RawServer.tls(authority.serving("127.0.0.1"), "http/1.1", this::serve);
                ScalekitClient client = client(scalekit, Duration.ofSeconds(3))) {
            List<Submission> submissions = submitAfterToken(client, LIMIT + 10);
            await(LIMIT);
            for (Submission submission : submissions) {
                ScalekitException late = catchThrowableOfType(ScalekitException.class, () -> Outcomes.of(submission));
                assertThat(late.reason()).isEqualTo(Reason.TIMEOUT);
                assertThat(late.mayHaveArrived()).isFalse();
            }
        }
    }

    @Test
    void shouldPassOverACallThatWasGivenUp() throws Exception {
        try (ClientThreads threads = new ClientThreads()) {
            ConnectingCalls calls = new ConnectingCalls(threads);
            ConnectingCalls.Call first = calls.enter().join();
            for (int i = 1; i < LIMIT; i++) {
                calls.enter().join();
            }
            CompletableFuture<ConnectingCalls.Call> givenUp = calls.enter();
            CompletableFuture<ConnectingCalls.Call> next = calls.enter();
            givenUp.cancel(true);
            first.leave();
            assertThat(next).succeedsWithin(Duration.ofSeconds(MAX_WAIT_SECONDS));
            first.leave();
            assertThat(calls.enter()).as("a call leaves once").isNotDone();
        }
    }

    private ScalekitClient client(RawServer scalekit, Duration timeout) {
        return new ScalekitClient(
                new ScalekitEnvironment(scalekit.url(), "conn_1", "id", () -> "secret"),
                new ScalekitClient.Limits(CONNECT_TIMEOUT, timeout, USERS),
                new NetworkOptions(null, authority.trusted()));
    }

    /** Fetches the access token, and uses its connection, before the others start. */
    private List<Submission> submitAfterToken(ScalekitClient client, int count) throws Exception {
        UserDetails details = client.details(UserClaims.failedLogin());
        handshakes.release();
        client.submitUser("lri_stalled", details, Duration.ZERO);
        assertThat(stalled.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            submissions.add(client.submitUser("lri_" + i, details, Duration.ZERO));
        }
        return submissions;
    }

    private void await(int connections) throws InterruptedException {
        for (int i = 0; i < MAX_WAIT_SECONDS * 100 && connecting.get() < connections; i++) {
            Thread.sleep(10);
        }
        assertThat(connecting).hasValueGreaterThanOrEqualTo(connections);
    }

    private void serve(RawServer.Connection connection) throws IOException {
        connecting.incrementAndGet();
        handshakes.acquireUninterruptibly();
        connection.handshake();
        connecting.decrementAndGet();
        connection.serveAllBut("lri_stalled", stalled);
    }
}
