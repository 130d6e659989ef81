// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import io.github.scalekitlogin.server.Libraries;
import io.github.scalekitlogin.server.War;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The WARs of the tests. Each is a folder of {@code src/it/wars} whose files go into it, with a {@code war.properties}:
 *
 * <ul>
 *   <li>{@code kind}: the {@link Capability} that a server must have
 *   <li>{@code base=sample} (optional): begins with the sample WAR, else with the finished jar and what the server's
 *       applications have to bring for that kind
 *   <li>{@code overlays} (optional): folders laid over it before its own files, separated by blanks
 *   <li>{@code classes} (optional): packages and classes of the tests that go into it, below {@code io.github.scalekitlogin}
 *   <li>{@code libs} (optional): classes whose jars, libraries of the tests, go into {@code WEB-INF/lib}
 *   <li>{@code on.first.use=false} (optional): deployed by its test alone, not as soon as a test uses its address
 * </ul>
 */
public final class Wars {

    private static final Path FOLDER = Path.of("src/it/wars");
    private static final String PACKAGE = "io/github/scalekitlogin/";

    private Wars() {}

    /** Returns whether there is a WAR of that name which is deployed as soon as a test uses its address. */
    static boolean isDeployedOnFirstUse(String name) {
        Path folder = FOLDER.resolve(name);
        return !name.isEmpty()
                && Files.isDirectory(folder)
                && read(folder).getProperty("on.first.use", "true").equals("true");
    }

    /** Returns what a server must have for a WAR. */
    static Capability capability(String name) {
        return Capability.ofKind(read(FOLDER.resolve(name)).getProperty("kind"));
    }

    /** Returns whether the server under test has what a WAR needs. */
    public static boolean runs(String name) {
        return capability(name).missing().isEmpty();
    }

    /** Builds one. */
    public static Path build(String name) {
        Properties description = read(FOLDER.resolve(name));
        War war = base(description);
        try {
            for (String classes : words(description, "classes")) {
                war = addClasses(war, PACKAGE + classes.replace('.', '/'));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Classes of " + name, e);
        }
        for (String type : words(description, "libs")) {
            war = war.add("WEB-INF/lib/" + type + ".jar", Libraries.jarOf(type));
        }
        for (String overlay : words(description, "overlays")) {
            war = war.overlay(FOLDER.resolve(overlay).normalize());
        }
        return war.overlay(FOLDER.resolve(name))
                .without("war.properties")
                .buildTo(TestEnvironment.serverTarget().resolve("built-wars/" + name + ".war"));
    }

    private static War base(Properties description) {
        if (description.containsKey("base")) {
            return ServerTraits.base("sample")
                    .map(base -> War.of(base).overlay(TestEnvironment.sampleFolder()))
                    .orElseGet(() -> War.of(TestEnvironment.sampleWar()));
        }
        return ServerTraits.base(description.getProperty("kind"))
                .map(War::of)
                .orElseGet(War::empty)
                .add("WEB-INF/lib/scalekit-login-filter.jar", finishedJar());
    }

    /** A package, or a class with those inside it. */
    private static War addClasses(War war, String path) throws IOException {
        Path folder = Path.of("src/it/target/classes").resolve(path);
        if (Files.isDirectory(folder)) {
            return war.overlay("WEB-INF/classes/" + path + "/", folder);
        }
        War more = war;
        String name = folder.getFileName().toString();
        try (DirectoryStream<Path> classes = Files.newDirectoryStream(folder.getParent(), name + "{,$*}.class")) {
            for (Path file : classes) {
                more = more.add("WEB-INF/classes/" + Path.of(path).resolveSibling(file.getFileName()), file);
            }
        }
        return more;
    }

    private static String[] words(Properties description, String key) {
        String words = description.getProperty(key, "");
        return words.isEmpty() ? new String[0] : words.split("\\s+");
    }

    private static Properties read(Path folder) {
        Properties description = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("war.properties"))) {
            description.load(reader);
            return description;
        } catch (IOException e) {
            throw new UncheckedIOException("Not a WAR's folder: " + folder, e);
        }
    }

    /** The jar as it is published. */
    private static Path finishedJar() {
        return Path.of(System.getProperty("finished.jar"));
    }
}
