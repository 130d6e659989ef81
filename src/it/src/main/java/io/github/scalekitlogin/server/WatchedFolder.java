// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Deploys by a folder which the server watches for WARs. */
record WatchedFolder(Path folder) implements Deployer {

    @Override
    public void deploy(Path war) {
        try {
            // Moved, so that the server never sees half of it.
            Path whole = Path.of(war + ".whole");
            Files.copy(war, whole, StandardCopyOption.REPLACE_EXISTING);
            Files.move(whole, target(war), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Deployment of " + target(war), e);
        }
    }

    @Override
    public void undeploy(Path war) {
        try {
            Files.delete(target(war));
        } catch (IOException e) {
            throw new UncheckedIOException("Undeployment of " + target(war), e);
        }
    }

    private Path target(Path war) {
        return folder.resolve(war.getFileName());
    }
}
