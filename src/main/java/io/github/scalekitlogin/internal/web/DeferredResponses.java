// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Answers requests when an outcome is known, but after one second at the latest: some servers lock the session of a request
 * on all nodes until the request ends. Asynchronous where the server and the filters of the application support it;
 * otherwise the request thread waits that second. Thread-safe.
 */
final class DeferredResponses {

    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    private final BiFunction<Runnable, Duration, Future<?>> timer;

    /**
     * Creates an instance.
     *
     * @param timer runs a task after a time
     */
    DeferredResponses(BiFunction<Runnable, Duration, Future<?>> timer) {
        this.timer = timer;
    }

    /**
     * Writes the response for an outcome, on any thread.
     *
     * @param <T> the outcome
     */
    @FunctionalInterface
    interface Writer<T> {
        void write(T outcome) throws IOException;
    }

    /** Writes the response if the outcome is not known in time, on any thread. */
    @FunctionalInterface
    interface LateWriter {

        /**
         * Writes the response.
         *
         * @param held whether the request was held meanwhile, without a thread; the next one will be held as well
         */
        void write(boolean held) throws IOException;
    }

    /**
     * Answers a request with the outcome of what it has started. The caller must not touch request and response afterwards, except in the writers.
     *
     * @param outcome completes normally
     * @param writer writes the response if the outcome is known in time
     * @param late writes the response if it is not
     * @return a stage that completes when the outcome is known and the response is written: true if the response shows the
     *     outcome
     */
    <T> CompletionStage<Boolean> answer(
            HttpServletRequest request,
            HttpServletResponse response,
            CompletionStage<T> outcome,
            Writer<T> writer,
            LateWriter late)
            throws IOException {
        Optional<AsyncResponse> async = AsyncResponse.start(request, response);
        return async.isPresent()
                ? answer(async.get(), outcome, writer, late)
                : answerOnThisThread(outcome.toCompletableFuture(), writer, late);
    }

    /**
     * Answers a request with the outcome of what another request has started. A request thread does not wait for that: where
     * asynchronous processing is not supported, the request is late at once.
     */
    <T> void answerForOther(
            HttpServletRequest request,
            HttpServletResponse response,
            CompletionStage<T> outcome,
            Writer<T> writer,
            LateWriter late)
            throws IOException {
        Optional<AsyncResponse> async = AsyncResponse.start(request, response);
        if (async.isPresent()) {
            answer(async.get(), outcome, writer, late);
        } else {
            late.write(false);
        }
    }

    /**
     * The outcome may come long after the late response. It must not hold the request until then: a server keeps a request with
     * its buffers as long as anything refers to it.
     */
    private <T> CompletionStage<Boolean> answer(
            AsyncResponse async, CompletionStage<T> outcome, Writer<T> writer, LateWriter late) {
        AtomicReference<Predicate<T>> open = new AtomicReference<>(known -> async.complete(() -> writer.write(known)));
        Runnable beLate = () -> {
            if (open.getAndSet(null) != null) {
                async.complete(() -> late.write(true));
            }
        };
        Future<?> timeout = timer.apply(beLate, MAX_WAIT);
        return outcome.thenApply(known -> {
            timeout.cancel(false);
            Predicate<T> show = open.getAndSet(null);
            return show != null && show.test(known);
        });
    }

    private static <T> CompletionStage<Boolean> answerOnThisThread(
            CompletableFuture<T> outcome, Writer<T> writer, LateWriter late) throws IOException {
        T known;
        try {
            known = outcome.get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            late.write(false);
            return outcome.thenApply(ignored -> false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            late.write(false);
            return outcome.thenApply(ignored -> false);
        } catch (ExecutionException e) {
            throw new IllegalStateException("An outcome must complete normally", e);
        }
        writer.write(known);
        return CompletableFuture.completedFuture(true);
    }
}
