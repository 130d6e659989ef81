// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Caches the access token of the machine-to-machine client until shortly before it expires. At most one token is fetched at a
 * time, for all submissions that need one. Thread-safe.
 */
final class AccessTokens {

    /** Fetches a token. */
    @FunctionalInterface
    interface Fetch {
        CompletableFuture<WireMessages.Token> fetch(Deadline deadline);
    }

    /** A token is replaced this long before it expires, or after nine tenths of its lifetime if that is later. */
    private static final Duration EXPIRY_MARGIN = Duration.ofMinutes(1);
    /** Longer values of {@code expires_in} are cut to this. */
    private static final Duration MAX_LIFETIME = Duration.ofDays(1);
    /**
     * A failure is cached for this long, so that many waiting submissions do not cause as many calls. A rejected secret is not
     * cached: the next call reads the secret again and may succeed.
     */
    private static final Duration FAILURE_LIFETIME = Duration.ofSeconds(1);

    private final Fetch fetch;
    private final LongSupplier nanoTime;
    private final AtomicReference<CompletableFuture<String>> pendingFetch = new AtomicReference<>();
    private volatile CachedToken cached;
    private volatile CachedFailure failed;

    private record CachedToken(String token, long until) {

        /** Returns {@code ***}: tokens must not be logged. */
        @Override
        public String toString() {
            return "***";
        }
    }

    private record CachedFailure(ScalekitException failure, long until) {}

    AccessTokens(Fetch fetch, LongSupplier nanoTime) {
        this.fetch = fetch;
        this.nanoTime = nanoTime;
    }

    /** Returns a token that has not expired, and fetches one if necessary. Fails with a {@link ScalekitException}. */
    CompletableFuture<String> current(Deadline deadline) {
        String valid = cached();
        if (valid != null) {
            return CompletableFuture.completedFuture(valid);
        }
        CachedFailure last = failed;
        if (last != null && last.until - nanoTime.getAsLong() > 0) {
            return CompletableFuture.failedFuture(last.failure.repeat());
        }
        CompletableFuture<String> mine = new CompletableFuture<>();
        CompletableFuture<String> others = pendingFetch.compareAndExchange(null, mine);
        if (others != null) {
            return others.exceptionallyCompose(failure ->
                    CompletableFuture.failedFuture(ScalekitException.of(failure).repeat()));
        }
        String latest = cached();
        if (latest == null) {
            // Composed, so that a fetch that throws does not leave the others waiting.
            CompletableFuture.completedFuture(deadline)
                    .thenCompose(fetch::fetch)
                    .whenComplete((token, failure) -> complete(mine, token, failure));
        } else {
            pendingFetch.set(null);
            mine.complete(latest);
        }
        return mine;
    }

    private void complete(CompletableFuture<String> waiting, WireMessages.Token fetched, Throwable failure) {
        if (failure == null) {
            cached = new CachedToken(
                    fetched.accessToken(),
                    nanoTime.getAsLong() + lifetime(fetched.expiresIn()).toNanos());
            pendingFetch.set(null);
            waiting.complete(fetched.accessToken());
            return;
        }
        ScalekitException e = ScalekitException.of(failure);
        if (e.reason() != Reason.UNAUTHORIZED) {
            failed = new CachedFailure(e, nanoTime.getAsLong() + FAILURE_LIFETIME.toNanos());
        }
        pendingFetch.set(null);
        waiting.completeExceptionally(e);
    }

    /** Removes a token that Scalekit has rejected. A newer token stays. */
    void invalidate(String token) {
        CachedToken current = cached;
        if (current != null && current.token.equals(token)) {
            cached = null;
        }
    }

    private String cached() {
        CachedToken current = cached;
        return current != null && current.until - nanoTime.getAsLong() > 0 ? current.token : null;
    }

    /** Returns how long to cache a token. Without {@code expires_in} only the submissions that wait now use the token. */
    private static Duration lifetime(Long expiresIn) {
        if (expiresIn == null || expiresIn <= 0) {
            return Duration.ZERO;
        }
        Duration lifetime = Duration.ofSeconds(Math.min(expiresIn, MAX_LIFETIME.toSeconds()));
        Duration tenth = lifetime.dividedBy(10);
        return lifetime.minus(tenth.compareTo(EXPIRY_MARGIN) < 0 ? tenth : EXPIRY_MARGIN);
    }
}
