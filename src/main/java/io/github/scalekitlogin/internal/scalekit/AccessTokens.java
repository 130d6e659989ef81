// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * The M2M token: kept until shortly before it expires, fetched by one request at a time however many wait for it.
 * Thread-safe.
 */
final class AccessTokens {

    /** Fetches a token. */
    @FunctionalInterface
    interface Fetch {
        Messages.Token fetch(Deadline deadline) throws ScalekitException;
    }

    /** A token is given up this long before its end, or a tenth of its life before when that is shorter. */
    private static final Duration MARGIN = Duration.ofMinutes(1);
    /** No token is trusted for longer, whatever {@code expires_in} says. */
    private static final Duration LONGEST = Duration.ofDays(1);
    /**
     * A failure is remembered so long, so that a thousand people who wait are not a thousand calls; but not a refusal, which
     * a new secret ends at once.
     */
    private static final Duration FAILURE = Duration.ofSeconds(1);

    private final Fetch fetch;
    private final LongSupplier nanoTime;
    private final AtomicReference<CompletableFuture<String>> flight = new AtomicReference<>();
    private volatile Kept kept;
    private volatile Failed failed;

    private record Kept(String token, long until) {

        /** Tokens are not for logs. */
        @Override
        public String toString() {
            return "***";
        }
    }

    private record Failed(ScalekitException why, long until) {}

    AccessTokens(Fetch fetch, LongSupplier nanoTime) {
        this.fetch = fetch;
        this.nanoTime = nanoTime;
    }

    /** Returns a token that Scalekit should accept. */
    String current(Deadline deadline) throws ScalekitException {
        String fresh = fresh();
        if (fresh != null) {
            return fresh;
        }
        Failed last = failed;
        if (last != null && last.until - nanoTime.getAsLong() > 0) {
            throw again(last.why);
        }
        CompletableFuture<String> mine = new CompletableFuture<>();
        CompletableFuture<String> others = flight.compareAndExchange(null, mine);
        return others == null ? fetchFor(mine, deadline) : await(others, deadline);
    }

    /** Forgets a token that Scalekit has refused; a newer one stays. */
    void drop(String token) {
        Kept known = kept;
        if (known != null && known.token.equals(token)) {
            kept = null;
        }
    }

    private String fresh() {
        Kept known = kept;
        return known != null && known.until - nanoTime.getAsLong() > 0 ? known.token : null;
    }

    private String fetchFor(CompletableFuture<String> waiting, Deadline deadline) throws ScalekitException {
        try {
            String token = fresh();
            if (token == null) {
                Messages.Token fetched = fetch.fetch(deadline);
                token = fetched.accessToken();
                kept = new Kept(
                        token,
                        nanoTime.getAsLong() + lifetime(fetched.expiresIn()).toNanos());
            }
            waiting.complete(token);
            return token;
        } catch (ScalekitException e) {
            if (e.reason() != Reason.UNAUTHORIZED) {
                failed = new Failed(e, nanoTime.getAsLong() + FAILURE.toNanos());
            }
            waiting.completeExceptionally(e);
            throw e;
        } catch (RuntimeException e) {
            waiting.completeExceptionally(e);
            throw e;
        } finally {
            flight.compareAndSet(waiting, null);
        }
    }

    /** A token that does not say how long it lives is used for the hand-overs that wait for it, and not kept. */
    private static Duration lifetime(Long expiresIn) {
        if (expiresIn == null || expiresIn <= 0) {
            return Duration.ZERO;
        }
        Duration life = Duration.ofSeconds(Math.min(expiresIn, LONGEST.toSeconds()));
        Duration tenth = life.dividedBy(10);
        return life.minus(tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN);
    }

    /** The same for another hand-over, with a stack trace of its own. */
    private static ScalekitException again(ScalekitException first) {
        return new ScalekitException(first.reason(), first.getMessage(), first);
    }

    /** A flight that keeps somebody waiting to the end is given up: the next one starts another. */
    private String await(CompletableFuture<String> others, Deadline deadline) throws ScalekitException {
        try {
            return others.get(deadline.requireMillisLeft(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ScalekitException refused) {
                throw again(refused);
            }
            throw new IllegalStateException("The access token could not be fetched", e.getCause());
        } catch (TimeoutException e) {
            flight.compareAndSet(others, null);
            throw new ScalekitException(Reason.TIMEOUT, "No access token within scalekit.timeout", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScalekitException(Reason.TIMEOUT, "The server stopped waiting for an access token", e);
        }
    }
}
