// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.claims.UserClaims;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Submits user details to Scalekit. An application uses one client, with one cached access token, until {@link #close()}.
 * Thread-safe.
 */
public final class ScalekitClient implements AutoCloseable {

    private final ScalekitEnvironment environment;
    private final Duration timeout;
    private final LongSupplier nanoTime = System::nanoTime;
    private final ClientThreads threads = new ClientThreads();
    private final WireMessages messages = new WireMessages();
    private final Transport transport;
    private final AccessTokens tokens;
    private final UserEndpoint users;
    private final CircuitBreaker breaker = new CircuitBreaker(nanoTime);
    private final SubmissionQueue queue;

    /**
     * Limits of a client.
     *
     * @param connectTimeout limit for opening a connection
     * @param timeout limit for one submission with all its calls, including the time in the queue
     * @param maxConcurrent how many submissions may run at the same time; the others wait in the queue
     */
    public record Limits(Duration connectTimeout, Duration timeout, int maxConcurrent) {}

    /** Creates a client. Sends nothing. */
    public ScalekitClient(ScalekitEnvironment environment, Limits limits, NetworkOptions network) {
        this.environment = environment;
        this.timeout = limits.timeout();
        this.transport = new Transport(limits.connectTimeout(), network, threads);
        RetryPolicy retry = new RetryPolicy(threads);
        this.tokens = new AccessTokens(new TokenEndpoint(environment, transport, retry, messages)::fetch, nanoTime);
        this.users = new UserEndpoint(environment, transport, retry, messages, tokens);
        this.queue = new SubmissionQueue(limits.maxConcurrent(), threads);
    }

    /** Converts claims to the form in which they are submitted. */
    public UserDetails details(UserClaims claims) {
        return new UserDetails(messages.write(claims));
    }

    /**
     * Starts to submit the details of a user. Returns at once.
     *
     * @param spent the part of the timeout that has already been used, for example to resolve the claims
     * @throws ScalekitException if nothing was started: the circuit breaker is open, the queue is full, no time is left, or the
     *     client is closed
     */
    public Submission submitUser(String loginRequestId, UserDetails details, Duration spent) throws ScalekitException {
        Deadline deadline = Deadline.in(timeout.minus(spent), nanoTime);
        breaker.acquirePermission();
        return queue.start(users.task(loginRequestId, details, deadline), deadline)
                .after(breaker::record);
    }

    /**
     * Starts a submission for a request without a signed-in user, for example to report a failed login. Works like
     * {@link #submitUser}, but the circuit breaker does not record its outcome: such a request must not be able to block, or
     * to unblock, the submissions of signed-in users.
     *
     * @throws ScalekitException if nothing was started, as in {@link #submitUser}
     */
    public Submission submitAnonymously(String loginRequestId, UserDetails details) throws ScalekitException {
        breaker.requireNotOpen();
        Deadline deadline = Deadline.in(timeout, nanoTime);
        return queue.start(users.task(loginRequestId, details, deadline), deadline);
    }

    /** Runs a short task after a time, on the thread that watches the deadlines. Never runs it if the client is closed. */
    public Future<?> schedule(Runnable task, Duration delay) {
        return threads.schedule(task, delay);
    }

    /** Returns the callback URL, to which the browser is redirected after a successful submission. Appends state unchanged. */
    public String callback(String state) {
        return environment.callback(state);
    }

    /**
     * Converts claims, which it does not send, and fetches an access token. So the first submission finds a token, a connection,
     * and the classes that it needs. Returns at once.
     *
     * @param example claims as those of a user
     * @return the end; or a {@link ScalekitException} if there is no token; later submissions try again
     */
    public CompletionStage<?> warmUp(Supplier<UserClaims> example) {
        return CompletableFuture.runAsync(() -> details(example.get()), threads::execute)
                .thenCompose(ignored -> tokens.current(Deadline.in(timeout, nanoTime)));
    }

    /** Ends all submissions and all threads. Returns when the threads have ended, or two seconds later. */
    @Override
    public void close() {
        // First, so that calls fail because the application has ended, and not because they were given up.
        transport.close();
        queue.close();
        threads.close();
    }
}
