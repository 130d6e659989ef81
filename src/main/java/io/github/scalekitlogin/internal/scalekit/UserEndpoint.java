// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Scalekit's user endpoint, which receives the user details of a login request. Thread-safe. */
final class UserEndpoint {

    /** Other values of {@code auth_request_id} must not reach a log. */
    private static final Pattern LOGGABLE_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private static final String NO_ID = "-";

    private final ScalekitEnvironment environment;
    private final Transport transport;
    private final RetryPolicy retry;
    private final WireMessages messages;
    private final AccessTokens tokens;

    UserEndpoint(
            ScalekitEnvironment environment,
            Transport transport,
            RetryPolicy retry,
            WireMessages messages,
            AccessTokens tokens) {
        this.environment = environment;
        this.transport = transport;
        this.retry = retry;
        this.messages = messages;
        this.tokens = tokens;
    }

    /** Returns the task that submits these details: gets an access token, sends the POST, and retries where that is safe. */
    SubmissionQueue.Task task(String loginRequestId, UserDetails details, Deadline deadline) {
        return new Task(loginRequestId, details.body, deadline);
    }

    /** One submission. Keeps track of whether Scalekit may have received the details. */
    private final class Task implements SubmissionQueue.Task {

        private final String loginRequestId;
        private final byte[] body;
        private final Deadline deadline;
        private volatile Transport.Call current;
        private volatile boolean mayHaveArrived;
        private volatile boolean givenUp;

        private Task(String loginRequestId, byte[] body, Deadline deadline) {
            this.loginRequestId = loginRequestId;
            this.body = body;
            this.deadline = deadline;
        }

        @Override
        public boolean giveUp() {
            // In this order: a call that begins now sees the flag, and one that has ended has left its mark.
            givenUp = true;
            Transport.Call call = current;
            boolean sent = call != null && call.giveUp();
            return sent || mayHaveArrived;
        }

        /** The last attempt may have failed to connect although an earlier one arrived. Token calls do not count. */
        @Override
        public CompletableFuture<String> run() {
            return submit().exceptionallyCompose(failure ->
                    CompletableFuture.failedFuture(ScalekitException.of(failure).withMayHaveArrived(mayHaveArrived)));
        }

        private CompletableFuture<String> submit() {
            return tokens.current(deadline)
                    .thenCompose(token -> postWithRetries(token).thenCompose(answer -> {
                        if (answer.status() != 401) {
                            return CompletableFuture.completedFuture(answer);
                        }
                        tokens.invalidate(token);
                        return tokens.current(deadline).thenCompose(this::postWithRetries);
                    }))
                    .thenCompose(this::read);
        }

        private CompletableFuture<String> read(Transport.Answer answer) {
            WireMessages.Accepted accepted =
                    answer.isSuccess() ? messages.read(answer.body(), WireMessages.Accepted.class) : null;
            if (accepted == null) {
                return CompletableFuture.failedFuture(
                        AnswerFailures.ofUserEndpoint(answer.status(), loginRequestId, environment));
            }
            String authRequestId = accepted.authRequestId();
            boolean loggable =
                    authRequestId != null && LOGGABLE_ID.matcher(authRequestId).matches();
            return CompletableFuture.completedFuture(loggable ? authRequestId : NO_ID);
        }

        private CompletableFuture<Transport.Answer> postWithRetries(String token) {
            return retry.execute(() -> post(token), deadline);
        }

        private CompletableFuture<Transport.Answer> post(String token) {
            Transport.Call call = transport.prepare(
                    environment.userEndpoint(loginRequestId), MediaType.APPLICATION_JSON_TYPE, body, token, deadline);
            current = call;
            if (givenUp) {
                call.giveUp();
            }
            return call.send().whenComplete((answer, failure) -> {
                // In this order: another thread must not see both as unset in between.
                mayHaveArrived |= failure == null
                        ? AnswerFailures.mayBeProcessed(answer.status())
                        : ScalekitException.of(failure).mayHaveArrived();
                current = null;
            });
        }
    }
}
