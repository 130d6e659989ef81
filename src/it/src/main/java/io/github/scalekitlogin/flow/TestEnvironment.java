// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import io.github.scalekitlogin.server.ServerUnderTest;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.simulator.SimulatorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Scalekit environment, an OpenID provider, an LDAP directory, and a server that is configured for them. The system property
 * {@code server} names the server's folder in {@code src/it/servers}. All of them end with the JVM at the latest.
 */
public final class TestEnvironment implements AutoCloseable {

    private static final Path TARGET = Path.of("target");
    static final Path SERVERS = Path.of("src/it/servers");
    static final String FINEST = "finest.properties";

    private final ScalekitSimulator scalekit;
    private final OpenIdProvider provider;
    private final Directory directory;
    private final ServerUnderTest server;
    private final Path workFolder;
    private final Set<String> deployed = new HashSet<>();

    private TestEnvironment(
            ScalekitSimulator scalekit,
            OpenIdProvider provider,
            Directory directory,
            ServerUnderTest server,
            Path workFolder,
            Set<String> contextPaths) {
        contextPaths.forEach(contextPath -> deployed.add(applicationOf(contextPath)));
        this.scalekit = scalekit;
        this.provider = provider;
        this.directory = directory;
        this.server = server;
        this.workFolder = workFolder;
    }

    /** Returns the environment that all tests of a JVM share: starting a server takes long. */
    public static TestEnvironment shared() {
        return Shared.ENVIRONMENT;
    }

    /** Sets up a simulator on this port, 0 for any free one, and a server with these WARs by context path. */
    public static TestEnvironment set(int port, Map<String, Path> wars) {
        return set(SimulatorSettings.defaults().withPort(port), serverFolder(), "", Map.of(), wars);
    }

    /** Sets up another server beside the shared one, and a simulator of its own; the filter has one more setting or two. */
    public static TestEnvironment beside(
            SimulatorSettings simulator, Map<String, String> settings, Map<String, Path> wars) {
        return set(simulator, serverFolder(), "-beside", settings, wars);
    }

    /** Does so with a server that logs as much as it can. */
    static TestEnvironment finest(SimulatorSettings simulator, Map<String, String> settings, Map<String, Path> wars) {
        return set(simulator, serverFolder().resolve(FINEST), "-finest", settings, wars);
    }

    private static TestEnvironment set(
            SimulatorSettings simulator,
            Path description,
            String which,
            Map<String, String> settings,
            Map<String, Path> wars) {
        Path workFolder = serverTarget().resolve("server" + which);
        ScalekitSimulator scalekit = ScalekitSimulator.start(simulator);
        OpenIdProvider provider = OpenIdProvider.start();
        Directory directory = Directory.start();
        try {
            Map<String, String> properties = new HashMap<>(Map.of(
                    "scalekit.environment-url", scalekit.environmentUrl().toString(),
                    "scalekit.client-id", scalekit.clientId(),
                    "scalekit.client-secret", scalekit.clientSecret(),
                    "scalekit.connection-id", scalekit.connectionId(),
                    "mcp.resource-id", scalekit.resourceId(),
                    "openid.issuer", provider.issuer(),
                    "directory.url", directory.url()));
            properties.putAll(settings);
            ServerUnderTest server = ServerUnderTest.start(
                    description,
                    TARGET.resolve("servers").resolve(serverName()),
                    workFolder,
                    properties,
                    wars,
                    Optional.ofNullable(System.getProperty("server.java.home"))
                            .filter(home -> !home.isBlank())
                            .map(Path::of));
            return new TestEnvironment(scalekit, provider, directory, server, workFolder, wars.keySet());
        } catch (RuntimeException e) {
            directory.close();
            provider.close();
            scalekit.close();
            throw e;
        }
    }

    /** Returns the sample WAR as it was built, with the finished jar inside. */
    public static Path sampleWar() {
        return Path.of("sample-war/target/sample.war");
    }

    /** Returns the unpacked sample WAR. */
    static Path sampleFolder() {
        return Path.of("sample-war/target/sample");
    }

    /** Returns where the tests of this JVM write: several JVMs may run tests at the same time. */
    static Path serverTarget() {
        return TARGET.resolve("server-tests").resolve(System.getProperty("server.target", serverName()));
    }

    /** Returns the server's name and version as the documentation has them. */
    public static String serverTitle() {
        return ServerUnderTest.description(serverFolder(), "title").orElseThrow();
    }

    /** Returns how the server's log tells what the deployment of <code>${context}</code> took. */
    public static String deploymentTook() {
        return ServerUnderTest.description(serverFolder(), "deployment.took").orElseThrow();
    }

    /** Returns whether the server's description says that an application of the tests cannot be had there. */
    public static boolean lacks(String war) {
        return ServerUnderTest.description(serverFolder(), "without." + war).isPresent();
    }

    public ScalekitSimulator scalekit() {
        return scalekit;
    }

    OpenIdProvider provider() {
        return provider;
    }

    public ServerUnderTest server() {
        return server;
    }

    /** Returns the folder of everything the server writes. */
    Path written() {
        return workFolder;
    }

    /** Returns the address of a page, such as {@code /sample/login.xhtml}; deploys its application if it is not there. */
    public URI url(String path) {
        deploy(List.of(applicationOf(path)));
        return server.url("/").resolve(path);
    }

    /** Deploys those of the applications that are not there, all at once where the server can. */
    void deploy(Collection<String> names) {
        synchronized (deployed) {
            server.deployAll(
                    build(names.stream().filter(name -> deployed.add(name) && Wars.isDeployedOnFirstUse(name))));
        }
    }

    private static Map<String, Path> build(Stream<String> names) {
        return names.collect(Collectors.toMap(name -> "/" + name, Wars::build));
    }

    private static String applicationOf(String path) {
        return path.replaceFirst("^/", "").replaceFirst("[/?;].*", "");
    }

    /** Returns the address of a page by TLS. */
    URI secureUrl(String path) {
        deploy(List.of(applicationOf(path)));
        return server.secureUrl("/").orElseThrow().resolve(path);
    }

    /** Returns the folder that describes the server under test. */
    static Path serverFolder() {
        return SERVERS.resolve(serverName());
    }

    /** Returns the name of the server's folder. */
    public static String serverName() {
        return System.getProperty("server", "wildfly");
    }

    @Override
    public void close() {
        server.close();
        directory.close();
        provider.close();
        scalekit.close();
    }

    private static final class Shared {

        private static final TestEnvironment ENVIRONMENT = set(0, atStart());

        /** The applications of the login styles: the outcome on Payara Micro depends on what was deployed before them. */
        private static Map<String, Path> atStart() {
            return Boolean.getBoolean("login-styles.at-start")
                    ? build(LoginStyle.ALL.stream()
                            .filter(style -> ServerTraits.excludes(style).isEmpty())
                            .map(LoginStyle::war)
                            .distinct())
                    : Map.of();
        }
    }
}
