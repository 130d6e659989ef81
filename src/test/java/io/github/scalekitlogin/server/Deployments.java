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

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ServerDescription description;
    private final InstalledLocalContainer container;
    private final ServerLog log;
    private final Path home;
    private final Path copies;

    Deployments(ServerDescription description, InstalledLocalContainer container, ServerLog log, Path copies) {
        this.description = description;
        this.container = container;
        this.log = log;
        this.home = Path.of(container.getConfiguration().getHome());
        this.copies = copies;
    }

    void deploy(Path war, String context) {
        Optional<Sign> succeeded = sign("succeeded", context);
        Optional<Sign> failed = sign("failed", context);
        try {
            put(named(war, context));
        } catch (CargoException e) {
            throw new DeploymentException("/" + context + ": " + e.getMessage(), e);
        }
        succeeded.ifPresent(sign -> await(sign, failed, context));
    }

    void undeploy(String context) {
        Optional<Sign> gone = sign("gone", context);
        takeAway(context);
        gone.ifPresent(sign -> await(sign, Optional.empty(), context));
    }

    /** Takes away a WAR the server refused. */
    void discard(String context) {
        try {
            takeAway(context);
        } catch (CargoException e) {
            // Some servers keep nothing of what they refuse, and say so.
        }
    }

    private void put(WAR war) {
        Optional<Path> watched = watched(war.getContext());
        if (watched.isEmpty()) {
            deployer().deploy(war);
            return;
        }
        try {
            // Moved, so that the server never sees half of it.
            Path whole = Path.of(war.getFile() + ".whole");
            Files.copy(Path.of(war.getFile()), whole, StandardCopyOption.REPLACE_EXISTING);
            Files.move(whole, watched.get(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Deployment of " + watched.get(), e);
        }
    }

    private void takeAway(String context) {
        Optional<Path> watched = watched(context);
        if (watched.isEmpty()) {
            deployer().undeploy(deployable(copy(context), context));
            return;
        }
        try {
            Files.delete(watched.get());
        } catch (IOException e) {
            throw new UncheckedIOException("Undeployment of " + watched.get(), e);
        }
    }

    private Optional<Path> watched(String context) {
        return description.deploymentFolder().map(folder -> home.resolve(folder).resolve(context + ".war"));
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

    private static void await(Sign awaited, Optional<Sign> failed, String context) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<String> seen;
        do {
            pause();
            failed.flatMap(Sign::find).ifPresent(words -> {
                throw new DeploymentException("/" + context + ": " + words, null);
            });
            seen = awaited.find();
            if (seen.isEmpty() && System.nanoTime() > deadline) {
                throw new DeploymentException("/" + context + ": no " + awaited + " after " + PATIENCE, null);
            }
        } while (seen.isEmpty());
    }

    /** What the server has told so far does not count. */
    private Optional<Sign> sign(String end, String context) {
        return description.sign(end, context).map(sign -> Sign.of(sign, home, log));
    }

    /** Servers tell by files and log lines only: there is nothing to wait on but the clock. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeploymentException("Interrupted", e);
        }
    }
}
