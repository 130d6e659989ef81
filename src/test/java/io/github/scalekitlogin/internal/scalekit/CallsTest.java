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

class CallsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final Calls calls = new Calls(2);
    private final CountDownLatch hold = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void end() {
        hold.countDown();
        calls.close();
    }

    @Test
    void shouldRunSoManyAtOnceAndLetTheOthersWait() throws Exception {
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            submissions.add(calls.start(this::held, in(LONG)));
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
        Submission running = calls.start(this::held, in(SHORT));
        calls.start(this::held, in(LONG));
        Submission waiting = calls.start(this::held, in(SHORT));
        for (Submission submission : List.of(running, waiting)) {
            ScalekitException late = catchThrowableOfType(ScalekitException.class, () -> submission.await(LONG));
            assertThat(late.reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void shouldTellWhoeverWaitsWhenTheApplicationEnds() throws Exception {
        calls.start(this::held, in(LONG));
        calls.start(this::held, in(LONG));
        Submission waiting = calls.start(this::held, in(LONG));
        calls.close();
        ScalekitException ended = catchThrowableOfType(ScalekitException.class, () -> waiting.await(LONG));
        assertThat(ended).hasMessage("The application has ended");
        assertThat(catchThrowableOfType(ScalekitException.class, () -> calls.start(this::held, in(LONG)))
                        .reason())
                .isEqualTo(Reason.UNREACHABLE);
    }

    private String held() throws ScalekitException {
        begun.incrementAndGet();
        try {
            hold.await();
            return "req_1";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScalekitException(Reason.UNREACHABLE, "interrupted", e);
        }
    }

    private static Deadline in(Duration time) {
        return Deadline.in(time, System::nanoTime);
    }
}
