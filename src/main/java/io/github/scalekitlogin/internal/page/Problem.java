// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

/**
 * The problems that have a page. The files {@code messages_*.properties} have a title and a text for each of them.
 *
 * <p>Load balancers count statuses such as 500, 502, 503 and 504 as a dead node, and some count 403, 404 and 429. A failure
 * of Scalekit, of a directory or of an account is not a fault of this node: its page has status 424 (Failed Dependency).
 */
public enum Problem {
    BAD_REQUEST(400),
    NO_SUCH_PAGE(404),
    WRONG_METHOD(405),
    ANSWER_REFUSED(403),
    /** Nothing is known of such a login request. */
    NOT_PENDING(410),
    /** Scalekit has an answer for the login request already. */
    ALREADY_ANSWERED(410),
    /** The login request is too old, for Scalekit or for this node. */
    EXPIRED(410),
    /** The login request arrived in another session, or its session is lost. */
    OTHER_SESSION(410),
    /** The browser sends no session cookie. */
    NO_COOKIE(410),
    REJECTED(Problem.FAILED_DEPENDENCY),
    UNAUTHORIZED(Problem.FAILED_DEPENDENCY),
    UNREACHABLE(Problem.FAILED_DEPENDENCY),
    TIMEOUT(Problem.FAILED_DEPENDENCY),
    UNCERTAIN(Problem.FAILED_DEPENDENCY),
    MISCONFIGURED(Problem.FAILED_DEPENDENCY),
    /** The user may not use the application through an AI client. Nothing has failed, so the status is that of any page. */
    DENIED(200),
    /** The account lacks a claim that Scalekit needs. */
    CLAIMS_FAILED(Problem.FAILED_DEPENDENCY),
    /** A source of claims cannot be read: a directory, a database, or the application's provider. */
    CLAIMS_UNAVAILABLE(Problem.FAILED_DEPENDENCY),
    /** The database that all nodes share cannot be read; see {@code scalekit.once.data-source}. */
    REGISTER_UNAVAILABLE(Problem.FAILED_DEPENDENCY),
    NO_LOGIN(Problem.FAILED_DEPENDENCY),
    /** The application knows a user at its own pages but not at {@code /continue}. */
    USER_NOT_FOUND(Problem.FAILED_DEPENDENCY),
    /** The login was cancelled here, but Scalekit could not be told. */
    CANCEL_NOT_SENT(Problem.FAILED_DEPENDENCY),
    INTERNAL_ERROR(Problem.FAILED_DEPENDENCY);

    private static final int FAILED_DEPENDENCY = 424;

    final int status;

    Problem(int status) {
        this.status = status;
    }

    /** Returns whether operators should know; otherwise users cause the problem. */
    boolean isFailure() {
        return status == FAILED_DEPENDENCY;
    }
}
