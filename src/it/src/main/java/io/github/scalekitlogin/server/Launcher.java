// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

/** Starts one server. */
interface Launcher {

    /**
     * Returns when the server runs.
     *
     * @throws TryAgainException when another start, with other ports, may succeed
     * @throws IllegalStateException when it does not run
     */
    void start();

    /** Stops a server that has no process of its own. */
    default void stop() {}

    /** The server does not run so that it can be tested, for a reason that passes. */
    final class TryAgainException extends IllegalStateException {

        private static final long serialVersionUID = 1;

        TryAgainException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
