// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

/** Starts one server. */
interface Launcher {

    /**
     * Returns when the server runs.
     *
     * @throws IllegalStateException when it does not
     */
    void start();

    /** Stops a server that has no process of its own. */
    default void stop() {}
}
