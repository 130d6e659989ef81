// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.function.Supplier;

/**
 * A claims source that needs classes that some servers do not have. Without these classes it adds nothing. No setting asks for
 * this source, so its failures are logged and do not fail the login.
 */
final class OptionalClaimsSource implements ClaimsProvider {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    private final Supplier<ClaimsProvider> source;
    private volatile boolean absent;

    OptionalClaimsSource(Supplier<ClaimsProvider> source) {
        this.source = source;
    }

    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
        if (absent) {
            return;
        }
        try {
            source.get().addClaims(principal, request, claims);
        } catch (LinkageError e) {
            absent = true;
            LOG.log(Level.DEBUG, "A claims source is not available on this server: {0}", e.getMessage());
        } catch (IllegalStateException noCdi) {
            LOG.log(Level.DEBUG, "A claims source is not available in this application: {0}", noCdi.getMessage());
        } catch (Exception e) {
            LOG.log(
                    Level.WARNING,
                    "A claims source failed and is left out: {0}",
                    e.getClass().getName());
        }
    }
}
