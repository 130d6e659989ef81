// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.SimulatedEnvironment;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.simulator.Submission;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One session in three tabs, whose requests come at the same time, 10,000 times: links are opened, answers are given twice,
 * users sign out and others sign in meanwhile. Each login request is submitted at most once, and only for an account that
 * was confirmed on its confirm page.
 */
@Tag("slow")
class RaceConditionsTest {

    private static final int ROUNDS = 10_000;
    private static final int TABS = 3;
    private static final int STEPS = 2;
    private static final Pattern FIELD = Pattern.compile("name=\"(login_request_id|token)\" value=\"([^\"]*)\"");
    private static final Pattern ACCOUNT = Pattern.compile("Continue as <bdi>(\\w+)");

    /** Tens of thousands of lines nobody reads. */
    private static final Logger LOG = Logger.getLogger("io.github.scalekitlogin");

    private final ExecutorService tabs = Executors.newFixedThreadPool(TABS);
    private final ScalekitSimulator scalekit = ScalekitSimulator.start(0);
    private final ScalekitClient client = new ScalekitClient(
            SimulatedEnvironment.of(scalekit),
            new ScalekitClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), TABS),
            NetworkOptions.direct());
    private final RequestRouter router = TestRouter.create(client);

    @BeforeEach
    void begin() {
        LOG.setLevel(Level.OFF);
    }

    @AfterEach
    void end() {
        LOG.setLevel(null);
        tabs.shutdownNow();
        client.close();
        scalekit.close();
    }

    @Test
    void shouldSubmitAtMostOnceAndOnlyTheConfirmedAccount() throws Exception {
        Random random = new Random(1);
        int submissions = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Session session = new Session();
            CyclicBarrier together = new CyclicBarrier(TABS);
            List<Future<Void>> running = new ArrayList<>();
            for (int tab = 0; tab < TABS; tab++) {
                long seed = random.nextLong();
                running.add(tabs.submit(() -> {
                    together.await();
                    session.play(new Random(seed));
                    return null;
                }));
            }
            for (Future<Void> tab : running) {
                tab.get();
            }
            submissions += session.check();
        }
        assertThat(submissions).as("submissions of all rounds").isGreaterThan(ROUNDS / 4);
    }

    /** A browser's session with two login requests; what its person said. */
    private final class Session {

        private final Map<String, Object> attributes = new ConcurrentHashMap<>();
        private final Set<String> said = ConcurrentHashMap.newKeySet();
        private final List<LoginRequestTicket> logins = List.of(scalekit.newLoginRequest(), scalekit.newLoginRequest());
        private volatile String user = "alice";

        void play(Random random) throws Exception {
            for (int step = 0; step < STEPS; step++) {
                LoginRequestTicket login = logins.get(random.nextInt(logins.size()));
                switch (random.nextInt(6)) {
                    case 0 -> get("/scalekit/login", login.query());
                    case 1 -> user = random.nextBoolean() ? "alice" : "bob";
                    case 2 -> user = null;
                    default -> answer(handOver(login), random);
                }
            }
        }

        private ResponseDouble handOver(LoginRequestTicket login) throws Exception {
            ResponseDouble page = get("/scalekit/login", login.query());
            return page.target().contains("/scalekit/continue")
                    ? get("/scalekit/continue", "login_request_id=" + login.loginRequestId())
                    : page;
        }

        /** Twice, as by a double click. */
        private void answer(ResponseDouble page, Random random) throws Exception {
            Matcher account = ACCOUNT.matcher(page.body());
            if (!account.find()) {
                return;
            }
            String answer = random.nextInt(8) == 0 ? random.nextBoolean() ? "cancel" : "switch" : "continue";
            RequestDouble click = request("/scalekit/confirm").method("POST").parameter("answer", answer);
            String id = "";
            for (Matcher field = FIELD.matcher(page.body()); field.find(); ) {
                click.parameter(field.group(1), field.group(2));
                id = field.group(1).equals("token") ? id : field.group(2);
            }
            said.add(id + " " + (answer.equals("continue") ? account.group(1) : answer));
            serve(click);
            serve(click);
            get("/scalekit/continue", "login_request_id=" + id);
            get("/scalekit/continue", "login_request_id=" + id);
        }

        private ResponseDouble get(String path, String query) throws Exception {
            return serve(request(path).query(query));
        }

        private RequestDouble request(String path) {
            String name = user;
            RequestDouble request = new RequestDouble()
                    .path(path)
                    .session(attributes)
                    .logout(() -> user = null)
                    .header("Sec-Fetch-Dest", "document")
                    .header("Sec-Fetch-Site", "same-origin");
            return name == null ? request : request.signedInAs(name);
        }

        private ResponseDouble serve(RequestDouble request) throws Exception {
            ResponseDouble response = TestRouter.serve(router, request);
            assertThat(response.status()).as(response.body()).isLessThan(500);
            return response;
        }

        /** Checks the submissions of this session and returns their number. */
        int check() {
            List<Submission> submissions = scalekit.submissions();
            scalekit.clearRecords();
            for (LoginRequestTicket login : logins) {
                assertThat(submissions)
                        .filteredOn(submission -> submission.loginRequestId().equals(login.loginRequestId()))
                        .hasSizeLessThanOrEqualTo(1);
                scalekit.expire(login.loginRequestId());
            }
            for (Submission submission : submissions) {
                Object account = submission.loginFailed()
                        ? "cancel"
                        : submission.details().get("sub");
                assertThat(said).as("said in that session").contains(submission.loginRequestId() + " " + account);
            }
            return submissions.size();
        }
    }
}
