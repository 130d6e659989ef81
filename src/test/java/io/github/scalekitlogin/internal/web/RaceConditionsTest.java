// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitEnvironment;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import jakarta.servlet.FilterChain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.junit.jupiter.api.Test;

/**
 * One session in three tabs, whose requests come at the same time, 10,000 times: links are opened, answers are given twice,
 * users sign out and others sign in meanwhile. Each login request is submitted at most once, and only for an account that
 * was confirmed on its confirm page.
 */
class RaceConditionsTest {

    private static final int ROUNDS = 10_000;
    private static final int TABS = 3;
    private static final int STEPS = 2;
    private static final Pattern FIELD = Pattern.compile("name=\"(login_request_id|token)\" value=\"([^\"]*)\"");
    private static final Pattern ACCOUNT = Pattern.compile("Continue as <bdi>(\\w+)");

    /** Tens of thousands of lines nobody reads. */
    private static final Logger LOG = Logger.getLogger("io.github.scalekitlogin");

    private final ExecutorService tabs = Executors.newFixedThreadPool(TABS);
    private final Scalekit scalekit = new Scalekit();
    private final ScalekitClient client = new ScalekitClient(
            new ScalekitEnvironment(scalekit.url(), "conn_1", "skc_1", () -> "secret"),
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
        for (int round = 0; round < ROUNDS; round++) {
            Session session = new Session(round);
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
            session.check();
        }
        assertThat(scalekit.submissions.size()).as("submissions of all rounds").isGreaterThan(ROUNDS / 4);
    }

    /** A browser's session with two login requests; what its person said. */
    private final class Session {

        private final Map<String, Object> attributes = new ConcurrentHashMap<>();
        private final Set<String> said = ConcurrentHashMap.newKeySet();
        private final List<String> ids;
        private volatile String user = "alice";

        Session(int round) {
            ids = List.of("lri_" + round + "a", "lri_" + round + "b");
        }

        void play(Random random) throws Exception {
            for (int step = 0; step < STEPS; step++) {
                String id = ids.get(random.nextInt(ids.size()));
                switch (random.nextInt(6)) {
                    case 0 -> get("/scalekit/login", "login_request_id=" + id + "&state=s");
                    case 1 -> user = random.nextBoolean() ? "alice" : "bob";
                    case 2 -> user = null;
                    default -> answer(handOver(id), random);
                }
            }
        }

        private ResponseDouble handOver(String id) throws Exception {
            ResponseDouble page = get("/scalekit/login", "login_request_id=" + id + "&state=s");
            return page.header("Location").startsWith("/scalekit/continue")
                    ? get("/scalekit/continue", "login_request_id=" + id)
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
            ResponseDouble response = new ResponseDouble();
            FilterChain nobody = (passed, on) -> {
                throw new AssertionError("The application was asked");
            };
            router.request(request.build(), response.build(), nobody);
            assertThat(response.status()).as(response.body()).isLessThan(500);
            return response;
        }

        void check() {
            for (String id : ids) {
                List<String> submitted = scalekit.submissions.getOrDefault(id, List.of());
                assertThat(submitted).as(id).hasSizeLessThanOrEqualTo(1);
                submitted.forEach(
                        whom -> assertThat(said).as("said in that session").contains(id + " " + whom));
            }
        }
    }

    /** Takes whatever comes, and remembers whom. */
    private static final class Scalekit implements AutoCloseable {

        private static final Pattern USER = Pattern.compile(".*/auth-requests/(\\w+)/user");
        private static final Pattern SUB = Pattern.compile("\"sub\":\"(\\w+)\"");

        private final Map<String, List<String>> submissions = new ConcurrentHashMap<>();
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final HttpServer server;

        Scalekit() {
            // The JDK's server sends head and body apart, which Nagle's algorithm would make 40 ms slower.
            System.setProperty("sun.net.httpserver.nodelay", "true");
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            server.createContext("/", this::take);
            server.setExecutor(threads);
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        private void take(HttpExchange exchange) throws IOException {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher user = USER.matcher(exchange.getRequestURI().getPath());
            if (user.matches()) {
                Matcher sub = SUB.matcher(body);
                submissions
                        .computeIfAbsent(user.group(1), id -> new CopyOnWriteArrayList<>())
                        .add(sub.find() ? sub.group(1) : "cancel");
            }
            byte[] answer = "{\"access_token\":\"t\",\"expires_in\":3600,\"auth_request_id\":\"req_1\"}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        }

        @Override
        public void close() {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
