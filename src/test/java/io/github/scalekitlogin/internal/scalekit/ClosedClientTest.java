// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.testkit.Authority;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a client leaves behind: nothing. */
class ClosedClientTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long MAX_WAIT_MILLIS = 2_000;

    private final Authority authority = new Authority();
    private final List<RawServer.Connection> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final Set<Thread> before = ours();

    @Test
    void shouldLeaveNoThreadAndNoConnection() throws Exception {
        try (RawServer scalekit = RawServer.tls(authority.serving("127.0.0.1"), "http/1.1", this::serve)) {
            ScalekitClient client = new ScalekitClient(
                    new ScalekitEnvironment(scalekit.url(), "conn_1", "id", () -> "secret"),
                    new ScalekitClient.Limits(Duration.ofSeconds(2), TIMEOUT, 4),
                    new NetworkOptions(null, authority.trusted()));
            UserDetails details = client.details(UserClaims.failedLogin());
            Submission first = client.submitUser("lri_2", details, Duration.ZERO);
            stalled.await();
            Outcomes.of(client.submitUser("lri_1", details, Duration.ZERO));
            assertThat(connections).as("one is kept, one waits for an answer").hasSize(2);
            assertThat(oursSince(before)).as("threads before").isNotEmpty();
            client.close();
            ScalekitException ended = catchThrowableOfType(ScalekitException.class, () -> Outcomes.of(first));
            assertThat(ended).hasMessage("The application has ended");
            assertThat(ended.mayHaveArrived()).isTrue();
            assertThat(oursSince(before)).as("threads").isEmpty();
            for (RawServer.Connection connection : connections) {
                assertThat(connection.isEndedByClient(MAX_WAIT_MILLIS))
                        .as("connection %s closed", connection.number())
                        .isTrue();
            }
        }
    }

    private void serve(RawServer.Connection connection) throws IOException {
        connections.add(connection.handshake());
        connection.serveAllBut("lri_2", stalled);
    }

    @Test
    void shouldReplaceTheHttpClientEachMinute() throws Exception {
        AtomicLong nanos = new AtomicLong();
        try (ClientThreads threads = new ClientThreads()) {
            HttpClients clients = new HttpClients(
                    NetworkOptions.direct().clients(TIMEOUT, threads::executeHere), threads, nanos::get);
            HttpClients.Lease first = clients.acquire();
            assertThat(clients.acquire()).isSameAs(first);
            first.release(true);
            nanos.set(Duration.ofSeconds(61).toNanos());
            HttpClients.Lease second = clients.acquire();
            HttpClient replaced = first.client();
            assertThat(second.client()).isNotSameAs(replaced);
            assertThat(selectors(threads)).as("one call still uses the first").isEqualTo(2);
            first.release(true);
            for (int i = 0; i < 200 && selectors(threads) > 1; i++) {
                Thread.sleep(10);
            }
            assertThat(selectors(threads)).isEqualTo(1);
        }
    }

    private static long selectors(ClientThreads threads) {
        return threads.alive().stream()
                .filter(thread -> thread.getName().startsWith("HttpClient-"))
                .count();
    }

    private static Set<Thread> ours() {
        Set<Thread> found = new HashSet<>(Thread.getAllStackTraces().keySet());
        found.removeIf(thread -> !thread.getName().startsWith("scalekit-login-")
                && !thread.getName().startsWith("HttpClient-"));
        return found;
    }

    private static Set<Thread> oursSince(Set<Thread> earlier) {
        Set<Thread> found = ours();
        found.removeAll(earlier);
        return found;
    }
}
