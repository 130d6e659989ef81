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
    private final String needed;
    private final Supplier<ClaimsSource> source;
    private volatile boolean absent;

    /**
     * Creates a source.
     *
     * @param needed the name of a class that the source needs
     */
    OptionalClaimsSource(String title, String needed, Supplier<ClaimsSource> source) {
        this.title = title;
        this.needed = needed;
        this.source = source;
    }

    /** Finds out whether the server has the class. It searches long for some, and the first user should not wait for that. */
    void prepare() {
        try {
            Class.forName(needed, false, OptionalClaimsSource.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            leaveOut(e);
        }
    }

    private void leaveOut(Throwable missing) {
        absent = true;
        LogMessage.SOURCE_NOT_AVAILABLE.log(missing.getMessage());
    }

    @Override
    public void addClaims(ClaimsSubject subject, SourceClaims claims) {
        if (absent) {
            return;
        }
        try {
            source.get().addClaims(subject, claims);
        } catch (LinkageError e) {
            leaveOut(e);
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
