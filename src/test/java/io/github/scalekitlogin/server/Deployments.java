// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.codehaus.cargo.container.InstalledLocalContainer;
import org.codehaus.cargo.container.deployable.WAR;
import org.codehaus.cargo.container.deployer.Deployer;
import org.codehaus.cargo.generic.deployer.DefaultDeployerFactory;
import org.codehaus.cargo.util.CargoException;

/** Puts WARs on a running server, waits for the outcome and takes them away again. */
final class Deployments {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ServerDescription description;
    private final InstalledLocalContainer container;
    private final Path home;
    private final Path copies;

    Deployments(ServerDescription description, InstalledLocalContainer container, Path copies) {
        this.description = description;
        this.container = container;
        this.home = Path.of(container.getConfiguration().getHome());
        this.copies = copies;
    }

    void deploy(Path war, String context) {
        forget(context);
        try {
            deployer().deploy(named(war, context));
        } catch (CargoException e) {
            throw new DeploymentException("/" + context + ": " + e.getMessage(), e);
        }
        if (marker("succeeded", context).isPresent()) {
            await("succeeded", context);
        }
    }

    void undeploy(String context) {
        deployer().undeploy(deployable(copy(context), context));
        if (marker("gone", context).isPresent()) {
            await("gone", context);
        }
        forget(context);
    }

    /** Takes away a WAR the server refused. */
    void discard(String context) {
        try {
            deployer().undeploy(deployable(copy(context), context));
        } catch (CargoException e) {
            // Some servers keep nothing of what they refuse, and say so.
        }
        forget(context);
    }

    /** Made late: it insists on a server that is configured. */
    private Deployer deployer() {
        return new DefaultDeployerFactory().createDeployer(container);
    }

    /** Servers name an application after its file, so the file gets the name of the context. */
    private WAR named(Path war, String context) {
        try {
            Files.createDirectories(copies);
            Files.copy(war, copy(context), StandardCopyOption.REPLACE_EXISTING);
            return deployable(copy(context), context);
        } catch (IOException e) {
            throw new UncheckedIOException("WAR " + war, e);
        }
    }

    private Path copy(String context) {
        return copies.resolve(context + ".war");
    }

    private static WAR deployable(Path war, String context) {
        WAR deployable = new WAR(war.toString());
        deployable.setContext(context);
        return deployable;
    }

    private void await(String end, String context) {
        Path awaited = marker(end, context).orElseThrow();
        Optional<Path> failed = marker("failed", context);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(awaited)) {
            if (failed.filter(Files::exists).isPresent()) {
                throw new DeploymentException("/" + context + ": " + read(failed.get()), null);
            }
            if (System.nanoTime() > deadline) {
                throw new DeploymentException("/" + context + ": no " + awaited + " after " + PATIENCE, null);
            }
            pause();
        }
    }

    private void forget(String context) {
        for (String end : new String[] {"succeeded", "failed", "gone"}) {
            marker(end, context).ifPresent(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException("Marker " + file, e);
                }
            });
        }
    }

    private Optional<Path> marker(String end, String context) {
        return description.marker(end, context).map(home::resolve);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Marker " + file, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeploymentException("Interrupted", e);
        }
    }
}
