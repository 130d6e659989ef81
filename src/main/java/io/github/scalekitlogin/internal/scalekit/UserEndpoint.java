// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;

/** Scalekit's user endpoint, which receives the user details of a login request. Thread-safe. */
final class UserEndpoint {

    /** Other values of {@code auth_request_id} must not reach a log. */
    private static final Pattern LOGGABLE_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private static final String NO_ID = "-";

    private final ScalekitEnvironment environment;
    private final Transport transport;
    private final WireMessages messages;
    private final AccessTokens tokens;

    UserEndpoint(ScalekitEnvironment environment, Transport transport, WireMessages messages, AccessTokens tokens) {
        this.environment = environment;
        this.transport = transport;
        this.messages = messages;
        this.tokens = tokens;
    }

    /** Returns the task that submits these details: gets an access token, sends the POST, and retries where that is safe. */
    SubmissionExecutor.Task task(String loginRequestId, UserDetails details, Deadline deadline) {
        return new Task(loginRequestId, details.body, deadline);
    }

    /** One submission. Keeps track of whether Scalekit may have received the details. */
    private final class Task implements SubmissionExecutor.Task {

        private final String loginRequestId;
        private final byte[] body;
        private final Deadline deadline;
        private volatile boolean sending;
        private volatile boolean mayHaveArrived;

        private Task(String loginRequestId, byte[] body, Deadline deadline) {
            this.loginRequestId = loginRequestId;
            this.body = body;
            this.deadline = deadline;
        }

        /** Returns whether a call is in progress, or an earlier attempt may have arrived. */
        @Override
        public boolean mayHaveArrived() {
            return sending || mayHaveArrived;
        }

        @Override
        public String run() throws ScalekitException {
            try {
                return submit();
            } catch (ScalekitException e) {
                // The last attempt may have failed to connect although an earlier one arrived. Token calls do not
                // count.
                throw e.withMayHaveArrived(mayHaveArrived);
            }
        }

        private String submit() throws ScalekitException {
            String token = tokens.current(deadline);
            Transport.Answer answer = postWithRetries(token);
            if (answer.status() == 401) {
                tokens.invalidate(token);
                answer = postWithRetries(tokens.current(deadline));
            }
            WireMessages.Accepted accepted =
                    answer.isSuccess() ? messages.read(answer.body(), WireMessages.Accepted.class) : null;
            if (accepted == null) {
                throw AnswerFailures.ofUserEndpoint(answer.status(), loginRequestId, environment);
            }
            String authRequestId = accepted.authRequestId();
            return authRequestId != null && LOGGABLE_ID.matcher(authRequestId).matches() ? authRequestId : NO_ID;
        }

        private Transport.Answer postWithRetries(String token) throws ScalekitException {
            return RetryPolicy.execute(() -> post(token), deadline);
        }

        private Transport.Answer post(String token) throws ScalekitException {
            boolean arrived = true;
            sending = true;
            try {
                Transport.Answer answer = transport.post(
                        environment.userEndpoint(loginRequestId),
                        MediaType.APPLICATION_JSON_TYPE,
                        body,
                        token,
                        deadline);
                arrived = AnswerFailures.mayBeProcessed(answer.status());
                return answer;
            } catch (ScalekitException e) {
                arrived = e.mayHaveArrived();
                throw e;
            } finally {
                // In this order: another thread must not see both as false in between.
                mayHaveArrived |= arrived;
                sending = false;
            }
        }
    }
}
