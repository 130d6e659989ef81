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
 * Caches the access token of the machine-to-machine client until shortly before it expires. At most one thread fetches a token
 * at a time; the others wait for its result. Thread-safe.
 */
final class AccessTokens {

    /** Fetches a token. */
    @FunctionalInterface
    interface Fetch {
        WireMessages.Token fetch(Deadline deadline) throws ScalekitException;
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

    /** Returns a token that has not expired, and fetches one if necessary. */
    String current(Deadline deadline) throws ScalekitException {
        String valid = cached();
        if (valid != null) {
            return valid;
        }
        CachedFailure last = failed;
        if (last != null && last.until - nanoTime.getAsLong() > 0) {
            throw last.failure.repeat();
        }
        CompletableFuture<String> mine = new CompletableFuture<>();
        CompletableFuture<String> others = pendingFetch.compareAndExchange(null, mine);
        return others == null ? fetchFor(mine, deadline) : await(others, deadline);
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

    private String fetchFor(CompletableFuture<String> waiting, Deadline deadline) throws ScalekitException {
        try {
            String token = cached();
            if (token == null) {
                WireMessages.Token fetched = fetch.fetch(deadline);
                token = fetched.accessToken();
                cached = new CachedToken(
                        token,
                        nanoTime.getAsLong() + lifetime(fetched.expiresIn()).toNanos());
            }
            waiting.complete(token);
            return token;
        } catch (ScalekitException e) {
            if (e.reason() != Reason.UNAUTHORIZED) {
                failed = new CachedFailure(e, nanoTime.getAsLong() + FAILURE_LIFETIME.toNanos());
            }
            waiting.completeExceptionally(e);
            throw e;
        } catch (RuntimeException | Error e) {
            waiting.completeExceptionally(e);
            throw e;
        } finally {
            pendingFetch.compareAndSet(waiting, null);
        }
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

    /** Waits for another thread's fetch. If that takes until the deadline, the next submission starts a new fetch. */
    private String await(CompletableFuture<String> others, Deadline deadline) throws ScalekitException {
        try {
            return others.get(deadline.requireMillisLeft(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ScalekitException refused) {
                throw refused.repeat();
            }
            throw new IllegalStateException("The access token could not be fetched", e.getCause());
        } catch (TimeoutException e) {
            pendingFetch.compareAndSet(others, null);
            throw new ScalekitException(Reason.TIMEOUT, "No access token within scalekit.timeout", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScalekitException(Reason.UNREACHABLE, "The application has ended", e);
        }
    }
}
