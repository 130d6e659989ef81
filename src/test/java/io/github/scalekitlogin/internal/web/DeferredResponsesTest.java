// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeferredResponsesTest {

    private static final int MAX_COLLECTIONS = 50;

    private final ExecutorService server = Executors.newCachedThreadPool();
    private final List<FutureTask<?>> timers = new ArrayList<>();
    private final DeferredResponses deferred = new DeferredResponses(this::later);
    private final CompletableFuture<String> outcome = new CompletableFuture<>();
    private final List<String> written = new ArrayList<>();

    @AfterEach
    void end() {
        server.shutdownNow();
    }

    @Test
    void shouldNotHoldTheRequestOfALateResponse() throws Exception {
        WeakReference<RequestDouble> request = new WeakReference<>(new RequestDouble().asyncOn(server));
        CompletionStage<Boolean> shown = answer(request.get());
        timers.get(0).run();
        assertThat(written).containsExactly("late, held true");
        for (int i = 0; i < MAX_COLLECTIONS && request.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(request.get())
                .as("the request, while its outcome is not known")
                .isNull();
        outcome.complete("accepted");
        assertThat(shown.toCompletableFuture()).isCompletedWithValue(false);
        assertThat(written).containsExactly("late, held true");
        Reference.reachabilityFence(timers);
    }

    @Test
    void shouldShowAnOutcomeThatComesInTime() throws IOException {
        CompletionStage<Boolean> shown = answer(new RequestDouble().asyncOn(server));
        outcome.complete("accepted");
        assertThat(shown.toCompletableFuture()).isCompletedWithValue(true);
        timers.get(0).run();
        assertThat(written).containsExactly("accepted");
    }

    @Test
    void shouldSayThatARequestWasNotHeldForAnother() throws IOException {
        RequestDouble request = new RequestDouble();
        ResponseDouble response = new ResponseDouble();
        deferred.answerForOther(
                request, response, outcome, known -> write(request, known), held -> write(request, "held " + held));
        assertThat(written).containsExactly("held false");
        assertThat(timers).isEmpty();
    }

    private CompletionStage<Boolean> answer(RequestDouble request) throws IOException {
        ResponseDouble response = new ResponseDouble();
        return deferred.answer(
                request,
                response,
                outcome,
                known -> write(request, known),
                held -> write(request, "late, held " + held));
    }

    private void write(RequestDouble request, String text) {
        assertThat(request).isNotNull();
        written.add(text);
    }

    private Future<?> later(Runnable task, Duration delay) {
        FutureTask<?> timer = new FutureTask<>(task, null);
        timers.add(timer);
        return timer;
    }
}
