// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import io.github.scalekitlogin.server.War;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * An existing application, and what is added to it: a folder of {@code src/it-field/applications}. Its name is the context path.
 * The file {@code application.properties} says:
 *
 * <ul>
 *   <li>{@code war} (optional): the application's folder in {@code src/it-field/wars}, by default of the same name
 *   <li>{@code title} (optional): the row in the table of applications; those without one show a single kind of behaviour
 *   <li>{@code login}: the page on which people sign in
 *   <li>{@code home}: a page that names the signed-in user in {@code #user}
 *   <li>{@code logout} (optional): the address that signs people out
 *   <li>{@code nightly=true} (optional): its row takes longer than a change may wait
 *   <li>{@code asks=true} (optional): the confirm page is shown after the login, too
 * </ul>
 *
 * {@code settings.properties} has the settings. The other files replace those of the application.
 */
record Application(String name, Properties properties) implements DeployedApplication {

    static final Path MODULE = Path.of("src/it-field");
    private static final Path FOLDER = MODULE.resolve("applications");
    private static final Map<String, String> PLACES = Map.of(
            "settings.properties", "WEB-INF/classes/META-INF/microprofile-config.properties",
            "web.xml", "WEB-INF/web.xml",
            "context.xml", "META-INF/context.xml",
            "rewrite.config", "WEB-INF/rewrite.config",
            "shiro.ini", "WEB-INF/shiro.ini");

    static Application named(String name) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name).resolve("application.properties"))) {
            properties.load(reader);
            return new Application(name, properties);
        } catch (IOException e) {
            throw new UncheckedIOException("Not an application: " + name, e);
        }
    }

    /** Returns those that have a row in the table. */
    static List<Application> titled() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(folder -> named(folder.getFileName().toString()))
                    .filter(application -> application.find("title").isPresent())
                    .sorted((one, other) -> one.name.compareTo(other.name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No applications", e);
        }
    }

    String title() {
        return require("title");
    }

    String login() {
        return require("login");
    }

    String home() {
        return require("home");
    }

    Optional<String> logout() {
        return find("logout");
    }

    boolean asks() {
        return find("asks").isPresent();
    }

    boolean isNightly() {
        return find("nightly").isPresent();
    }

    @Override
    public Path build(Path folder) {
        Path base = MODULE.resolve("wars")
                .resolve(properties.getProperty("war", name))
                .resolve("target");
        War war = War.of(base.resolve(properties.getProperty("war", name) + ".war"))
                .add("WEB-INF/lib/scalekit-login-filter.jar", Path.of(System.getProperty("finished.jar")));
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            Path file = FOLDER.resolve(name).resolve(place.getKey());
            if (Files.exists(file)) {
                war = war.add(place.getValue(), file);
            }
        }
        return war.buildTo(folder.resolve(name + ".war"));
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(properties.getProperty(key));
    }

    private String require(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException(name + " has no " + key));
    }

    @Override
    public String toString() {
        return name;
    }
}
