// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/**
 * A claims source that needs classes that some servers do not have. Without these classes it adds nothing. No setting asks for
 * this source, so its failures are logged and do not fail the login.
 */
final class OptionalClaimsSource implements ClaimsSource {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    private final String title;
    private final Supplier<ClaimsSource> source;
    private volatile boolean absent;

    OptionalClaimsSource(String title, Supplier<ClaimsSource> source) {
        this.title = title;
        this.source = source;
    }

    @Override
    public void addClaims(ClaimsSubject subject, SourceClaims claims) {
        if (absent) {
            return;
        }
        try {
            source.get().addClaims(subject, claims);
        } catch (LinkageError e) {
            absent = true;
            LOG.log(Level.DEBUG, "A claims source is not available on this server: {0}", e.getMessage());
        } catch (IllegalStateException noCdi) {
            LOG.log(Level.DEBUG, "A claims source is not available in this application: {0}", noCdi.getMessage());
        } catch (Exception e) {
            claims.clear();
            LOG.log(
                    Level.WARNING,
                    "A claims source failed and is left out: {0}",
                    e.getClass().getName());
        }
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean needsRequest() {
        return true;
    }
}
