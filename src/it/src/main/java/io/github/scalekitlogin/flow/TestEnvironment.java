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
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A Scalekit environment, an OpenID provider, an LDAP directory, and a server that is configured for them. The system property
 * {@code server} names the server's folder in {@code src/it/servers}. All of them end with the JVM at the latest.
 */
public final class TestEnvironment implements AutoCloseable {

    private static final Path TARGET = Path.of("target");
    static final Path SERVERS = Path.of("src/it/servers");
    private static final String FINEST = "finest.properties";

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

    /** Returns where the tests with this server write: several servers may be tested at the same time. */
    static Path serverTarget() {
        return TARGET.resolve("server-tests").resolve(serverName());
    }

    /** Returns the server's name and version as the documentation has them. */
    public static String serverTitle() {
        return ServerUnderTest.description(serverFolder(), "title").orElseThrow();
    }

    /** Returns how the server's log tells what the deployment of <code>${context}</code> took. */
    public static String deploymentTook() {
        return ServerUnderTest.description(serverFolder(), "deployment.took").orElseThrow();
    }

    /** Returns why a login style cannot be had on the server, if so. */
    static Optional<Remark> excludes(LoginStyle style) {
        Capability needed = Wars.capability(style.war());
        return needed.missing().isPresent()
                ? Optional.of(Remark.valueOf("NO_" + needed.name()))
                : ServerUnderTest.description(serverFolder(), "without." + style.war())
                        .map(Remark::valueOf);
    }

    /** Returns whether the server's description says that an application of the tests cannot be had there. */
    public static boolean lacks(String war) {
        return ServerUnderTest.description(serverFolder(), "without." + war).isPresent();
    }

    /** Returns what WARs of a kind begin with on the server, if it has not got all they need. */
    static Optional<Path> base(String kind) {
        return ServerUnderTest.description(serverFolder(), "base." + kind).map(Path::of);
    }

    /** Returns whether the container does not ask for a login when it is told to on an unprotected page. */
    static boolean refusesToAuthenticate() {
        return ServerUnderTest.description(serverFolder(), "authenticate").equals(Optional.of("refused"));
    }

    /** Returns whether a deployment that was refused is in the way of others: it then needs a server of its own. */
    static boolean remembersWhatItRefused() {
        return ServerUnderTest.description(serverFolder(), "refused").equals(Optional.of("remembered"));
    }

    /** Returns whether the container shows its login page as if the request were a GET. */
    static boolean showsLoginPageAsByGet() {
        return ServerUnderTest.description(serverFolder(), "login-page").equals(Optional.of("by-get"));
    }

    /** Returns whether the container's own redirects name the host the request named. */
    static boolean redirectsByHost() {
        return ServerUnderTest.description(serverFolder(), "redirects").equals(Optional.of("by-host"));
    }

    /** Returns whether the container's own login answers a form it cannot read with 500. */
    static boolean failsAtUnreadableForm() {
        return ServerUnderTest.description(serverFolder(), "unreadable-form").equals(Optional.of("500"));
    }

    /** Returns whether a page that a filter watches loses the length the server would have told. */
    static boolean losesLengthOfWatchedPages() {
        return ServerUnderTest.description(serverFolder(), "watched-length").equals(Optional.of("lost"));
    }

    /** Returns whether requests wait for Scalekit without a thread of the server's. */
    static boolean waitsWithoutThread() {
        return !ServerUnderTest.description(serverFolder(), "waiting").equals(Optional.of("in-thread"));
    }

    /** Returns how many threads the server has for requests at most, as far as it has a fixed number. */
    static int requestThreads() {
        String[] words = ServerUnderTest.description(serverFolder(), "request-threads")
                .orElseThrow()
                .split(" ", 2);
        int threads = Integer.parseInt(words[0]);
        return words.length == 1 ? threads : threads * Runtime.getRuntime().availableProcessors();
    }

    /** Returns a regular expression that the server's folder gives for what it logs then. */
    static Pattern ofFinestLog(String key) {
        return Pattern.compile(
                ServerUnderTest.description(serverFolder().resolve(FINEST), key).orElseThrow());
    }

    /** Returns how often an application can be deployed and taken away again in a test, 0 where it cannot. */
    static int redeployments() {
        return ServerUnderTest.description(serverFolder(), "redeploy")
                .map(Integer::parseInt)
                .orElse(0);
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
            Map<String, Path> missing = new TreeMap<>();
            names.stream()
                    .filter(name -> Wars.isDeployedOnFirstUse(name) && deployed.add(name))
                    .forEach(name -> missing.put("/" + name, Wars.build(name)));
            server.deployAll(missing);
        }
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

        private static final TestEnvironment ENVIRONMENT = set(0, Map.of());
    }
}
