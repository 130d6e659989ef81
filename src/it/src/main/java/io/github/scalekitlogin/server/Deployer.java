// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.nio.file.Path;

/** Hands WARs to a running server, whose outcome shows later on some servers; a WAR's file has its context's name. */
interface Deployer {

    /**
     * Begins a deployment.
     *
     * @throws DeploymentException when the server refused the WAR at once
     */
    void deploy(Path war);

    /**
     * Begins to take a WAR away.
     *
     * @throws DeploymentException when the server knows nothing of it
     */
    void undeploy(Path war);
}
