// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Fetches an access token when the application starts, so that neither the deployment nor the first user waits, and an
 * administrator learns of a wrong secret or an unreachable Scalekit before users do.
 */
final class ConnectionWarmUp implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    private final ScalekitClient scalekit;
    private volatile boolean closed;

    ConnectionWarmUp(ScalekitClient scalekit) {
        this.scalekit = scalekit;
    }

    /** Returns at once. */
    void start() {
        scalekit.warmUp().whenComplete((token, failure) -> {
            if (failure != null && !closed) {
                report(failure instanceof ScalekitException ? failure : failure.getCause());
            }
        });
    }

    /** A failure here is reported again when a user signs in. */
    private static void report(Throwable failure) {
        if (failure instanceof ScalekitException) {
            LOG.log(Level.WARNING, "{0} Until this is solved nobody is handed over.", failure.getMessage());
        } else {
            LOG.log(Level.DEBUG, "The client for Scalekit was not warmed up", failure);
        }
    }

    /** Reports nothing from now on. */
    @Override
    public void close() {
        closed = true;
    }
}
