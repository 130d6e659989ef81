// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.Submission;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Several tabs of one signed-in user open, confirm and cancel the same two login requests at the same time. Each login
 * request is submitted at most once, and the user's details only after an answer on its confirm page.
 */
@OnEachServer
class ConcurrentTabsIT extends LoginFlow {

    private static final int ROUNDS = 25;
    private static final int TABS = 4;
    private static final int STEPS = 3;
    private static final String CONTEXT = "/plain";

    private final ExecutorService tabs = Executors.newFixedThreadPool(TABS);

    @AfterEach
    void closeTabs() {
        tabs.shutdownNow();
    }

    @Test
    void shouldSubmitAtMostOnceAndOnlyAfterAnAnswer() throws Exception {
        signIn(browser, browser.open(url(CONTEXT + "/login.html")), "alice", "secret");
        int submitted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            submitted += playRound(new Random(round));
        }
        assertThat(submitted).as("submissions of all rounds").isGreaterThan(ROUNDS);
    }

    private int playRound(Random random) throws Exception {
        List<LoginRequestTicket> logins = List.of(scalekit.newLoginRequest(), scalekit.newLoginRequest());
        Set<String> confirmed = ConcurrentHashMap.newKeySet();
        CyclicBarrier together = new CyclicBarrier(TABS);
        List<Future<Void>> running = new ArrayList<>();
        for (int tab = 0; tab < TABS; tab++) {
            Browser each = browser.newTab();
            long seed = random.nextLong();
            running.add(tabs.submit(() -> {
                together.await();
                playTab(each, logins, confirmed, new Random(seed));
                return null;
            }));
        }
        for (Future<Void> tab : running) {
            tab.get();
        }
        int submitted = 0;
        for (LoginRequestTicket login : logins) {
            List<Submission> submissions = submissionsOf(login);
            assertThat(submissions)
                    .as("submissions of %s", login.loginRequestId())
                    .hasSizeLessThanOrEqualTo(1);
            for (Submission submission : submissions) {
                submitted++;
                assertThat(submission.loginFailed() || confirmed.contains(login.loginRequestId()))
                        .as("confirmed before %s was submitted", login.loginRequestId())
                        .isTrue();
            }
        }
        return submitted;
    }

    private void playTab(Browser tab, List<LoginRequestTicket> logins, Set<String> confirmed, Random random) {
        for (int step = 0; step < STEPS; step++) {
            LoginRequestTicket login = logins.get(random.nextInt(logins.size()));
            Page page = arrive(tab, CONTEXT + "/scalekit/login", login);
            assertThat(page.status()).as(page.text()).isLessThan(500);
            if (page.has("button[value=continue]")) {
                boolean cancels = random.nextInt(6) == 0;
                if (!cancels) {
                    confirmed.add(page.find("[name=login_request_id]").val());
                }
                Page end = tab.submit(page, "button[value=" + (cancels ? "cancel" : "continue") + "]", Map.of());
                assertThat(end.status()).as(end.text()).isLessThan(500);
            }
        }
    }
}
