// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Prepares the connection to Scalekit on a thread of its own, so that neither the deployment nor the first user waits. */
final class ConnectionWarmUp implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    /** Longer than the warm-up takes. */
    private static final long MAX_WAIT_MILLIS = 5_000;

    private final ScalekitClient scalekit;
    private final Thread thread = new Thread(this::run, "scalekit-login-warm-up");

    ConnectionWarmUp(ScalekitClient scalekit) {
        this.scalekit = scalekit;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** A failure here is reported again when a user signs in. */
    private void run() {
        try {
            scalekit.warmUp();
        } catch (ScalekitException e) {
            LOG.log(Level.WARNING, "{0} Until it can be reached nobody is handed over.", e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.DEBUG, "The client for Scalekit was not warmed up", e);
        }
    }

    /** Waits until the warm-up has ended, 5 seconds at most. */
    @Override
    public void close() {
        try {
            thread.join(MAX_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
