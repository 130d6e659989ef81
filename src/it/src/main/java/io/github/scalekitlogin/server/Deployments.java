// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Puts WARs on a server, waits for the outcome and takes them away again. */
final class Deployments {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NOT_FOUND = 404;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

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

    void deploy(Path war, String context) {
        Outcome outcome = deployment(context);
        deployer.deploy(named(war, context));
        outcome.await();
        awaitAnswer(context);
    }

    /** Waits until the server redirects from the context path, where it says so only after it has logged the deployment. */
    private void awaitAnswer(String context) {
        if (description.find("deployment.answers").isEmpty() || context.equals("ROOT")) {
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + description.httpPort() + "/" + context))
                .timeout(PATIENCE)
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (CLIENT.send(request, BodyHandlers.discarding()).statusCode() == NOT_FOUND) {
                if (System.nanoTime() > end) {
                    throw new DeploymentException("/" + context + ": no answer after " + PATIENCE, null);
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Request to /" + context, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Request to /" + context, e);
        }
    }

    void deployAll(Map<String, Path> wars) {
        List<Outcome> outcomes = new ArrayList<>();
        wars.forEach((context, war) -> {
            outcomes.add(deployment(context));
            deployer.deploy(named(war, context));
        });
        outcomes.forEach(Outcome::await);
        wars.keySet().forEach(this::awaitAnswer);
    }

    void undeploy(String context) {
        Outcome outcome = new Outcome(context, sign("gone", context), Optional.empty());
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
        return new Outcome(context, sign("succeeded", context), sign("failed", context));
    }

    /** What the server has told so far does not count. */
    private Optional<Sign> sign(String end, String context) {
        return description.sign(end, context).map(sign -> Sign.of(sign, workFolder.home(), log));
    }

    /** How something ends that was begun; at once where there is no sign. */
    private record Outcome(String context, Optional<Sign> awaited, Optional<Sign> failed) {

        void await() {
            awaited.ifPresent(sign -> {
                if (!sign.await(PATIENCE, this::checkFailed)) {
                    throw new DeploymentException("/" + context + ": no " + sign + " after " + PATIENCE, null);
                }
            });
        }

        private void checkFailed() {
            failed.flatMap(Sign::find).ifPresent(words -> {
                throw new DeploymentException("/" + context + ": " + words, null);
            });
        }
    }
}
