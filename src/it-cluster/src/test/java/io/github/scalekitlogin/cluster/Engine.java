// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A server and how it replicates sessions: a folder of {@code src/it-cluster/engines} with an {@code engine.properties}.
 *
 * <ul>
 *   <li>{@code title}: for the documentation
 *   <li>{@code installation}: the folder that the server was unpacked to; never written to
 *   <li>{@code ports}: the names of the ports that each node needs: {@code http}, and {@code cluster} for the other node
 *   <li>{@code copy}: {@code source:target}, files and folders of the installation that each node needs a copy of
 *   <li>{@code files}: {@code source:target}, files of the engine's folder that each node gets
 *   <li>{@code libraries} (optional): the folder of a node that gets the jars of the engine's own POM
 *   <li>{@code logins} (optional): the variants of the shop that the engine is for, all three kinds of login by default
 *   <li>{@code store} (optional): {@code h2} or {@code redis}, which then runs at the port <code>${store}</code>
 *   <li>{@code none-waiting}, {@code one-waiting} (optional): how many bytes more an ordinary page may send to the other node or the
 *       store, where reading a value costs a request
 *   <li>{@code folders}: empty folders of a node
 *   <li>{@code prepare} (optional): arguments of {@code java}, run once before the first start of a node
 *   <li>{@code prepared} (optional): {@code source:target}, files that node A has after that and both nodes get
 *   <li>{@code environment} (optional): environment variables, {@code NAME=value}
 *   <li>{@code java}: arguments of {@code java} that start a node
 *   <li>{@code one-by-one} (optional): {@code true} if the nodes must not start at the same time, as when the first one creates a table
 *   <li>{@code wars}: the folder of a node that applications are deployed from
 *   <li>{@code may-ask} (optional): the variants of the shop in which the filter asks at times, because the server loses sight of the
 *       login page on another node
 *   <li>{@code forgets-login} (optional): the variants of the shop in which the server itself may forget a login that another
 *       node began, and answer with an error page: the person follows the link again
 * </ul>
 *
 * The folder {@code strict} has files that choose the strictest serialization of an application. The folders {@code war} and
 * {@code war-without-filter} have files that replace those of the WARs, for an engine inside the application: there the jars of the
 * engine's own POM lie in {@code WEB-INF/lib}.
 *
 * <p>Values contain <code>${here}</code> (the folder of the engine), <code>${installation}</code>, <code>${home}</code> (the folder of the
 * node), <code>${node}</code> (A or B), <code>${index}</code> (1 or 2), <code>${other.index}</code>, each port by its name, the
 * same port of the other node as <code>${other.name}</code>, and of both as <code>${a.name}</code> and <code>${b.name}</code>.
 */
final class Engine {

    static final Path MODULE = Path.of("src/it-cluster");

    private static final Path FOLDERS = MODULE.resolve("engines");

    private final String name;
    private final Properties properties = new Properties();

    private Engine(String name) {
        this.name = name;
        try (Reader reader = Files.newBufferedReader(folder().resolve("engine.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("No engine " + name, e);
        }
    }

    /** Returns the engines that the system property {@code engines} names. */
    static List<Engine> selected() {
        return Stream.of(System.getProperty("engines").split(","))
                .map(Engine::new)
                .toList();
    }

    String name() {
        return name;
    }

    String title() {
        return properties.getProperty("title");
    }

    Path folder() {
        return FOLDERS.resolve(name);
    }

    /** Returns the folder with the jars of the engine's own POM. */
    Path libraries() {
        return Path.of("target/cluster-libraries", name);
    }

    /** Returns a folder whose files are laid over the WARs. */
    Path folder(String files) {
        return folder().resolve(files);
    }

    boolean hasFolder(String files) {
        return Files.isDirectory(folder(files));
    }

    /** Returns a variant of the shop for cases that do not depend on the kind of login. */
    Shop anyLogin() {
        return logins().contains(Shop.CODE) ? Shop.CODE : logins().get(0);
    }

    /** Returns the variants of the shop, by kind of login, whose sessions are replicated. */
    List<Shop> logins() {
        return Stream.of(get("logins", "form code session").split(" "))
                .map(login -> Shop.valueOf(login.toUpperCase(Locale.ROOT)))
                .toList();
    }

    String get(String key, String otherwise) {
        return properties.getProperty(key, otherwise);
    }

    /** Returns the unpacked distribution: its archive may have one folder on top. */
    Path installation() {
        Path unpacked = Path.of(properties.getProperty("installation")).toAbsolutePath();
        try (Stream<Path> list = Files.list(unpacked)) {
            List<Path> entries = list.toList();
            return entries.size() == 1 && Files.isDirectory(entries.get(0)) ? entries.get(0) : unpacked;
        } catch (IOException e) {
            throw new UncheckedIOException("No server at " + unpacked, e);
        }
    }

    /** Returns the words of a value, filled in. */
    List<String> words(String key, Map<String, String> values) {
        List<String> words = new ArrayList<>();
        for (String word : properties.getProperty(key, "").trim().split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(filled(word, values));
            }
        }
        return words;
    }

    /** Returns whether the server itself may forget a login that another node began. */
    boolean forgetsLogin(Shop shop) {
        return words("forgets-login", Map.of()).contains(shop.context());
    }

    boolean startsOneByOne() {
        return Boolean.parseBoolean(get("one-by-one", "false"));
    }

    /** Returns how many bytes more than without the filter an ordinary page may send. */
    long bytes(String key, long otherwise) {
        return Long.parseLong(get(key, Long.toString(otherwise)));
    }

    /** Returns whether a question may come without being expected. */
    boolean mayAsk(Shop shop) {
        return words("may-ask", Map.of()).contains(shop.context());
    }

    @Override
    public String toString() {
        return name;
    }

    private static String filled(String word, Map<String, String> values) {
        String filled = word;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
