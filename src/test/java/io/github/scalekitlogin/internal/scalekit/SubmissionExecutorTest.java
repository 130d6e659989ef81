// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
    void shouldTellWhoeverWaitsWhenTheApplicationEnds() throws Exception {
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

    private String hold() throws ScalekitException {
        begun.incrementAndGet();
        try {
            hold.await();
            return "req_1";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScalekitException(Reason.UNREACHABLE, "interrupted", e);
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
