// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.pending;

import java.io.Serializable;

/** What releases that stored serialized classes left in a session: the same fields in the same order. */
public record PendingLogin(
        String loginRequestId, String state, long parkedAt, Stage stage, String account, String token, String sent)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /** Creates a login request that has just arrived, for the shop's attribute page. */
    public PendingLogin() {
        this("lri_0", "previous", System.currentTimeMillis(), Stage.PARKED, null, null, null);
    }
}
