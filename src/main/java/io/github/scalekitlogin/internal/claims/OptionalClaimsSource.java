// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.internal.log.LogMessage;
import java.util.function.Supplier;

/**
 * A claims source that needs classes that some servers do not have. Without these classes it adds nothing. No setting asks for
 * this source, so its failures are logged and do not fail the login.
 */
final class OptionalClaimsSource implements ClaimsSource {

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
            LogMessage.SOURCE_NOT_AVAILABLE.log(e.getMessage());
        } catch (IllegalStateException noCdi) {
            LogMessage.SOURCE_NOT_AVAILABLE.log(noCdi.getMessage());
        } catch (Exception e) {
            claims.clear();
            LogMessage.SOURCE_FAILED.log(e.getClass().getName());
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
