// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionExecutorTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final SubmissionExecutor executor = new SubmissionExecutor(2);
    private final CountDownLatch hold = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final SubmissionExecutor.Task held = task(this::hold, true);

    @AfterEach
    void end() {
        hold.countDown();
        executor.close();
    }

    @Test
    void shouldRunSoManyAtOnceAndLetTheOthersWait() throws Exception {
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            submissions.add(executor.start(held, in(LONG)));
        }
        ScalekitException busy = catchThrowableOfType(
                ScalekitException.class, () -> submissions.get(4).await(SHORT));
        assertThat(busy.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(busy).hasMessageContaining("scalekit.max-concurrent-handovers");
        assertThat(begun).hasValue(2);
        hold.countDown();
        assertThat(submissions.get(3).await(LONG)).isEqualTo("req_1");
        assertThat(begun).as("the one given up has not begun").hasValue(4);
    }

    @Test
    void shouldGiveUpAtTheDeadlineWhateverTheCallDoes() throws Exception {
        Submission running = executor.start(held, in(SHORT));
        executor.start(held, in(LONG));
        Submission waiting = executor.start(held, in(SHORT));
        for (Submission submission : List.of(running, waiting)) {
            ScalekitException late = catchThrowableOfType(ScalekitException.class, () -> submission.await(LONG));
            assertThat(late.reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void shouldFailQueuedSubmissionsWhenTheApplicationEnds() throws Exception {
        executor.start(held, in(LONG));
        executor.start(held, in(LONG));
        Submission waiting = executor.start(held, in(LONG));
        executor.close();
        ScalekitException ended = catchThrowableOfType(ScalekitException.class, () -> waiting.await(LONG));
        assertThat(ended).hasMessage("The application has ended");
        assertThat(catchThrowableOfType(ScalekitException.class, () -> executor.start(held, in(LONG)))
                        .reason())
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void shouldTellThatAQueuedSubmissionWasNotSent() throws Exception {
        executor.start(held, in(LONG));
        executor.start(held, in(LONG));
        Submission noThread = executor.start(held, in(LONG));
        Submission expired = executor.start(held, in(SHORT));
        Submission ended = executor.start(held, in(LONG));
        assertThat(failureOf(noThread, Duration.ZERO).mayHaveArrived()).isFalse();
        assertThat(failureOf(expired, LONG).mayHaveArrived()).isFalse();
        executor.close();
        assertThat(failureOf(ended, LONG).mayHaveArrived()).isFalse();
    }

    @Test
    void shouldTellThatARunningSubmissionMayHaveArrived() throws Exception {
        Submission expired = executor.start(held, in(SHORT));
        Submission ended = executor.start(held, in(LONG));
        assertThat(failureOf(expired, LONG).mayHaveArrived()).isTrue();
        await(() -> begun.get() == 2);
        executor.close();
        assertThat(failureOf(ended, LONG).mayHaveArrived()).isTrue();
    }

    /** The task knows that it is still waiting for an access token. */
    @Test
    void shouldAskTheTaskWhetherItMayHaveArrivedAtTheDeadline() throws Exception {
        Submission expired = executor.start(task(this::hold, false), in(SHORT));
        assertThat(failureOf(expired, LONG).mayHaveArrived()).isFalse();
    }

    @Test
    void shouldTellThatNothingWasSentIfTheQueueIsFull() throws Exception {
        try (SubmissionExecutor small = new SubmissionExecutor(1, 1)) {
            small.start(held, in(LONG));
            small.start(held, in(LONG));
            ScalekitException full = catchThrowableOfType(ScalekitException.class, () -> small.start(held, in(LONG)));
            assertThat(full).hasMessageContaining("1 submissions are queued");
            assertThat(full.mayHaveArrived()).isFalse();
        }
    }

    @Test
    void shouldCompleteTheStageOnTheThreadThatKnowsTheOutcome() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        executor.start(held, in(LONG))
                .outcome()
                .whenComplete((id, failure) ->
                        seen.complete(id + " on " + Thread.currentThread().getName()));
        hold.countDown();
        assertThat(seen.get()).startsWith("req_1 on scalekit-login-");
    }

    @Test
    void shouldCompleteTheStageWithTheExceptionItself() throws Exception {
        ScalekitException refused = new ScalekitException(Reason.REJECTED, "on purpose");
        Submission submission = executor.start(
                task(
                        () -> {
                            throw refused;
                        },
                        true),
                in(LONG));
        assertThat(exceptionOf(submission)).isSameAs(refused);
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, NoClassDefFoundError.class})
    void shouldWrapUnexpectedFailures(Class<? extends Throwable> type) throws Exception {
        Throwable unexpected = type.getConstructor(String.class).newInstance("on purpose");
        Submission submission = executor.start(
                task(
                        () -> {
                            throw SubmissionExecutorTest.<RuntimeException>unchecked(unexpected);
                        },
                        true),
                in(LONG));
        assertThat(exceptionOf(submission)).isInstanceOfSatisfying(ScalekitException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.INTERNAL_ERROR);
            assertThat(e.mayHaveArrived()).isTrue();
        });
        assertThat(exceptionOf(submission)).hasCause(unexpected);
    }

    @Test
    void shouldNotBeginASubmissionThatWasGivenUp() throws Exception {
        executor.start(held, in(LONG));
        executor.start(held, in(LONG));
        await(() -> begun.get() == 2);
        Submission cancelled = executor.start(held, in(LONG));
        failureOf(cancelled, Duration.ZERO);
        hold.countDown();
        cancelled.run();
        assertThat(begun).hasValue(2);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable unexpected) throws E {
        throw (E) unexpected;
    }

    private static Throwable exceptionOf(Submission submission) throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        submission.outcome().whenComplete((id, failure) -> seen.complete(failure));
        return seen.get();
    }

    private static ScalekitException failureOf(Submission submission, Duration maxWait) {
        return catchThrowableOfType(ScalekitException.class, () -> submission.await(maxWait));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(5);
        }
    }

    private String hold() throws ScalekitException {
        begun.incrementAndGet();
        try {
            hold.await();
            return "req_1";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScalekitException(Reason.UNREACHABLE, "interrupted", e, true);
        }
    }

    /** The calls of a task. */
    private interface Calls {
        String make() throws ScalekitException;
    }

    private static SubmissionExecutor.Task task(Calls calls, boolean mayHaveArrived) {
        return new SubmissionExecutor.Task() {
            @Override
            public String run() throws ScalekitException {
                return calls.make();
            }

            @Override
            public boolean mayHaveArrived() {
                return mayHaveArrived;
            }
        };
    }

    private static Deadline in(Duration time) {
        return Deadline.in(time, System::nanoTime);
    }
}
