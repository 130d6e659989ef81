// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Hop;
import io.github.scalekitlogin.simulator.Credentials;
import io.github.scalekitlogin.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whole logins, good and bad, on a server that logs all it can: every logger of its own, of ours, of the libraries inside our
 * jar and of the JDK at the finest level. Afterwards every file the server has written is searched. The rule:
 *
 * <ul>
 *   <li>the client secret, which comes from a file (servers log system properties), and {@code sub} and e-mail address, which
 *       the application makes up and tells the filter alone, stand nowhere
 *   <li>the access token stands in the records with which the JDK's own client logs the headers of every call of every
 *       application, once that logger is turned on, and nowhere else. No caller can keep a header out of them
 *   <li>{@code state} comes and goes in addresses. The loggers and files by which the server writes requests down, named in its
 *       {@code finest.properties}, have it; nothing else has
 *   <li>no record of ours, or of a library in our jar, holds any of these, a one-time token of the confirm page, or the
 *       account's name
 *   <li>pages and headers of ours hold none of these, but for {@code state} in the {@code Location} of the login page and of
 *       Scalekit's callback; the session has {@code state} and the account's name; no MBean is of a class of ours
 * </ul>
 */
@OnEachServer
class SecretsIT {

    private static final Path SECRET = TestEnvironment.serverTarget().resolve("client-secret");
    private static final String PENDING = "attribute io.github.scalekitlogin.login.lri_";
    private static final Pattern OURS = Pattern.compile("io\\.github\\.scalekitlogin($|\\..*)");

    private final String clientSecret = "secret-" + UUID.randomUUID();
    private TestEnvironment environment;
    private SecretsScenario scenario;

    @BeforeEach
    void startEnvironment() throws IOException {
        Capability.FINEST_LOG.require();
        Files.createDirectories(SECRET.getParent());
        Files.writeString(SECRET, clientSecret);
        environment = TestEnvironment.finest(
                SimulatorSettings.defaults()
                        .withCredentials(Credentials.defaults().withClientSecret(clientSecret)),
                Map.of(
                        "scalekit.client-secret",
                        "not-this-one",
                        "scalekit.client-secret-file",
                        SECRET.toAbsolutePath().toString()),
                Map.of(SecretsScenario.CONTEXT, Wars.build("secrets")));
        scenario = new SecretsScenario(environment);
    }

    @AfterEach
    void closeEnvironment() {
        if (environment != null) {
            environment.close();
        }
    }

    @Test
    void shouldExposeNoSecrets() {
        scenario.run();
        List<String> secrets = new ArrayList<>(scenario.personal());
        secrets.add(clientSecret);
        List<String> all = new ArrayList<>(secrets);
        all.addAll(scenario.accessTokens());

        assertNone(scenario.inside(), "session and JMX", all);
        assertThat(scenario.inside().stream().filter(line -> line.contains("attribute io.github.scalekitlogin")))
                .anyMatch(line -> scenario.states.stream().anyMatch(line::contains))
                .as("one login request is pending, one is completed, and the time until which they stay")
                .allMatch(line -> line.startsWith(PENDING)
                        || line.matches("attribute io\\.github\\.scalekitlogin\\.pendingUntil .{2}  t  \\d{13}"))
                .hasSize(3);
        assertThat(scenario.inside().stream().filter(line -> line.startsWith("mbean ")))
                .hasSizeGreaterThan(10)
                .noneMatch(line -> line.contains("scalekit"));

        assertThat(scenario.seen).hasSizeGreaterThan(30);
        scenario.seen.forEach(page -> assertNone(page.body().lines().toList(), "page", all, scenario.states));
        scenario.tabs.forEach(tab -> tab.hops().forEach(hop -> assertHeaders(hop, all)));

        // Everything is written when this is.
        scenario.logLine(scenario.seen.get(scenario.seen.size() - 2));
        assertLog(secrets);
    }

    private void assertHeaders(Hop hop, List<String> all) {
        boolean ours = hop.url().getPath().startsWith(SecretsScenario.CONTEXT);
        hop.headers().map().forEach((name, values) -> {
            assertNone(values, name, all);
            if (ours && !name.equalsIgnoreCase("Location")) {
                assertNone(values, name, scenario.states);
            }
        });
        if (ours && hop.location() != null && hop.location().getQuery() != null) {
            boolean away = hop.location().getPath().endsWith(":callback");
            boolean toLogin = hop.location().getPath().equals(SecretsScenario.CONTEXT + "/login.html");
            if (!away && !toLogin) {
                assertNone(List.of(hop.location().getQuery()), hop.toString(), scenario.states);
            }
        }
    }

    private void assertLog(List<String> secrets) {
        ServerFiles written = new ServerFiles(environment.written(), ServerTraits.ofFinestLog("record"));
        Pattern requests = ServerTraits.ofFinestLog("requests");

        assertThat(written.find(line -> line.logger().equals("io.github.scalekitlogin")))
                .hasSizeGreaterThan(20);
        assertThat(written.find(line -> line.isOf(OURS) && line.logger().contains(".shaded.")))
                .as("libraries inside our jar")
                .hasSizeGreaterThan(100);
        assertNoLine(written.find(line -> line.holdsAny(secrets)));
        assertNoLine(written.find(line -> line.holdsAny(scenario.accessTokens())));
        assertNoLine(written.find(line -> line.holdsAny(scenario.states) && !line.isOf(requests)));
        List<String> answers = new ArrayList<>(scenario.answers);
        answers.add("alice");
        assertNoLine(written.find(line -> line.isOf(OURS) && line.holdsAny(answers)));
    }

    private static void assertNoLine(List<ServerFiles.Line> found) {
        assertThat(found.stream().limit(10)).as("%s lines", found.size()).isEmpty();
    }

    @SafeVarargs
    private static void assertNone(List<String> lines, String what, Collection<String>... values) {
        for (Collection<String> some : values) {
            assertThat(lines).as(what).noneMatch(line -> some.stream().anyMatch(line::contains));
        }
    }
}
