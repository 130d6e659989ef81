// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import io.github.scalekitlogin.server.War;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.tomcat.jakartaee.EESpecProfiles;
import org.apache.tomcat.jakartaee.Migration;

/**
 * An application that others have published, and the settings that it needs: a folder of {@code src/it-field/published}. Nothing
 * of the application is changed: the finished jar and a jar with the folder's {@code jar} are added to {@code WEB-INF/lib}. The
 * folder's {@code files} are configuration outside the WAR. The file {@code application.properties} says:
 *
 * <ul>
 *   <li>{@code title}: the name of the application, without its version
 *   <li>{@code distribution}: the application's folder in the distribution of Tomcat; or {@code artifact}: its WAR
 *   <li>{@code adds} (optional): libraries that the published WAR lacks
 *   <li>{@code converted=true} (optional): it is converted to Jakarta EE first
 *   <li>{@code login}: a page that shows the login, or after it the application
 *   <li>{@code sign-in=basic} (optional): the browser asks for the password, not the page
 *   <li>{@code signed-in}: a selector of what only signed-in users see after the login
 *   <li>{@code pages}: addresses that must be the same without the filter
 *   <li>{@code masks} (optional): regular expressions for what differs on these pages each time
 *   <li>{@code system.NAME} (optional): a system property; <code>${files}</code> is the folder with a copy of the files
 *   <li>{@code needs} (optional): for the documentation, what else is configured
 *   <li>{@code why.COLUMN} (optional): for the documentation, the reason if a cell of the table is not a plain "yes"
 *   <li>{@code nightly=true} (optional): a change need not wait for it
 * </ul>
 */
record PublishedApplication(String id, Properties properties, boolean hasFilter) implements DeployedApplication {

    private static final Path FOLDER = Application.MODULE.resolve("published");
    private static final Path ARTIFACTS = Path.of("target/published");
    private static final Path DISTRIBUTIONS = Path.of("target/servers/tomcat11");
    private static final Path CONFIGURATION =
            Path.of("target/field/configuration").toAbsolutePath();

    /** Returns all of them, in the order of the table. */
    static List<PublishedApplication> all() {
        return children(FOLDER).stream().map(PublishedApplication::read).toList();
    }

    /** Returns the system properties that they need. */
    static Map<String, String> systemProperties() {
        Map<String, String> all = new HashMap<>();
        for (PublishedApplication application : all()) {
            application.properties.stringPropertyNames().stream()
                    .filter(key -> key.startsWith("system."))
                    .forEach(key -> all.put(
                            key.substring("system.".length()),
                            application
                                    .properties
                                    .getProperty(key)
                                    .replace(
                                            "${files}",
                                            application.configuration().toString())));
        }
        return all;
    }

    private static PublishedApplication read(Path folder) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("application.properties"))) {
            properties.load(reader);
            return new PublishedApplication(folder.getFileName().toString(), properties, true);
        } catch (IOException e) {
            throw new UncheckedIOException("Not an application: " + folder, e);
        }
    }

    /** Returns the same application as it was published. */
    PublishedApplication withoutFilter() {
        return new PublishedApplication(id, properties, false);
    }

    @Override
    public String name() {
        return "published-" + id;
    }

    /** Returns name and version. */
    String title() {
        String version = find("artifact").isPresent()
                ? published()
                        .getFileName()
                        .toString()
                        .replaceFirst("^\\D*-(?=\\d)", "")
                        .replace(".war", "")
                : published().getParent().getParent().getFileName().toString().replaceFirst("^\\D*", "");
        return require("title") + " " + version;
    }

    String login() {
        return require("login");
    }

    /** Returns the address to enter in Scalekit. */
    String loginEndpoint() {
        String prefix = settings()
                .lines()
                .filter(line -> line.startsWith("scalekit.path="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElse("/scalekit");
        return prefix + "/login";
    }

    boolean asksInTheBrowser() {
        return find("sign-in").filter("basic"::equals).isPresent();
    }

    String signedIn() {
        return require("signed-in");
    }

    List<String> pages() {
        return List.of(require("pages").split(" "));
    }

    List<String> masks() {
        return find("masks").map(masks -> List.of(masks.split(" "))).orElse(List.of());
    }

    Optional<String> needs() {
        return find("needs");
    }

    Optional<String> reason(String column) {
        return find("why." + column);
    }

    boolean isNightly() {
        return find("nightly").isPresent();
    }

    /** Returns the lines of the settings. */
    String settings() {
        try {
            return Files.readString(folder().resolve("jar/META-INF/microprofile-config.properties"))
                    .replaceFirst("# SPDX.*\n", "");
        } catch (IOException e) {
            throw new UncheckedIOException("No settings of " + id, e);
        }
    }

    @Override
    public Path build(Path folder) {
        refresh(configuration());
        Path target = folder.resolve(name() + ".war");
        War war = find("distribution").isPresent()
                ? War.empty().overlay(published())
                : War.of(find("converted").isPresent() ? convert(folder) : published());
        for (String library : find("adds").map(adds -> adds.split(" ")).orElse(new String[0])) {
            war = war.add("WEB-INF/lib/" + library + ".jar", only(ARTIFACTS, library));
        }
        if (!hasFilter) {
            return war.buildTo(target);
        }
        Path settings = War.empty().overlay(folder().resolve("jar")).buildTo(folder.resolve(name() + ".jar"));
        return war.add("WEB-INF/lib/scalekit-login-filter.jar", Path.of(System.getProperty("finished.jar")))
                .add("WEB-INF/lib/scalekit-login-settings.jar", settings)
                .buildTo(target);
    }

    private Path convert(Path folder) {
        Path converted = folder.resolve(id + "-converted.war");
        Migration migration = new Migration();
        migration.setEESpecProfile(EESpecProfiles.EE);
        migration.setSource(published().toFile());
        migration.setDestination(converted.toFile());
        try {
            Files.createDirectories(folder);
            migration.execute();
            return converted;
        } catch (IOException e) {
            throw new UncheckedIOException("Conversion of " + published(), e);
        }
    }

    /** Copies the configuration, without what an earlier deployment left there. */
    private void refresh(Path target) {
        Path source = folder().resolve("files");
        try {
            if (Files.exists(target)) {
                for (Path file : walk(target, Comparator.reverseOrder())) {
                    Files.delete(file);
                }
            }
            Files.createDirectories(target);
            if (Files.exists(source)) {
                for (Path file : walk(source, Comparator.naturalOrder())) {
                    Path copy = target.resolve(source.relativize(file).toString());
                    if (!Files.isDirectory(copy)) {
                        Files.copy(file, copy);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Configuration of " + id, e);
        }
    }

    private Path configuration() {
        return CONFIGURATION.resolve(id);
    }

    /** Returns the WAR, or the folder with its files. */
    private Path published() {
        return find("artifact")
                .map(artifact -> only(ARTIFACTS, artifact))
                .orElseGet(() ->
                        only(DISTRIBUTIONS, "apache-tomcat").resolve("webapps").resolve(require("distribution")));
    }

    /** Returns where its configuration is. */
    Path folder() {
        return FOLDER.resolve(id);
    }

    private static Path only(Path folder, String prefix) {
        List<Path> found = children(folder).stream()
                .filter(path -> path.getFileName().toString().startsWith(prefix))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException("Not one " + prefix + " in " + folder + " but " + found);
        }
        return found.get(0);
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No folder " + folder, e);
        }
    }

    private static List<Path> walk(Path folder, Comparator<Path> order) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.sorted(order).toList();
        }
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(properties.getProperty(key));
    }

    private String require(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException(id + " has no " + key));
    }

    @Override
    public String toString() {
        return id;
    }
}
