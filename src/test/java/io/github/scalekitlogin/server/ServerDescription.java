// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codehaus.cargo.util.XmlReplacement;
import org.codehaus.cargo.util.XmlReplacement.ReplacementBehavior;

/**
 * What a server's {@code server.properties} says about it.
 *
 * <ul>
 *   <li>{@code container}: Cargo's container id
 *   <li>{@code cargo.*}: handed to Cargo as they are
 *   <li>{@code ports}: the Cargo properties which get a free port each, separated by blanks
 *   <li>{@code xml.*}: {@code file|XPath|attribute|value}, set in the server's configuration; an element the XPath names
 *       is made when it is missing
 *   <li>{@code file.*}: {@code source|target}, copied into the server's configuration over what is there
 *   <li>{@code log}: the server's log, {@code pid} (optional): the file with its process id
 *   <li>{@code deployment.succeeded}, {@code .failed}, {@code .gone} (optional): where the server tells how a deployment
 *       of <code>${context}</code> went, for servers whose deployer does not wait for it; a file that appears then, or
 *       {@code log:} and a regular expression for a line of the log
 *   <li>{@code deployment.folder} (optional): where a WAR is put to be deployed and deleted to be gone, for servers with
 *       which Cargo cannot do both
 *   <li>{@code title}: name and version for the documentation
 *   <li>{@code wars}: which kinds of the tests' WARs run there, separated by blanks: {@code sample} where there are Jakarta
 *       Faces, CDI, Jakarta Security and a default data source, {@code plain} where there are servlets
 *   <li>{@code without.*} (optional): a WAR whose login style cannot be had there, and the remark that says why
 *   <li>{@code protected.pages=hidden} (optional): filters see a protected page's request only with somebody signed in
 *   <li>{@code authenticate=refused} (optional): {@code HttpServletRequest.authenticate} throws on an unprotected page
 * </ul>
 *
 * <code>${here}</code> is the folder the file lies in, <code>${installation}</code> the one the server was unpacked to,
 * <code>${wildfly.version}</code> and the like are system properties.
 * Other paths are relative to the server's configuration.
 */
final class ServerDescription {

    private static final String FILE = "server.properties";
    private static final Pattern VERSION = Pattern.compile("\\$\\{(\\w+\\.version)}");

    private final Map<String, String> properties;
    private final Path folder;

    private ServerDescription(Map<String, String> properties, Path folder) {
        this.properties = properties;
        this.folder = folder;
    }

    static ServerDescription read(Path folder, Path installation) {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(FILE))) {
            read.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Not a server's folder: " + folder, e);
        }
        Map<String, String> properties = new TreeMap<>();
        read.forEach((name, value) -> properties.put(
                (String) name,
                VERSION.matcher((String) value)
                        .replaceAll(version -> System.getProperty(version.group(1), ""))
                        .replace("${here}", absolute(folder))
                        .replace("${installation}", absolute(installation))));
        return new ServerDescription(properties, folder);
    }

    String containerId() {
        return require("container");
    }

    Path log() {
        return Path.of(require("log"));
    }

    Optional<Path> pidFile() {
        return find("pid").map(Path::of);
    }

    List<String> ports() {
        return List.of(require("ports").split("\\s+"));
    }

    Map<String, String> cargoProperties() {
        return withPrefix("cargo.");
    }

    List<XmlReplacement> xmlReplacements() {
        return withPrefix("xml.").values().stream()
                .map(ServerDescription::xmlReplacement)
                .toList();
    }

    /** Files to copy and where to. */
    Map<Path, Path> files() {
        Map<Path, Path> files = new LinkedHashMap<>();
        withPrefix("file.").values().forEach(line -> {
            String[] parts = parts(line, "source|target", 2);
            files.put(Path.of(parts[0]), Path.of(parts[1]));
        });
        return files;
    }

    /** Whether a kind of the tests' WARs runs there. */
    boolean runs(String war) {
        return List.of(require("wars").split("\\s+")).contains(war);
    }

    /** Where the server tells that a deployment has come to that end. */
    Optional<String> sign(String end, String context) {
        return find("deployment." + end).map(sign -> sign.replace("${context}", context));
    }

    /** The folder which the server watches for WARs, empty when Cargo knows how to deploy. */
    Optional<Path> deploymentFolder() {
        return find("deployment.folder").map(Path::of);
    }

    /** What it says of a key. */
    Optional<String> find(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    private String require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(folder.resolve(FILE) + " lacks '" + name + "'"));
    }

    private Map<String, String> withPrefix(String prefix) {
        return properties.entrySet().stream()
                .filter(property -> property.getKey().startsWith(prefix))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, TreeMap::new));
    }

    private static XmlReplacement xmlReplacement(String line) {
        String[] parts = parts(line, "file|XPath|attribute|value", 4);
        return new XmlReplacement(parts[0], parts[1], parts[2], ReplacementBehavior.ADD_MISSING_NODES, parts[3]);
    }

    private static String[] parts(String line, String form, int count) {
        String[] parts = line.split("\\|");
        if (parts.length != count) {
            throw new IllegalArgumentException("Expected " + form + " but got " + line);
        }
        return parts;
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
