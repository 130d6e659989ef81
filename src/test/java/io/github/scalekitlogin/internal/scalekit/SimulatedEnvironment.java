// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.simulator.ScalekitSimulator;

/** The environment of a simulator. */
public final class SimulatedEnvironment {

    private SimulatedEnvironment() {}

    /** Returns the environment with the right credentials. */
    public static ScalekitEnvironment of(ScalekitSimulator scalekit) {
        return new ScalekitEnvironment(
                scalekit.environmentUrl(), scalekit.connectionId(), scalekit.clientId(), scalekit::clientSecret);
    }
}
