// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import io.github.scalekitlogin.server.Launcher.TryAgainException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real server that runs on free ports of 127.0.0.1 with WARs on it, until it is closed or this JVM ends. */
public final class ServerUnderTest implements AutoCloseable {

    private static final int MOST_STARTS = 5;

    private final ServerDescription description;
    private final Certificates certificates;
    private final Launcher launcher;
    private final Deployments deployments;
    private final ServerProcess process;
    private final ServerLog log;
    private final Thread lastResort;

    private ServerUnderTest(
            ServerDescription description,
            Launcher launcher,
            Deployer deployer,
            WorkFolder workFolder,
            Certificates certificates) {
        Path home = workFolder.home();
        this.description = description;
        this.certificates = certificates;
        this.log = new ServerLog(home.resolve(description.log()));
        this.deployments = new Deployments(description, deployer, log, workFolder);
        this.process = new ServerProcess(home, description.pidFile());
        this.launcher = new LogLauncher(launcher, description.find("log.begins"), log);
        this.lastResort = new Thread(process::end, "end of " + home);
    }

    /**
     * Starts a server and returns when all its WARs are deployed.
     *
     * @param serverFolder the folder with the server's {@code server.properties}
     * @param installation the unpacked distribution; never written to
     * @param workDir where this server's files may lie; what an earlier server left there is deleted
     * @param systemProperties set in the server
     * @param warsByContextPath what to deploy, by context path ({@code "/sample"})
     * @param javaHome the Java to run the server on, this one when empty
     * @return the running server
     * @throws DeploymentException when the server refused a WAR
     * @throws IllegalStateException when the server did not start; with the end of its log
     */
    public static ServerUnderTest start(
            Path serverFolder,
            Path installation,
            Path workDir,
            Map<String, String> systemProperties,
            Map<String, Path> warsByContextPath,
            Optional<Path> javaHome) {
        for (int start = 1; ; start++) {
            ServerUnderTest server = prepare(serverFolder, installation, workDir, systemProperties, javaHome);
            try {
                server.start(warsByContextPath);
                return server;
            } catch (TryAgainException e) {
                if (start == MOST_STARTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * What a server's folder says of it.
     *
     * @param serverFolder the folder with the server's {@code server.properties}
     * @param key for instance {@code title}
     * @return the value, empty when its {@code server.properties} says nothing of it
     */
    public static Optional<String> description(Path serverFolder, String key) {
        return ServerDescription.read(serverFolder, serverFolder).find(key);
    }

    /**
     * The address of an application.
     *
     * @param contextPath for instance {@code "/sample"}
     * @return its root, without a slash at the end
     */
    public URI url(String contextPath) {
        return URI.create("http://127.0.0.1:" + description.httpPort() + "/" + context(contextPath));
    }

    /**
     * The address of an application by TLS, for browsers that present one of the {@link #certificates()}.
     *
     * @param contextPath for instance {@code "/sample"}
     * @return its root, without a slash at the end; empty when the server's {@code ports} have no {@code https}
     */
    public Optional<URI> secureUrl(String contextPath) {
        return description
                .httpsPort()
                .map(port -> URI.create("https://127.0.0.1:" + port + "/" + context(contextPath)));
    }

    /**
     * Whom the server trusts by TLS.
     *
     * @return made for this server
     */
    public Certificates certificates() {
        return certificates;
    }

    /**
     * What the server has logged so far.
     *
     * @return the text, empty when there is none
     */
    public String log() {
        return log.text();
    }

    /**
     * The server's processes, for a look at the ports they listen on.
     *
     * @return their ids
     */
    public List<Long> pids() {
        return process.find().stream().map(ProcessHandle::pid).toList();
    }

    /**
     * Deploys one more WAR.
     *
     * @param war the file, copied before use
     * @param contextPath for instance {@code "/more"}
     * @throws DeploymentException when the server refused it
     */
    public void deploy(Path war, String contextPath) {
        deployAll(Map.of(contextPath, war));
    }

    /**
     * Deploys several WARs. A server that watches a folder deploys them at the same time.
     *
     * @param warsByContextPath the files, copied before use
     * @throws DeploymentException when the server refused one
     */
    public void deployAll(Map<String, Path> warsByContextPath) {
        try {
            deployments.deployAll(byContext(warsByContextPath));
        } catch (DeploymentException e) {
            throw new DeploymentException(e.getMessage() + log.tail(), e);
        }
    }

    /**
     * Deploys a WAR the server is expected to refuse, and takes it away again.
     *
     * @param war the file, copied before use
     * @param contextPath for instance {@code "/wrong"}
     * @return the server's message, empty when the server took the WAR
     */
    public Optional<String> deployFailure(Path war, String contextPath) {
        try {
            deployments.deployAll(byContext(Map.of(contextPath, war)));
        } catch (DeploymentException e) {
            deployments.discard(context(contextPath));
            return Optional.of(e.getMessage());
        }
        undeploy(contextPath);
        return Optional.empty();
    }

    /**
     * Takes an application away.
     *
     * @param contextPath for instance {@code "/more"}
     */
    public void undeploy(String contextPath) {
        deployments.undeploy(context(contextPath));
    }

    /** Stops the server and returns when its processes are gone. */
    @Override
    public void close() {
        launcher.stop();
        process.end();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    private void start(Map<String, Path> warsByContextPath) {
        Runtime.getRuntime().addShutdownHook(lastResort);
        try {
            deployments.start(launcher, byContext(warsByContextPath));
        } catch (DeploymentException e) {
            close();
            throw new DeploymentException(e.getMessage() + log.tail(), e);
        } catch (TryAgainException e) {
            close();
            throw e;
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException(e.getMessage() + log.tail(), e);
        }
    }

    /** With ports and files of its own: nothing is left of a server that was started before. */
    private static ServerUnderTest prepare(
            Path serverFolder,
            Path installation,
            Path workDir,
            Map<String, String> systemProperties,
            Optional<Path> javaHome) {
        WorkFolder workFolder = WorkFolder.fresh(workDir);
        ServerDescription description =
                ServerDescription.read(serverFolder, installation).with(workFolder.certificates());
        Certificates certificates = Certificates.writtenTo(workFolder.certificates());
        Map<String, String> allProperties = told(systemProperties, description, workFolder);
        Optional<Deployer> folder = description
                .deploymentFolder()
                .map(name -> new WatchedFolder(workFolder.home().resolve(name)));
        if (description.isEmbedded()) {
            EmbeddedTomcat tomcat = new EmbeddedTomcat(description, workFolder, allProperties);
            return new ServerUnderTest(description, tomcat, tomcat, workFolder, certificates);
        }
        if (description.command().isEmpty()) {
            Path distribution = onlyFolderIn(installation.toAbsolutePath().normalize());
            CargoServer cargo = new CargoServer(description, distribution, workFolder, allProperties, javaHome);
            return new ServerUnderTest(description, cargo, folder.orElse(cargo), workFolder, certificates);
        }
        CommandServer command = new CommandServer(description, workFolder, allProperties, javaHome);
        return new ServerUnderTest(description, command, folder.orElseThrow(), workFolder, certificates);
    }

    private static Map<String, Path> byContext(Map<String, Path> warsByContextPath) {
        Map<String, Path> wars = new HashMap<>();
        warsByContextPath.forEach((contextPath, war) -> wars.put(context(contextPath), war));
        return wars;
    }

    private static String context(String contextPath) {
        return contextPath.startsWith("/") ? contextPath.substring(1) : contextPath;
    }

    /** Distributions unpack to one folder whose name holds the version. */
    private static Path onlyFolderIn(Path installation) {
        try (Stream<Path> list = Files.list(installation)) {
            List<Path> folders = list.filter(Files::isDirectory).toList();
            return folders.size() == 1 ? folders.get(0) : installation;
        } catch (IOException e) {
            throw new UncheckedIOException("No server at " + installation, e);
        }
    }

    /** The ports, the key stores, and the home, so that every server's command line shows whose it is. */
    private static Map<String, String> told(
            Map<String, String> systemProperties, ServerDescription description, WorkFolder workFolder) {
        Map<String, String> all = new HashMap<>(systemProperties);
        all.putAll(description.portProperties());
        all.put("server.under.test.certificates", workFolder.certificates().toString());
        all.put("server.under.test", workFolder.home().toString());
        return all;
    }
}
