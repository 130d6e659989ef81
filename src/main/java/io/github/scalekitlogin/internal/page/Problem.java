// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

import java.lang.System.Logger.Level;

/**
 * The problems that have a page. The files {@code messages_*.properties} have a title and a text for each of them.
 *
 * <p>Load balancers count statuses such as 500, 502, 503 and 504 as a dead node, and some count 403, 404 and 429. A failure
 * of Scalekit, of a directory or of an account is not a fault of this node: its page has status 424 (Failed Dependency).
 */
public enum Problem {
    BAD_REQUEST(
            1001,
            400,
            "Parameters of the login request are missing, repeated or malformed.",
            "Nothing was stored. There is no new session."),
    NO_SUCH_PAGE(1002, 404, "The filter has no such address.", "Nothing."),
    WRONG_METHOD(1003, 405, "The address does not accept this HTTP method.", "Nothing."),
    ANSWER_REFUSED(
            1004,
            403,
            "A form was posted by another site, or its token is wrong or was used before.",
            "Nothing was sent. The login request is still pending."),
    NOT_PENDING(1005, 410, "The login request is not known.", "The user starts again in the AI client."),
    ALREADY_ANSWERED(
            1006, 410, "Scalekit already has the answer for the login request.", "The user returns to the AI client."),
    EXPIRED(
            1007,
            410,
            "The login request is older than ten minutes, or Scalekit does not know it.",
            "It was removed. The user starts again in the AI client."),
    OTHER_SESSION(
            1008,
            410,
            "The login request arrived in another session, or its session has ended.",
            "The user starts again in the AI client."),
    NO_COOKIE(1009, 410, "The browser does not send the session cookie.", "The user allows cookies and starts again."),
    REJECTED(
            1010,
            Problem.FAILED_DEPENDENCY,
            "Scalekit rejects the details of the user.",
            "The login request was removed. The log has the reason."),
    UNAUTHORIZED(
            1011,
            Problem.FAILED_DEPENDENCY,
            "Scalekit rejects the client id or the client secret.",
            "The login request is still pending. The log names the setting."),
    UNREACHABLE(
            1012,
            Problem.FAILED_DEPENDENCY,
            "Scalekit cannot be reached, or answers 429 or 5xx.",
            "The login request is still pending. \"Try again\" needs no new login."),
    TIMEOUT(
            1013,
            Problem.FAILED_DEPENDENCY,
            "Scalekit does not answer within `scalekit.timeout`.",
            "The login request is still pending. \"Try again\" needs no new login."),
    UNCERTAIN(
            1014,
            Problem.FAILED_DEPENDENCY,
            "The first attempt timed out or its node stopped, and Scalekit rejected the second one.",
            "The user returns to the AI client. Other details than the first ones are never sent."),
    MISCONFIGURED(
            1015,
            Problem.FAILED_DEPENDENCY,
            "Scalekit does not know the connection, or the environment URL is wrong.",
            "The login request is still pending. The log names the setting."),
    DENIED(
            1016,
            200,
            "`scalekit.allow` or a `LoginDeniedException` denies the user.",
            "Scalekit has the report of a failed login. The AI client is told."),
    CLAIMS_FAILED(
            1017,
            Problem.FAILED_DEPENDENCY,
            "The account lacks a claim that Scalekit needs.",
            "Nothing was sent. The log says which setting supplies the claim."),
    CLAIMS_UNAVAILABLE(
            1018,
            Problem.FAILED_DEPENDENCY,
            "A source of claims cannot be read: a directory, a database, or the application's provider.",
            "Nothing was sent. The login request is still pending."),
    REGISTER_UNAVAILABLE(
            1019,
            Problem.FAILED_DEPENDENCY,
            "The database of `scalekit.once.data-source` cannot be read.",
            "Nothing was sent. The log names the setting."),
    NO_LOGIN(
            1020,
            Problem.FAILED_DEPENDENCY,
            "No login is configured: the container does not ask for one, and `scalekit.login-page` is not set.",
            "The login request is still pending. The log says what to set."),
    USER_NOT_FOUND(
            1021,
            Problem.FAILED_DEPENDENCY,
            "The application knows a user on its own pages but not at `/scalekit/continue`.",
            "Nothing was sent. The log says what to set."),
    CANCEL_NOT_SENT(
            1022,
            Problem.FAILED_DEPENDENCY,
            "The user cancelled, but Scalekit could not be told, or anonymous users cancel too often.",
            "The AI client stops waiting after some minutes."),
    INTERNAL_ERROR(
            1023,
            Problem.FAILED_DEPENDENCY,
            "The filter has failed.",
            "Report it with the log line and its stack trace.");

    private static final int FAILED_DEPENDENCY = 424;

    final int number;
    final int status;
    final String reason;
    final String effect;

    /**
     * Creates a problem.
     *
     * @param number number in the id of the log message, from 1000 to 1999
     * @param reason when the page is shown
     * @param effect what happens to the login request, or what to do
     */
    Problem(int number, int status, String reason, String effect) {
        this.number = number;
        this.status = status;
        this.reason = reason;
        this.effect = effect;
    }

    /** Returns whether operators should know; otherwise users cause the problem. */
    boolean isFailure() {
        return status == FAILED_DEPENDENCY;
    }

    Level level() {
        return isFailure() ? Level.WARNING : Level.INFO;
    }
}
