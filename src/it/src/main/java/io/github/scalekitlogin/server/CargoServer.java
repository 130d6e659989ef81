// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.codehaus.cargo.container.ContainerType;
import org.codehaus.cargo.container.InstalledLocalContainer;
import org.codehaus.cargo.container.configuration.ConfigurationType;
import org.codehaus.cargo.container.configuration.FileConfig;
import org.codehaus.cargo.container.configuration.StandaloneLocalConfiguration;
import org.codehaus.cargo.container.deployable.WAR;
import org.codehaus.cargo.container.property.GeneralPropertySet;
import org.codehaus.cargo.container.property.ServletPropertySet;
import org.codehaus.cargo.generic.DefaultContainerFactory;
import org.codehaus.cargo.generic.configuration.DefaultConfigurationFactory;
import org.codehaus.cargo.generic.deployer.DefaultDeployerFactory;
import org.codehaus.cargo.util.CargoException;
import org.codehaus.cargo.util.XmlReplacement;
import org.codehaus.cargo.util.XmlReplacement.ReplacementBehavior;
import org.codehaus.cargo.util.log.FileLogger;

/** A server which Cargo knows. */
final class CargoServer implements Launcher, Deployer {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    private final InstalledLocalContainer container;

    CargoServer(
            ServerDescription description,
            Path installation,
            WorkFolder workFolder,
            Map<String, String> systemProperties,
            Optional<Path> javaHome) {
        StandaloneLocalConfiguration configuration = (StandaloneLocalConfiguration) new DefaultConfigurationFactory()
                .createConfiguration(
                        description.containerId(),
                        ContainerType.INSTALLED,
                        ConfigurationType.STANDALONE,
                        workFolder.home().toString());
        description.cargoProperties().forEach(configuration::setProperty);
        String ownArguments =
                Objects.requireNonNullElse(configuration.getPropertyValue(GeneralPropertySet.JVMARGS), "");
        configuration.setProperty(GeneralPropertySet.JVMARGS, ownArguments + " " + jvmArguments());
        configuration.setProperty(ServletPropertySet.PORT, Integer.toString(description.httpPort()));
        javaHome.ifPresent(java -> configuration.setProperty(GeneralPropertySet.JAVA_HOME, java.toString()));
        description.xmlReplacements().forEach(parts -> configuration.addXmlReplacement(xml(parts)));
        description.files().forEach((source, target) -> configuration.setFileProperty(copy(source, target)));

        container = (InstalledLocalContainer) new DefaultContainerFactory()
                .createContainer(description.containerId(), ContainerType.INSTALLED, configuration);
        FileLogger logger = new FileLogger(workFolder.cargoLog().toFile(), false);
        container.setLogger(logger);
        configuration.setLogger(logger);
        container.setHome(installation.toString());
        container.setOutput(workFolder.console().toString());
        container.setSystemProperties(systemProperties);
        container.setTimeout(START_TIMEOUT.toMillis());
    }

    /** The system property {@code server.jvmargs}: options for the JVMs of all servers, none by default. */
    static String jvmArguments() {
        return System.getProperty("server.jvmargs", "");
    }

    @Override
    public void start() {
        try {
            container.start();
        } catch (CargoException e) {
            String message = container.getName() + ": " + e.getMessage();
            throw message.contains("is in use")
                    ? new TryAgainException(message, e)
                    : new IllegalStateException(message, e);
        }
    }

    @Override
    public void deploy(Path war) {
        try {
            deployer().deploy(deployable(war));
        } catch (CargoException e) {
            throw new DeploymentException(war.getFileName() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void undeploy(Path war) {
        try {
            deployer().undeploy(deployable(war));
        } catch (CargoException e) {
            throw new DeploymentException(war.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** Made late: it insists on a server that is configured. */
    private org.codehaus.cargo.container.deployer.Deployer deployer() {
        return new DefaultDeployerFactory().createDeployer(container);
    }

    private static WAR deployable(Path war) {
        WAR deployable = new WAR(war.toString());
        String name = war.getFileName().toString().replaceFirst("\\.war$", "");
        deployable.setContext(name.equals(Deployments.ROOT) ? "/" : name);
        return deployable;
    }

    private static XmlReplacement xml(String[] parts) {
        return new XmlReplacement(parts[0], parts[1], parts[2], ReplacementBehavior.ADD_MISSING_NODES, parts[3]);
    }

    private static FileConfig copy(Path source, Path target) {
        FileConfig file = new FileConfig();
        file.setFile(source.toString());
        file.setToFile(target.toString());
        file.setOverwrite(true);
        return file;
    }
}
