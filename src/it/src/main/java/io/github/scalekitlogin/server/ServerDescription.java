// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a server's {@code server.properties} says about it, and, on top of that, another file of its folder where one is named.
 *
 * <ul>
 *   <li>{@code embedded=true}: Tomcat in the JVM of the tests. Any other server has
 *   <li>{@code container}: Cargo's container id; or, for a server Cargo does not know, {@code command}: the arguments of
 *       {@code java}, separated by blanks, and {@code started}: where the server tells that it runs. Such a server has
 *       to deploy what lies in {@code ../wars} when it starts, and to watch a folder for more
 *   <li>{@code cargo.*}: handed to Cargo as they are
 *   <li>{@code ports}: the names of the ports the server needs, separated by blanks; each gets a free one, which other
 *       values hold as <code>${port.name}</code>. {@code http} is the one of the applications, {@code https} (optional)
 *       the same by TLS, where the server insists on a client certificate. A name that begins with {@code cargo.} is a Cargo property too; any other port is told to the
 *       server as the system property {@code server.under.test.<name>.port}, for files that are copied
 *   <li>{@code xml.*}: {@code file|XPath|attribute|value}, set in the server's configuration by Cargo; an element the
 *       XPath names is made when it is missing
 *   <li>{@code file.*}: {@code source|target}, copied into the server's configuration over what is there
 *   <li>{@code log}: the server's log, {@code pid} (optional): the file with its process id
 *   <li>{@code log.begins} (optional): what the log has once the server runs, for a server that may start without writing it
 *   <li>{@code deployment.succeeded}, {@code .failed}, {@code .gone} (optional): where the server tells how a deployment
 *       of <code>${context}</code> went, for servers whose deployer does not wait for it
 *   <li>{@code deployment.answers} (optional): an address of <code>${context}</code>, for servers that answer 404 for a moment
 *       after they have told so
 *   <li>{@code deployment.took} (optional): a regular expression for the log after a deployment of <code>${context}</code>, with
 *       the milliseconds it took as its group, or the times of day it began and ended
 *   <li>{@code deployment.folder}: where a WAR is put to be deployed and deleted to be gone, for servers with which Cargo
 *       cannot do both
 *   <li>{@code title}: name and version for the documentation
 *   <li>{@code lacks.*} (optional): a capability that the server has not, and the reason
 *   <li>{@code base.*} (optional): the WAR with which WARs of a kind begin, for servers whose applications bring their own
 *       Jakarta Faces and Jakarta Security
 *   <li>{@code without.*} (optional): a WAR whose login style cannot be had there, and the remark that says why
 *   <li>{@code watched-length=lost} (optional): a page whose response a filter has wrapped is sent without its length
 *   <li>{@code login-page=by-get} (optional): the container shows its login page as if the request were a GET
 *   <li>{@code redirects=by-host} (optional): the container's own redirects are whole addresses with the host the request named
 *   <li>{@code unreadable-form=500} (optional): the container's own login answers a form it cannot read with 500
 *   <li>{@code record} (in {@code finest.properties}, where the server logs as much as it can): a regular expression for how a
 *       record begins in the files that the server writes, its first group being the logger's name; {@code requests}: a regular
 *       expression for the loggers of the server's own that print what browsers send and are answered, and for the names of such files
 *   <li>{@code authenticate=refused} (optional): {@code HttpServletRequest.authenticate} throws on an unprotected page
 * </ul>
 *
 * A server tells something by a file that appears then, by a line of its log ({@code log:} and a regular expression), or by an
 * {@code http:} address that it answers with another status than 404.
 * <code>${here}</code> is the folder the file lies in, <code>${installation}</code> the one the server was unpacked to,
 * <code>${certificates}</code> the one with the key stores of {@link Certificates}, which the server is told as the system
 * property {@code server.under.test.certificates}; <code>${server.version}</code> is the version in the server's POM, <code>${jar:org.h2.Driver}</code> the jar of the tests with
 * that class.
 * Other paths are relative to the server's configuration, where a {@code command} runs.
 */
final class ServerDescription {

    private static final String FILE = "server.properties";
    private static final Pattern JAR = Pattern.compile("\\$\\{jar:([\\w.]+)}");
    private static final String CARGO = "cargo.";

    private final Path folder;
    private final Map<String, String> properties;
    private final Map<String, String> variables;
    private final Map<String, Integer> ports;

    private ServerDescription(
            Path folder, Map<String, String> properties, Map<String, String> variables, Map<String, Integer> ports) {
        this.folder = folder;
        this.properties = properties;
        this.variables = variables;
        this.ports = ports;
    }

    /** Reads what a folder says, or a file in it whose lines come on top of that. */
    static ServerDescription read(Path place, Path installation) {
        boolean alone = Files.isDirectory(place);
        Path folder = alone ? place : place.getParent();
        Properties read = new Properties();
        for (Path file : alone ? List.of(folder.resolve(FILE)) : List.of(folder.resolve(FILE), place)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                read.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Not a server's: " + file, e);
            }
        }
        Map<String, String> properties = new TreeMap<>();
        read.forEach((name, value) -> properties.put((String) name, (String) value));
        Map<String, String> variables = Map.of("${here}", absolute(folder), "${installation}", absolute(installation));
        return new ServerDescription(folder, properties, variables, Map.of());
    }

    /** The same server with a free port for each name, and the folder of its key stores. */
    ServerDescription with(Path certificates) {
        Map<String, Integer> free = FreePorts.forNames(words("ports").toList());
        Map<String, String> more = new HashMap<>(variables);
        more.put("${certificates}", absolute(certificates));
        free.forEach((name, port) -> more.put("${port." + name + "}", Integer.toString(port)));
        return new ServerDescription(folder, properties, more, free);
    }

    String containerId() {
        return require("container");
    }

    /** The arguments of {@code java}, none when Cargo knows the server. */
    List<String> command() {
        return properties.containsKey("command") ? words("command").toList() : List.of();
    }

    /** Whether the first WARs have to be there before the server starts. */
    boolean deploysAtStart() {
        return !command().isEmpty();
    }

    /** Where the server tells that it runs. */
    String started() {
        return require("started");
    }

    /** Whether it runs in this JVM. */
    boolean isEmbedded() {
        return find("embedded").isPresent();
    }

    /** The port of the applications. */
    int httpPort() {
        return Optional.ofNullable(ports.get("http"))
                .orElseThrow(() -> new IllegalArgumentException(folder.resolve(FILE) + " lacks port 'http'"));
    }

    /** The same by TLS, empty when the server has none. */
    Optional<Integer> httpsPort() {
        return Optional.ofNullable(ports.get("https"));
    }

    /** Tells the server the ports Cargo does not know. */
    Map<String, String> portProperties() {
        return ports.entrySet().stream()
                .filter(port -> !port.getKey().startsWith(CARGO))
                .collect(Collectors.toMap(
                        port -> "server.under.test." + port.getKey() + ".port",
                        port -> port.getValue().toString()));
    }

    Path log() {
        return Path.of(require("log"));
    }

    Optional<Path> pidFile() {
        return find("pid").map(Path::of);
    }

    Map<String, String> cargoProperties() {
        Map<String, String> all = withPrefix(CARGO);
        ports.forEach((name, port) -> {
            if (name.startsWith(CARGO)) {
                all.put(name, port.toString());
            }
        });
        return all;
    }

    /** File, XPath, attribute and value of each. */
    List<String[]> xmlReplacements() {
        return withPrefix("xml.").values().stream()
                .map(line -> parts(line, "file|XPath|attribute|value", 4))
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

    /** The sign of this result of a deployment. */
    Optional<String> sign(String end, String context) {
        return find("deployment." + end).map(sign -> sign.replace("${context}", context));
    }

    /** The folder which the server watches for WARs, empty when Cargo knows how to deploy. */
    Optional<Path> deploymentFolder() {
        return find("deployment.folder").map(Path::of);
    }

    /** What it says of a key. */
    Optional<String> find(String name) {
        return Optional.ofNullable(properties.get(name)).map(this::filled);
    }

    /** Filled in when they are apart: there may be blanks in a path. */
    private Stream<String> words(String name) {
        require(name);
        return Stream.of(properties.get(name).split("\\s+")).map(this::filled);
    }

    private String filled(String value) {
        String filled = value.replace("${server.version}", System.getProperty("server.version", ""));
        filled = JAR.matcher(filled)
                .replaceAll(jar ->
                        Matcher.quoteReplacement(Libraries.jarOf(jar.group(1)).toString()));
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            filled = filled.replace(variable.getKey(), variable.getValue());
        }
        return filled;
    }

    private String require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(folder.resolve(FILE) + " lacks '" + name + "'"));
    }

    private Map<String, String> withPrefix(String prefix) {
        return properties.entrySet().stream()
                .filter(property -> property.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, property -> filled(property.getValue()), (a, b) -> b, TreeMap::new));
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
