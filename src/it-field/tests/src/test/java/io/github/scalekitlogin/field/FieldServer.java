// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import io.github.scalekitlogin.server.ServerUnderTest;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A server for the applications, Tomcat 11 unless another one is named, with a simulated Scalekit environment. It ends with the JVM at the latest. */
final class FieldServer implements AutoCloseable {

    private static final Path TARGET = Path.of("target");
    private static final String NAME = System.getProperty("server");
    private static final Path DESCRIPTION = Path.of("src/it/servers", NAME);

    private final ScalekitSimulator scalekit;
    private final ServerUnderTest tomcat;
    private final Path folder;
    private final Set<String> deployed = new HashSet<>();

    private FieldServer(ScalekitSimulator scalekit, ServerUnderTest tomcat, Path folder) {
        this.scalekit = scalekit;
        this.tomcat = tomcat;
        this.folder = folder;
    }

    /** Returns the server that all tests share. */
    static FieldServer shared() {
        return Shared.SERVER;
    }

    /** Returns the server on which an application starts again: a second node of the same environment. */
    static FieldServer second() {
        return Second.SERVER;
    }

    private static FieldServer start(String name, ScalekitSimulator scalekit) {
        Path folder = TARGET.resolve("field").resolve(name);
        Map<String, String> properties = new HashMap<>(PublishedApplication.systemProperties());
        properties.put("scalekit.environment-url", scalekit.environmentUrl().toString());
        properties.put("scalekit.client-id", scalekit.clientId());
        properties.put("scalekit.client-secret", scalekit.clientSecret());
        properties.put("scalekit.connection-id", scalekit.connectionId());
        properties.put("cas.server", CasServer.shared().url().toString());
        ServerUnderTest tomcat = ServerUnderTest.start(
                DESCRIPTION, TARGET.resolve("servers").resolve(NAME), folder, properties, Map.of(), Optional.empty());
        return new FieldServer(scalekit, tomcat, folder);
    }

    ScalekitSimulator scalekit() {
        return scalekit;
    }

    /** Returns the address of a page; deploys its application if it is not there. */
    URI url(DeployedApplication application, String path) {
        synchronized (deployed) {
            if (deployed.add(application.name())) {
                tomcat.deploy(application.build(folder.resolve("built")), application.contextPath());
            }
        }
        return URI.create(tomcat.url(application.contextPath()) + path);
    }

    /** Returns Tomcat's origin. */
    URI origin() {
        return tomcat.url("/");
    }

    /** Deploys the application again: its sessions are gone. */
    void restart(DeployedApplication application) {
        synchronized (deployed) {
            remove(application);
        }
        url(application, "/");
    }

    /** Takes an application away. */
    void remove(DeployedApplication application) {
        synchronized (deployed) {
            if (deployed.remove(application.name())) {
                tomcat.undeploy(application.contextPath());
            }
        }
    }

    String log() {
        return tomcat.log();
    }

    @Override
    public void close() {
        tomcat.close();
    }

    private static final class Shared {
        private static final FieldServer SERVER = start("node-1", ScalekitSimulator.start(0));
    }

    private static final class Second {
        private static final FieldServer SERVER = start("node-2", shared().scalekit());
    }
}
