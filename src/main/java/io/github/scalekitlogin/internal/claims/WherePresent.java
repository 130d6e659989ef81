// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.function.Supplier;

/** A source that needs classes not every server has: without them it has nothing to tell. */
final class WherePresent implements ClaimsProvider {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    private final Supplier<ClaimsProvider> source;
    private volatile boolean absent;

    WherePresent(Supplier<ClaimsProvider> source) {
        this.source = source;
    }

    /** Nobody asked for this source, so its failure is none of the hand-over's. */
    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
        if (absent) {
            return;
        }
        try {
            source.get().addClaims(principal, request, claims);
        } catch (LinkageError e) {
            absent = true;
            LOG.log(Level.DEBUG, "No claims from a source this server lacks: {0}", e.getMessage());
        } catch (IllegalStateException noCdiHere) {
            LOG.log(Level.DEBUG, "No claims from a source: {0}", noCdiHere.getMessage());
        } catch (Exception e) {
            LOG.log(
                    Level.WARNING,
                    "A source of claims is left out: {0}",
                    e.getClass().getName());
        }
    }
}
