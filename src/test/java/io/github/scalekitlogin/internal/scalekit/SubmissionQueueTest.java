// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionQueueTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final ClientThreads threads = new ClientThreads();
    private final SubmissionQueue queue = new SubmissionQueue(2, threads);
    private final List<CompletableFuture<String>> begun = new ArrayList<>();

    @AfterEach
    void end() {
        queue.close();
        threads.close();
    }

    @Test
    void shouldRunSoManyAtOnceAndLetTheOthersWait() throws Exception {
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            submissions.add(queue.start(new Held(true), in(LONG)));
        }
        assertThat(begun()).hasSize(2);
        begun().get(0).complete("req_1");
        await(3);
        assertThat(Outcomes.of(submissions.get(0))).isEqualTo("req_1");
        begun().get(2).complete("req_3");
        await(4);
        assertThat(Outcomes.of(submissions.get(2))).isEqualTo("req_3");
        assertThat(submissions.get(4).outcome().toCompletableFuture()).isNotDone();
    }

    @Test
    void shouldRunTensOfThousandsThatEndAtOnce() throws Exception {
        queue.start(new Held(true), in(LONG));
        queue.start(new Held(true), in(LONG));
        Submission last = null;
        for (int i = 0; i < 10_000; i++) {
            last = queue.start(new Ended(CompletableFuture.completedFuture("req_1")), in(LONG));
        }
        begun().get(0).complete("req_0");
        assertThat(Outcomes.of(last)).isEqualTo("req_1");
    }

    @Test
    void shouldGiveUpAtTheDeadlineWhateverTheCallDoes() throws Exception {
        Submission running = queue.start(new Held(true), in(SHORT));
        queue.start(new Held(true), in(LONG));
        Submission waiting = queue.start(new Held(false), in(SHORT));
        for (Submission submission : List.of(running, waiting)) {
            assertThat(failureOf(submission).reason()).isEqualTo(Reason.TIMEOUT);
        }
        assertThat(failureOf(running).mayHaveArrived()).isTrue();
        assertThat(failureOf(waiting).mayHaveArrived()).isFalse();
    }

    @Test
    void shouldNotBeginASubmissionThatWasGivenUp() throws Exception {
        queue.start(new Held(true), in(LONG));
        queue.start(new Held(true), in(LONG));
        Submission expired = queue.start(new Held(false), in(SHORT));
        failureOf(expired);
        Submission next = queue.start(new Held(true), in(LONG));
        begun().get(0).complete("req_1");
        await(3);
        begun().get(2).complete("req_3");
        assertThat(Outcomes.of(next)).isEqualTo("req_3");
        assertThat(begun()).hasSize(3);
    }

    @Test
    void shouldFailAllWhenTheApplicationEnds() throws Exception {
        Submission running = queue.start(new Held(true), in(LONG));
        queue.start(new Held(true), in(LONG));
        Submission waiting = queue.start(new Held(false), in(LONG));
        queue.close();
        assertThat(failureOf(running)).hasMessage("The application has ended");
        assertThat(failureOf(running).mayHaveArrived()).isTrue();
        assertThat(failureOf(waiting)).hasMessage("The application has ended");
        assertThat(failureOf(waiting).mayHaveArrived()).isFalse();
        ScalekitException late =
                catchThrowableOfType(ScalekitException.class, () -> queue.start(new Held(true), in(LONG)));
        assertThat(late.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(late.mayHaveArrived()).isFalse();
        assertThat(begun()).hasSize(2);
    }

    @Test
    void shouldTellThatNothingWasSentIfTheQueueIsFull() throws Exception {
        SubmissionQueue small = new SubmissionQueue(1, 1, threads);
        small.start(new Held(true), in(LONG));
        small.start(new Held(true), in(LONG));
        ScalekitException full =
                catchThrowableOfType(ScalekitException.class, () -> small.start(new Held(true), in(LONG)));
        assertThat(full).hasMessageContaining("1 submissions wait already");
        assertThat(full.mayHaveArrived()).isFalse();
        small.close();
    }

    @Test
    void shouldRunAnActionBeforeOthersKnowTheOutcome() throws Exception {
        List<String> order = new ArrayList<>();
        Submission submission = queue.start(new Held(true), in(LONG)).after(failure -> order.add("action"));
        submission.outcome().whenComplete((id, failure) -> order.add(id));
        begun().get(0).complete("req_1");
        assertThat(order).containsExactly("action", "req_1");
    }

    @Test
    void shouldCompleteTheStageWithTheExceptionItself() throws Exception {
        ScalekitException refused = new ScalekitException(Reason.REJECTED, "on purpose");
        Submission submission = queue.start(new Ended(CompletableFuture.failedFuture(refused)), in(LONG));
        assertThat(exceptionOf(submission)).isSameAs(refused);
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, NoClassDefFoundError.class})
    void shouldWrapUnexpectedFailures(Class<? extends Throwable> type) throws Exception {
        Throwable unexpected = type.getConstructor(String.class).newInstance("on purpose");
        Submission submission = queue.start(new Ended(CompletableFuture.failedFuture(unexpected)), in(LONG));
        assertThat(exceptionOf(submission)).hasCause(unexpected).isInstanceOfSatisfying(ScalekitException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.INTERNAL_ERROR);
            assertThat(e.mayHaveArrived()).isTrue();
        });
    }

    private static Throwable exceptionOf(Submission submission) throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        submission.outcome().whenComplete((id, failure) -> seen.complete(failure));
        return seen.get();
    }

    private static ScalekitException failureOf(Submission submission) {
        return catchThrowableOfType(ScalekitException.class, () -> Outcomes.of(submission));
    }

    private synchronized List<CompletableFuture<String>> begun() {
        return List.copyOf(begun);
    }

    private synchronized CompletableFuture<String> begin() {
        CompletableFuture<String> calls = new CompletableFuture<>();
        begun.add(calls);
        return calls;
    }

    private void await(int count) throws InterruptedException {
        while (begun().size() < count) {
            Thread.sleep(5);
        }
    }

    private static Deadline in(Duration time) {
        return Deadline.in(time, System::nanoTime);
    }

    /** A task that ends when the test says so. */
    private final class Held implements SubmissionQueue.Task {

        private final boolean sent;

        private Held(boolean sent) {
            this.sent = sent;
        }

        @Override
        public CompletableFuture<String> run() {
            return begin();
        }

        @Override
        public boolean giveUp() {
            return sent;
        }
    }

    private record Ended(CompletableFuture<String> calls) implements SubmissionQueue.Task {

        @Override
        public CompletableFuture<String> run() {
            return calls;
        }

        @Override
        public boolean giveUp() {
            return true;
        }
    }
}
