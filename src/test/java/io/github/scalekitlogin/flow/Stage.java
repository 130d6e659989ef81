// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import io.github.scalekitlogin.plain.HomeServlet;
import io.github.scalekitlogin.server.ServerUnderTest;
import io.github.scalekitlogin.server.War;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every play needs: a Scalekit environment, and a real server with the sample WAR told of it. The system property
 * {@code server} names the server's folder in {@code src/test/servers}. Both end with the JVM at the latest.
 */
public final class Stage implements AutoCloseable {

    private static final Path TARGET = Path.of("target");
    private static final Path SERVERS = Path.of("src/test/servers");
    private static final Path WARS = Path.of("src/test/wars");
    private static final Path FORM = Path.of("sample-war/src/form");

    private final ScalekitSimulator scalekit;
    private final ServerUnderTest server;

    private Stage(ScalekitSimulator scalekit, ServerUnderTest server) {
        this.scalekit = scalekit;
        this.server = server;
    }

    /** The stage all integration tests of a JVM share: starting a server takes long. */
    static Stage shared() {
        return Shared.STAGE;
    }

    /** Sets up a simulator on this port, 0 for any free one, and a server with these WARs by context path. */
    public static Stage set(int port, Map<String, Path> wars) {
        String name = serverName();
        ScalekitSimulator scalekit = ScalekitSimulator.start(port);
        try {
            ServerUnderTest server = ServerUnderTest.start(
                    SERVERS.resolve(name),
                    TARGET.resolve("servers").resolve(name),
                    TARGET.resolve("server-tests").resolve(name),
                    Map.of(
                            "scalekit.environment-url",
                                    scalekit.environmentUrl().toString(),
                            "scalekit.client-id", scalekit.clientId(),
                            "scalekit.client-secret", scalekit.clientSecret(),
                            "scalekit.connection-id", scalekit.connectionId()),
                    wars,
                    Optional.ofNullable(System.getProperty("server.java.home"))
                            .filter(home -> !home.isBlank())
                            .map(Path::of));
            return new Stage(scalekit, server);
        } catch (RuntimeException e) {
            scalekit.close();
            throw e;
        }
    }

    /** Returns the sample WAR as it was built, with the finished jar inside. */
    public static Path sampleWar() {
        return Path.of("sample-war/target/sample.war");
    }

    /** Returns whether a kind of WAR, {@code sample} or {@code plain}, runs on the server the tests are told to use. */
    static boolean runs(String kind) {
        return ServerUnderTest.runs(SERVERS.resolve(serverName()), kind);
    }

    /** Returns whether filters see a protected page's request only with somebody signed in. */
    static boolean hidesProtectedPages() {
        return ServerUnderTest.says(SERVERS.resolve(serverName()), "protected.pages", "hidden");
    }

    /** Returns whether the container does not ask for a login when it is told to on an unprotected page. */
    static boolean refusesToAuthenticate() {
        return ServerUnderTest.says(SERVERS.resolve(serverName()), "authenticate", "refused");
    }

    /** Returns the sample WAR with a folder of {@code src/test/wars} laid over it. */
    static Path variant(String name) {
        return War.of(sampleWar()).overlay(WARS.resolve(name)).buildTo(TARGET.resolve("wars/" + name + ".war"));
    }

    /** Returns the jar as it is published. */
    private static Path finishedJar() {
        return Path.of(System.getProperty("finished.jar"));
    }

    public ScalekitSimulator scalekit() {
        return scalekit;
    }

    public ServerUnderTest server() {
        return server;
    }

    /** Returns the address of a page, such as {@code /sample/login.xhtml}. */
    public URI url(String path) {
        return server.url("/").resolve(path);
    }

    private static String serverName() {
        return System.getProperty("server", "wildfly");
    }

    @Override
    public void close() {
        server.close();
        scalekit.close();
    }

    private static final class Shared {

        private static final Stage STAGE = set(0, wars());

        private static Map<String, Path> wars() {
            Map<String, Path> wars = new HashMap<>();
            if (runs("plain")) {
                addPlain(wars);
            }
            if (runs("sample")) {
                addSample(wars);
            }
            return wars;
        }

        private static void addPlain(Map<String, Path> wars) {
            String classes = HomeServlet.class.getPackageName().replace('.', '/');
            War plain = War.empty()
                    .add("WEB-INF/lib/scalekit-login-filter.jar", finishedJar())
                    .overlay(
                            "WEB-INF/classes/" + classes + "/",
                            TARGET.resolve("test-classes").resolve(classes));
            for (String name : List.of("plain", "plain-form", "plain-basic")) {
                wars.put(
                        "/" + name, plain.overlay(WARS.resolve(name)).buildTo(TARGET.resolve("wars/" + name + ".war")));
            }
            wars.put(
                    "/plain-complete",
                    plain.overlay(WARS.resolve("plain-form"))
                            .overlay(WARS.resolve("plain-complete"))
                            .buildTo(TARGET.resolve("wars/plain-complete.war")));
        }

        private static void addSample(Map<String, Path> wars) {
            wars.put("/sample", sampleWar());
            for (String name : new String[] {"ajax", "in-place", "challenge", "no-email", "off", "always", "never"}) {
                wars.put("/" + name, variant(name));
            }
            String bean = "io/github/scalekitlogin/flow/OwnClaims.class";
            wars.put(
                    "/own-claims",
                    War.of(sampleWar())
                            .overlay(WARS.resolve("own-claims"))
                            .add(
                                    "WEB-INF/classes/" + bean,
                                    TARGET.resolve("test-classes").resolve(bean))
                            .buildTo(TARGET.resolve("wars/own-claims.war")));
            wars.put("/form", War.of(sampleWar()).overlay(FORM).buildTo(TARGET.resolve("wars/form.war")));
            wars.put(
                    "/form-page",
                    War.of(sampleWar())
                            .overlay(FORM)
                            .overlay(WARS.resolve("form-page"))
                            .buildTo(TARGET.resolve("wars/form-page.war")));
        }
    }
}
