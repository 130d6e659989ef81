// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

/** The failures that have a page. The files {@code messages_*.properties} have a title and a text for each of them. */
public enum Problem {
    BAD_REQUEST(400),
    NO_SUCH_PAGE(404),
    WRONG_METHOD(405),
    ANSWER_REFUSED(403),
    NOT_PENDING(410),
    EXPIRED(410),
    REJECTED(502),
    UNAUTHORIZED(502),
    UNREACHABLE(503),
    TIMEOUT(504),
    UNCERTAIN(502),
    MISCONFIGURED(502),
    CLAIMS_FAILED(500),
    NO_LOGIN(500),
    /** The login was cancelled here, but Scalekit could not be told. */
    CANCEL_NOT_SENT(429),
    INTERNAL_ERROR(500);

    final int status;

    Problem(int status) {
        this.status = status;
    }
}
