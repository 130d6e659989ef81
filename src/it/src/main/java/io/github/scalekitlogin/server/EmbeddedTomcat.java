// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.naming.Context;
import javax.naming.NamingException;
import org.apache.catalina.Container;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.NamingContextListener;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.naming.ContextAccessController;
import org.apache.naming.ContextBindings;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Tomcat in the JVM of the tests. Its applications see the classes of Tomcat and of the Java platform, but none of the tests.
 * The settings are system properties, which are set while an application starts: that is when the filter reads them.
 */
final class EmbeddedTomcat implements Launcher, Deployer {

    private static final Logger ROOT = Logger.getLogger("");
    private static final String CONTEXT = "META-INF/context.xml";
    private static final Map<String, String> ROLES_BY_USER = Map.of("alice", "customer,clerk", "bob", "customer");

    private final ServerDescription description;
    private final WorkFolder workFolder;
    private final Map<String, String> systemProperties;
    private final Tomcat tomcat = new Tomcat();
    private FileHandler log;

    EmbeddedTomcat(ServerDescription description, WorkFolder workFolder, Map<String, String> systemProperties) {
        this.description = description;
        this.workFolder = workFolder;
        this.systemProperties = systemProperties;
    }

    @Override
    public void start() {
        try {
            Files.createDirectories(workFolder.home().resolve("webapps"));
            log = new FileHandler(workFolder.console().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Folder of the embedded Tomcat", e);
        }
        log.setFormatter(new SimpleFormatter());
        ROOT.addHandler(log);
        tomcat.setBaseDir(workFolder.home().toString());
        tomcat.setPort(description.httpPort());
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        ROLES_BY_USER.forEach((user, roles) -> {
            tomcat.addUser(user, "secret");
            for (String role : roles.split(",")) {
                tomcat.addRole(user, role);
            }
        });
        tomcat.enableNaming();
        StandardHost host = (StandardHost) tomcat.getHost();
        host.setParentClassLoader(new EmbeddedTomcatClassLoader());
        // The same page for each application: without the address.
        ErrorReportValve errorPage = new ErrorReportValve();
        errorPage.setShowReport(false);
        host.getPipeline().addValve(errorPage);
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException("The embedded Tomcat did not start", e);
        }
    }

    @Override
    public void deploy(Path war) {
        StandardContext context = new StandardContext();
        context.setPath(path(war));
        context.setDocBase(war.toString());
        configuration(war).ifPresent(context::setConfigFile);
        addDefaultServlet(context);
        context.addLifecycleListener(new ContextConfig());
        addNaming(context);
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false);
        context.setJarScanner(scanner);
        try {
            withSettings(() -> tomcat.getHost().addChild(context));
        } catch (IllegalStateException e) {
            throw new DeploymentException(context.getPath() + ": " + e.getCause(), e);
        }
        if (context.getState() != LifecycleState.STARTED) {
            throw new DeploymentException(context.getPath() + ": " + lastFailure(), null);
        }
    }

    @Override
    public void undeploy(Path war) {
        Container context = tomcat.getHost().findChild(path(war));
        if (context == null) {
            throw new DeploymentException("Not deployed: " + war.getFileName(), null);
        }
        tomcat.getHost().removeChild(context);
        try {
            context.destroy();
        } catch (LifecycleException e) {
            throw new DeploymentException("Undeployment of " + war.getFileName(), e);
        }
    }

    @Override
    public void stop() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("The embedded Tomcat did not stop", e);
        } finally {
            ROOT.removeHandler(log);
            log.close();
        }
    }

    private void withSettings(Runnable deployment) {
        synchronized (EmbeddedTomcat.class) {
            Map<String, String> before = new HashMap<>();
            systemProperties.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
            try {
                deployment.run();
            } finally {
                before.forEach((name, value) -> {
                    if (value == null) {
                        System.clearProperty(name);
                    } else {
                        System.setProperty(name, value);
                    }
                });
            }
        }
    }

    /** Tomcat's web.xml for all applications, as far as the tests need it. */
    private static void addDefaultServlet(StandardContext context) {
        Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet");
        context.addServletMappingDecoded("/", "default");
        Tomcat.addDefaultMimeTypeMappings(context);
        context.addWelcomeFile("index.html");
        context.setSessionTimeout(30);
    }

    /** The servers of Jakarta EE have a default data source, which all their applications share. */
    private void addNaming(StandardContext context) {
        NamingContextListener naming = new NamingContextListener();
        naming.setName(namingOf(context));
        context.setNamingContextListener(naming);
        context.addLifecycleListener(naming);
        context.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.CONFIGURE_START_EVENT)) {
                bindDefaultDataSource(context);
            }
        });
    }

    /** The name must be unique in this JVM. */
    private String namingOf(StandardContext context) {
        return description.httpPort() + context.getPath();
    }

    private void bindDefaultDataSource(StandardContext context) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + description.httpPort() + ";DB_CLOSE_DELAY=-1");
        Object token = context.getNamingToken();
        try {
            ContextBindings.bindThread(context, token);
            ContextAccessController.setWritable(namingOf(context), token);
            ((Context) ContextBindings.getThread().lookup("comp")).bind("DefaultDataSource", dataSource);
        } catch (NamingException e) {
            throw new IllegalStateException("Data source of " + context.getPath(), e);
        } finally {
            ContextAccessController.setReadOnly(namingOf(context));
            ContextBindings.unbindThread(context, token);
        }
    }

    /** Tomcat logs why, and says only that it failed. */
    private String lastFailure() {
        List<String> lines = new ServerLog(workFolder.console()).text().lines().toList();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).contains("Exception: ")) {
                return lines.get(i);
            }
        }
        return "no exception in the log";
    }

    /** Tomcat alone looks for it in the applications of its folder only. */
    private static Optional<URL> configuration(Path war) {
        try (JarFile files = new JarFile(war.toFile())) {
            return files.getEntry(CONTEXT) == null
                    ? Optional.empty()
                    : Optional.of(
                            URI.create("jar:" + war.toUri() + "!/" + CONTEXT).toURL());
        } catch (IOException e) {
            throw new UncheckedIOException("WAR " + war, e);
        }
    }

    private static String path(Path war) {
        String name = war.getFileName().toString().replaceFirst("\\.war$", "");
        return name.equals(Deployments.ROOT) ? "" : "/" + name;
    }
}
