// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Makes the client for Scalekit ready on a thread of its own: neither the deployment nor the first person waits for it. */
final class WarmUp implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    /** Longer than it takes. */
    private static final long PATIENCE_MILLIS = 5_000;

    private final ScalekitClient scalekit;
    private final Thread thread = new Thread(this::run, "scalekit-login-warm-up");

    WarmUp(ScalekitClient scalekit) {
        this.scalekit = scalekit;
    }

    void begin() {
        thread.setDaemon(true);
        thread.start();
    }

    /** What fails here fails again, and is reported to the person, when somebody signs in. */
    private void run() {
        try {
            scalekit.warmUp();
        } catch (ScalekitException e) {
            LOG.log(Level.WARNING, "{0} Until it can be reached nobody is handed over.", e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.DEBUG, "The client for Scalekit was not warmed up", e);
        }
    }

    /** Returns when it is over, or takes too long. */
    @Override
    public void close() {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
