// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More users than the limit of concurrent hand-overs, which is two. */
@OnEachServer
class WaitingIT extends LoginFlow {

    private static final String CONTEXT = "/plain-narrow";
    private static final int PEOPLE = 8;
    private static final Duration SLOW = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofMillis(1_500);
    /** The first one builds the claims, the second one sends them. */
    private static final int REQUESTS_OF_HAND_OVER = 2;

    private final ExecutorService people = Executors.newFixedThreadPool(PEOPLE);

    @AfterEach
    void goHome() {
        people.shutdownNow();
    }

    @Test
    void shouldLetTheOthersWait() {
        signIn(browser, arrive(browser, CONTEXT + "/scalekit/login", scalekit.newLoginRequest()), "alice", "secret");
        scalekit.inject(Endpoint.USER, Fault.stall(SLOW));
        List<LoginRequestTicket> logins = new ArrayList<>();
        List<CompletableFuture<Page>> ends = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            LoginRequestTicket login = scalekit.newLoginRequest();
            Browser person = new Browser();
            Page loginPage = arrive(person, CONTEXT + "/scalekit/login", login);
            logins.add(login);
            ends.add(CompletableFuture.supplyAsync(() -> signIn(person, loginPage, "alice", "secret"), people));
        }
        for (int i = 0; i < PEOPLE; i++) {
            assertHandedOver(ends.get(i).join(), logins.get(i), "alice", "customer", "clerk");
        }
    }

    /** The next request is held again until the outcome is known, so a pause before it would only delay the user. */
    @Test
    void shouldComeAgainAtOnceIfTheRequestIsHeld() {
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page loginPage = arrive(browser, CONTEXT + "/scalekit/login", login);
        scalekit.inject(Endpoint.USER, Fault.stall(LONG));
        AtomicInteger requests = new AtomicInteger();
        browser.stoppingBefore(next ->
                next.getPath().endsWith("/scalekit/continue") && requests.incrementAndGet() > REQUESTS_OF_HAND_OVER);
        Page waiting = signIn(browser, loginPage, "alice", "secret");
        boolean holdsThreads = TestEnvironment.serverTitle().contains("GlassFish");
        assertThat(waiting.body()).contains("content=\"" + (holdsThreads ? 1 : 0) + ";url=");
        assertHandedOver(browser.resume(), login, "alice", "customer", "clerk");
    }
}
