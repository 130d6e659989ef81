// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

/** Where values of claims come from. Implementations are thread-safe. */
interface ClaimsSource {

    /**
     * Adds the claims that this source knows about a user.
     *
     * @throws ClaimsException if the source cannot be read; the user is not handed over then
     */
    void addClaims(ClaimsSubject subject, SourceClaims claims) throws ClaimsException;

    /** Returns the name of the source for messages, such as "the directory". */
    String title();

    /** Returns whether the source needs the request of the user. Otherwise the name of the account is enough. */
    boolean needsRequest();
}
