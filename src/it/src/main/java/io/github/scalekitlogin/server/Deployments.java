// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts WARs on a server, waits for the outcome and takes them away again. */
final class Deployments {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** The context of the application at the server's root, whose address has no such part. */
    static final String ROOT = "ROOT";

    private final ServerDescription description;
    private final Deployer deployer;
    private final ServerLog log;
    private final WorkFolder workFolder;

    Deployments(ServerDescription description, Deployer deployer, ServerLog log, WorkFolder workFolder) {
        this.description = description;
        this.deployer = deployer;
        this.log = log;
        this.workFolder = workFolder;
    }

    /** Starts the server with WARs, by context, on it. */
    void start(Launcher launcher, Map<String, Path> wars) {
        if (!description.deploysAtStart()) {
            launcher.start();
            deployAll(wars);
            return;
        }
        List<Outcome> outcomes = new ArrayList<>();
        wars.forEach((context, war) -> {
            named(war, context);
            outcomes.add(deployment(context));
        });
        launcher.start();
        outcomes.forEach(Outcome::await);
    }

    void deployAll(Map<String, Path> wars) {
        List<Outcome> outcomes = new ArrayList<>();
        wars.forEach((context, war) -> {
            outcomes.add(deployment(context));
            deployer.deploy(named(war, context));
        });
        outcomes.forEach(Outcome::await);
    }

    void undeploy(String context) {
        Outcome outcome = new Outcome(context, sign("gone", context), Optional.empty(), Optional.empty());
        deployer.undeploy(copy(context));
        outcome.await();
    }

    /** Takes away a WAR the server refused. */
    void discard(String context) {
        try {
            deployer.undeploy(copy(context));
        } catch (DeploymentException e) {
            // Some servers keep nothing of what they refuse, and say so.
        }
    }

    /** Servers name an application after its file, so the file gets the name of the context. */
    private Path named(Path war, String context) {
        try {
            return Files.copy(war, copy(context), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("WAR " + war, e);
        }
    }

    private Path copy(String context) {
        return workFolder.wars().resolve(context + ".war");
    }

    private Outcome deployment(String context) {
        Optional<Sign> answers = context.equals(ROOT) ? Optional.empty() : sign("answers", context);
        return new Outcome(context, sign("succeeded", context), answers, sign("failed", context));
    }

    /** What the server has told so far does not count. */
    private Optional<Sign> sign(String end, String context) {
        return description.sign(end, context).map(sign -> Sign.of(sign, workFolder.home(), log));
    }

    /** How something ends that was begun; at once where there is no sign. Both signs are awaited, one after the other. */
    private record Outcome(String context, Optional<Sign> awaited, Optional<Sign> awaitedNext, Optional<Sign> failed) {

        void await() {
            awaited.ifPresent(this::await);
            awaitedNext.ifPresent(this::await);
        }

        private void await(Sign sign) {
            if (!sign.await(PATIENCE, this::checkFailed)) {
                throw new DeploymentException("/" + context + ": no " + sign + " after " + PATIENCE, null);
            }
        }

        private void checkFailed() {
            failed.flatMap(Sign::find).ifPresent(words -> {
                throw new DeploymentException("/" + context + ": " + words, null);
            });
        }
    }
}
