// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One session sends more parallel requests to one of our addresses than the server has threads, while Scalekit answers slowly:
 * the application's pages must still be answered. Each server that hangs is replaced by a new one.
 */
@OnEachServer
class ThreadExhaustionIT {

    private static final Duration SCALEKIT_TAKES = Duration.ofMillis(300);
    /** A request without a free thread waits for as long as the attack lasts; a busy machine may take some seconds. */
    private static final Duration PROMPT = Duration.ofSeconds(5);

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private static Optional<TestEnvironment> server = Optional.empty();

    private final TestEnvironment environment = server.orElseGet(ThreadExhaustionIT::start);
    private final HttpClient victim = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PROMPT)
            .build();
    private final HttpClient attacker =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Browser session = new Browser();
    private final String id = "made_up_" + System.nanoTime();

    /** The attacked address, and what the attacker does before. */
    enum Attack {
        /** No user is signed in. */
        CANCEL("POST", "/cancel") {
            @Override
            String prepare(ThreadExhaustionIT test) {
                test.arrive();
                return test.form("");
            }
        },
        /** The attacker is signed in, at the confirm page. */
        CONFIRM("POST", "/confirm") {
            @Override
            String prepare(ThreadExhaustionIT test) {
                return test.form("&answer=cancel&token=" + test.tokenOfTheConfirmPage());
            }
        },
        /** The attacker is signed in and has answered the confirm page. */
        CONTINUE("GET", "/continue") {
            @Override
            String prepare(ThreadExhaustionIT test) {
                String answer = test.form("&answer=continue&token=" + test.tokenOfTheConfirmPage());
                test.attacker
                        .sendAsync(test.request("POST", "/confirm", answer), BodyHandlers.discarding())
                        .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                        .join();
                return test.form("");
            }
        };

        private final String method;
        private final String address;

        Attack(String method, String address) {
            this.method = method;
            this.address = address;
        }

        /** Returns the fields to send. */
        abstract String prepare(ThreadExhaustionIT test);
    }

    @ParameterizedTest
    @EnumSource
    void shouldAnswerOtherPagesDuringTheAttack(Attack attack) {
        // Jetty logs that an application has started a moment before it answers requests.
        LoginFlow.await(() -> ordinaryPage(WARM_UP).equals("answered"));
        for (int i = 0; i < 4; i++) {
            assertThat(ordinaryPage(WARM_UP)).as("an ordinary page before").isEqualTo("answered");
        }
        String fields = attack.prepare(this);
        environment.scalekit().inject(Endpoint.TOKEN, Fault.stall(SCALEKIT_TAKES));
        environment.scalekit().inject(Endpoint.USER, Fault.stall(SCALEKIT_TAKES));
        int threads = ServerTraits.requestThreads();
        HttpRequest request = request(attack.method, attack.address, fields);
        List<CompletableFuture<HttpResponse<Void>>> sent = Stream.generate(
                        () -> attacker.sendAsync(request, BodyHandlers.discarding()))
                .limit(threads + threads / 4 + 4)
                .toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
        long end = System.nanoTime() + LIMIT.toNanos();
        do {
            assertThat(ordinaryPage(PROMPT))
                    .as(
                            "an ordinary page during the attack; %s of %s requests are answered",
                            sent.stream().filter(CompletableFuture::isDone).count(), sent.size())
                    .isEqualTo("answered");
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        } while (!all.isDone() && System.nanoTime() < end);
        assertThat(ordinaryPage(PROMPT)).as("an ordinary page afterwards").isEqualTo("answered");
        assertThat(sent.stream().filter(each -> !each.isDone()).count())
                .as("requests of the attacker that are not answered after %s", LIMIT)
                .isZero();
        assertThat(sent.stream().map(each -> each.join().statusCode()))
                .as("statuses of the answers to the attacker")
                .allMatch(status -> status < 500 || status == 424);
    }

    @AfterEach
    void replaceAServerThatHangs() {
        environment.scalekit().clearFaults();
        if (!ordinaryPage(WARM_UP).equals("answered")) {
            close();
        }
    }

    @AfterAll
    static void close() {
        server.ifPresent(TestEnvironment::close);
        server = Optional.empty();
    }

    private static TestEnvironment start() {
        TestEnvironment environment =
                TestEnvironment.beside(SimulatorSettings.defaults(), Map.of(), Map.of("/plain", Wars.build("plain")));
        server = Optional.of(environment);
        return environment;
    }

    private Page arrive() {
        return session.open(url("/scalekit/login?login_request_id=" + id + "&state=made_up"));
    }

    private String tokenOfTheConfirmPage() {
        session.submit(
                session.open(url("/login.html")), "[value=REDIRECT]", Map.of("name", "alice", "password", "secret"));
        return arrive().find("[name=token]").attr("value");
    }

    private String form(String more) {
        return "login_request_id=" + id + more;
    }

    private HttpRequest request(String method, String address, String fields) {
        boolean post = method.equals("POST");
        URI to = url("/scalekit" + address + (post ? "" : "?" + fields));
        return HttpRequest.newBuilder(to)
                .method(method, post ? BodyPublishers.ofString(fields) : BodyPublishers.noBody())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .header(
                        "Cookie",
                        session.cookies().stream().map(HttpCookie::toString).collect(Collectors.joining("; ")))
                .header("Sec-Fetch-Dest", "document")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Site", "same-origin")
                .timeout(LIMIT.multipliedBy(2))
                .build();
    }

    /** Another user opens an ordinary page, over a connection of their own. */
    private String ordinaryPage(Duration timeout) {
        HttpRequest request =
                HttpRequest.newBuilder(url("/index")).timeout(timeout).build();
        try {
            int status = victim.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200 ? "answered" : "status " + status;
        } catch (IOException e) {
            return "not answered within " + timeout + ": " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI url(String path) {
        return environment.url("/plain" + path);
    }
}
