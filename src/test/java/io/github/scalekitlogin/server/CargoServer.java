// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.codehaus.cargo.container.ContainerType;
import org.codehaus.cargo.container.InstalledLocalContainer;
import org.codehaus.cargo.container.configuration.ConfigurationType;
import org.codehaus.cargo.container.configuration.FileConfig;
import org.codehaus.cargo.container.configuration.StandaloneLocalConfiguration;
import org.codehaus.cargo.container.property.GeneralPropertySet;
import org.codehaus.cargo.container.property.ServletPropertySet;
import org.codehaus.cargo.generic.DefaultContainerFactory;
import org.codehaus.cargo.generic.configuration.DefaultConfigurationFactory;
import org.codehaus.cargo.util.XmlReplacement;
import org.codehaus.cargo.util.XmlReplacement.ReplacementBehavior;
import org.codehaus.cargo.util.log.FileLogger;

/** Tells Cargo about a server. */
final class CargoServer {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    private CargoServer() {}

    /** A container which is configured but does not run. */
    static InstalledLocalContainer of(
            ServerDescription description,
            Path installation,
            Path home,
            Map<String, String> systemProperties,
            Optional<Path> javaHome) {
        StandaloneLocalConfiguration configuration = (StandaloneLocalConfiguration) new DefaultConfigurationFactory()
                .createConfiguration(
                        description.containerId(),
                        ContainerType.INSTALLED,
                        ConfigurationType.STANDALONE,
                        home.toString());
        description.cargoProperties().forEach(configuration::setProperty);
        configuration.setProperty(ServletPropertySet.PORT, Integer.toString(description.httpPort()));
        javaHome.ifPresent(java -> configuration.setProperty(GeneralPropertySet.JAVA_HOME, java.toString()));
        description.xmlReplacements().forEach(parts -> configuration.addXmlReplacement(xml(parts)));
        description.files().forEach((source, target) -> configuration.setFileProperty(copy(source, target)));

        InstalledLocalContainer container = (InstalledLocalContainer) new DefaultContainerFactory()
                .createContainer(description.containerId(), ContainerType.INSTALLED, configuration);
        FileLogger logger = new FileLogger(home.resolveSibling("cargo.log").toFile(), false);
        container.setLogger(logger);
        configuration.setLogger(logger);
        container.setHome(installation.toString());
        container.setOutput(home.resolveSibling("console.log").toString());
        container.setSystemProperties(more(systemProperties, description, home));
        container.setTimeout(START_TIMEOUT.toMillis());
        return container;
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

    /** The ports, and the home, so that every server's command line shows whose it is. */
    private static Map<String, String> more(
            Map<String, String> systemProperties, ServerDescription description, Path home) {
        Map<String, String> all = new HashMap<>(systemProperties);
        all.putAll(description.portProperties());
        all.put("server.under.test", home.toString());
        return all;
    }
}
