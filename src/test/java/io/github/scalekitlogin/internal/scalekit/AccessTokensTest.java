// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTokensTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger fetched = new AtomicInteger();
    private Long expiresIn = 3600L;
    private final AccessTokens tokens = new AccessTokens(
            deadline -> CompletableFuture.completedFuture(
                    new WireMessages.Token("t" + fetched.incrementAndGet(), "Bearer", expiresIn)),
            nanos::get);

    @Test
    void shouldKeepATokenUntilShortlyBeforeItExpires() throws Exception {
        assertThat(current()).isEqualTo("t1");
        nanos.addAndGet(Duration.ofSeconds(3539).toNanos());
        assertThat(current()).isEqualTo("t1");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(current()).isEqualTo("t2");
    }

    @ParameterizedTest
    @CsvSource({"100, 89, 90", "3600, 3539, 3540", "9223372036854775807, 86339, 86340"})
    void shouldLeaveAMargin(long expiresInSeconds, long stillGood, long goneBy) throws Exception {
        expiresIn = expiresInSeconds;
        current();
        nanos.set(Duration.ofSeconds(stillGood).toNanos());
        assertThat(current()).isEqualTo("t1");
        nanos.set(Duration.ofSeconds(goneBy).toNanos());
        assertThat(current()).isEqualTo("t2");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none", "0", "-5"})
    void shouldNotKeepATokenThatDoesNotSayHowLongItLives(Long says) throws Exception {
        expiresIn = says;
        assertThat(current()).isEqualTo("t1");
        assertThat(current()).isEqualTo("t2");
    }

    @Test
    void shouldDropTheRefusedTokenButNotANewerOne() throws Exception {
        current();
        tokens.invalidate("t1");
        assertThat(current()).isEqualTo("t2");
        tokens.invalidate("t1");
        assertThat(current()).isEqualTo("t2");
    }

    @Test
    void shouldFetchOnceHoweverManyWait() throws Exception {
        CompletableFuture<WireMessages.Token> answer = new CompletableFuture<>();
        AccessTokens slow = slow(answer);
        List<CompletableFuture<String>> waiting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            waiting.add(slow.current(deadline()));
        }
        assertThat(fetched).hasValue(1);
        answer.complete(new WireMessages.Token("t1", "Bearer", 3600L));
        for (CompletableFuture<String> each : waiting) {
            assertThat(each.get()).isEqualTo("t1");
        }
        assertThat(fetched).hasValue(1);
    }

    /** Only the first of them counts for the circuit breaker. */
    @Test
    void shouldTellTheOthersThatTheirFailureIsRepeated() {
        CompletableFuture<WireMessages.Token> answer = new CompletableFuture<>();
        AccessTokens slow = slow(answer);
        CompletableFuture<String> first = slow.current(deadline());
        CompletableFuture<String> second = slow.current(deadline());
        answer.completeExceptionally(new ScalekitException(Reason.TIMEOUT, "down"));
        assertThat(catchThrowableOfType(ScalekitException.class, () -> Outcomes.of(first))
                        .isRepeated())
                .isFalse();
        assertThat(catchThrowableOfType(ScalekitException.class, () -> Outcomes.of(second))
                        .isRepeated())
                .isTrue();
    }

    @Test
    void shouldFetchAgainAfterAFetchThatThrew() throws Exception {
        AccessTokens throwingOnce = new AccessTokens(
                deadline -> {
                    if (fetched.incrementAndGet() == 1) {
                        throw new IllegalStateException("on purpose");
                    }
                    return CompletableFuture.completedFuture(new WireMessages.Token("t", "Bearer", 3600L));
                },
                nanos::get);
        assertThatThrownBy(() -> Outcomes.of(throwingOnce.current(deadline())))
                .isInstanceOfSatisfying(
                        ScalekitException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INTERNAL_ERROR));
        nanos.set(Duration.ofSeconds(1).toNanos());
        assertThat(Outcomes.of(throwingOnce.current(deadline()))).isEqualTo("t");
    }

    private AccessTokens slow(CompletableFuture<WireMessages.Token> answer) {
        return new AccessTokens(
                deadline -> {
                    fetched.incrementAndGet();
                    return answer;
                },
                nanos::get);
    }

    @ParameterizedTest
    @CsvSource({"UNREACHABLE, 1", "TIMEOUT, 1", "MISCONFIGURED, 1", "UNAUTHORIZED, 0"})
    void shouldRememberAFailureForAMomentButNotARefusal(Reason reason, int seconds) throws Exception {
        AccessTokens failingOnce = new AccessTokens(
                deadline -> fetched.incrementAndGet() == 1
                        ? CompletableFuture.failedFuture(new ScalekitException(reason, "down"))
                        : CompletableFuture.completedFuture(new WireMessages.Token("t", "Bearer", 3600L)),
                nanos::get);
        long moment = Duration.ofSeconds(seconds).toNanos();
        for (long at : seconds == 0 ? new long[] {0} : new long[] {0, moment - 1}) {
            nanos.set(at);
            assertThatThrownBy(() -> Outcomes.of(failingOnce.current(deadline())))
                    .isInstanceOfSatisfying(
                            ScalekitException.class, e -> assertThat(e.reason()).isEqualTo(reason));
            assertThat(fetched).hasValue(1);
        }
        nanos.set(moment);
        assertThat(Outcomes.of(failingOnce.current(deadline()))).isEqualTo("t");
    }

    private String current() throws ScalekitException {
        return Outcomes.of(tokens.current(deadline()));
    }

    private Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(10), nanos::get);
    }
}
