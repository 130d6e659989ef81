// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.SimulatedEnvironment;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hand-over costs one call, and no client of its own. */
class HandOverCostTest {

    private static final int FEW = 20;
    private static final int SOME = 200;
    /** A client made anew takes about ten times as much. */
    private static final long MOST_BYTES = 200_000;

    private final ScalekitSimulator scalekit = ScalekitSimulator.start(0);
    private final ScalekitClient client = new ScalekitClient(
            SimulatedEnvironment.of(scalekit),
            new ScalekitClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), 1),
            NetworkOptions.direct());
    private final RequestRouter router = TestRouter.create(client);

    @AfterEach
    void end() {
        client.close();
        scalekit.close();
    }

    @Test
    void shouldCallScalekitOnceOverOneConnection() throws Exception {
        handOver(FEW);
        assertThat(scalekit.requestsTo(Endpoint.USER)).hasSize(FEW);
        assertThat(scalekit.requestsTo(Endpoint.TOKEN)).hasSize(1);
        assertThat(scalekit.requests()).hasSize(FEW + 1);
        assertThat(scalekit.connections()).isEqualTo(1);
    }

    @Test
    void shouldUseTheSameClientEachTime() throws Exception {
        handOver(FEW);
        long before = allocatedByOurThreads();
        handOver(SOME);
        assertThat((allocatedByOurThreads() - before) / SOME)
                .as("bytes allocated by each")
                .isPositive()
                .isLessThan(MOST_BYTES);
    }

    /** On a machine with two processors the JDK's client would start a thread for each call, otherwise use one of the JVM's pool. */
    @Test
    void shouldNotTakeAThreadOfTheJvmEachTime() throws Exception {
        handOver(FEW);
        long before = startedThreads() + tasksOfTheCommonPool();
        handOver(SOME);
        assertThat(startedThreads() + tasksOfTheCommonPool() - before).isLessThan(SOME / 2);
    }

    /** A user arrives with a login request, signs in on its login page and is handed over, several times. */
    private void handOver(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            LoginRequestTicket login = scalekit.newLoginRequest();
            Map<String, Object> session = new LinkedHashMap<>();
            serve(request("/scalekit/login", login.query()).session(session));
            RequestDouble submit = request("/login", null)
                    .method("POST")
                    .session(session)
                    .header("Host", "app.example")
                    .header("Referer", "https://app.example/login?" + login.query());
            ResponseDouble response = new ResponseDouble();
            router.request(submit, response, (passed, on) -> submit.signedInAs("alice"));
            assertThat(response.target()).startsWith("./scalekit/continue?login_request_id=");
            ResponseDouble next = continueLogin(login, session);
            assertThat(next.target()).startsWith("../scalekit/continue?login_request_id=");
            ResponseDouble end = continueLogin(login, session);
            while (end.target().contains("/continue?")) {
                end = continueLogin(login, session);
            }
            assertThat(end.header("Location")).startsWith(scalekit.environmentUrl() + "/sso/");
        }
    }

    private ResponseDouble continueLogin(LoginRequestTicket login, Map<String, Object> session) throws Exception {
        return serve(
                request("/scalekit/continue", login.query()).session(session).signedInAs("alice"));
    }

    private static RequestDouble request(String path, String query) {
        return new RequestDouble()
                .path(path)
                .query(query)
                .header("Sec-Fetch-Dest", "document")
                .header("Sec-Fetch-Site", "same-origin");
    }

    private ResponseDouble serve(RequestDouble request) throws Exception {
        return TestRouter.serve(router, request);
    }

    private static long startedThreads() {
        return ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
    }

    private static long tasksOfTheCommonPool() {
        return ForkJoinPool.commonPool().getStealCount();
    }

    private static long allocatedByOurThreads() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("scalekit-login-"))
                .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getId()))
                .sum();
    }
}
