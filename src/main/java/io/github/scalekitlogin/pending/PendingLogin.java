// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.pending;

import java.io.Serializable;

/**
 * A login request as release 0.1 stored it in the session. Nothing uses it. Some servers drop a whole session if they cannot
 * load the class of one attribute, so the class stays for one release.
 *
 * @param loginRequestId Scalekit's identifier
 * @param state Scalekit's {@code state}
 * @param parkedAt when it arrived, in milliseconds since 1970
 * @param stage how far it had come
 * @param account the account, or null
 * @param token token of the confirm page, or null
 * @param sent digest of the details, or null
 * @since 0.1.0
 * @deprecated for removal with the release after 0.9
 */
@Deprecated(since = "0.9.0", forRemoval = true)
@SuppressWarnings("removal")
public record PendingLogin(
        String loginRequestId, String state, long parkedAt, Stage stage, String account, String token, String sent)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /** Returns the identifier only: the rest must not reach a log. */
    @Override
    public String toString() {
        return loginRequestId;
    }
}
