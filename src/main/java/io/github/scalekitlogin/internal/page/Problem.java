// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

/** What can go wrong in front of a person; {@code words_*.properties} have the person's words. */
public enum Problem {
    BAD_REQUEST(400),
    NO_SUCH_PAGE(404),
    WRONG_METHOD(405),
    NOT_ANSWERED_HERE(403),
    NOTHING_WAITING(410),
    EXPIRED(410),
    REJECTED(502),
    UNAUTHORIZED(502),
    UNREACHABLE(503),
    TIMEOUT(504),
    UNCERTAIN(502),
    MISCONFIGURED(502),
    UNKNOWN_ACCOUNT(500),
    NO_LOGIN(500),
    OUR_FAULT(500);

    final int status;

    Problem(int status) {
        this.status = status;
    }
}
