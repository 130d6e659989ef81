// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scalekitlogin.server.ServerUnderTest;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Something a server must have for some of the tests. Its {@code server.properties} gives the reason for each one that it lacks,
 * as {@code lacks.<capability>}. The table of them is {@code docs/reference/server-capabilities.md}.
 */
enum Capability {
    PLAIN("Jakarta Servlet"),
    FACES("Jakarta Faces and CDI, from the server or from the application"),
    SECURITY("Jakarta Security, from the server or from the application"),
    SAMPLE("The sample WAR as it is: Jakarta Faces, CDI, Jakarta Security, a default data source"),
    CONFIG("An LDAP directory as the source of claims, by expressions of MicroProfile Config"),
    JWT("MicroProfile JWT"),
    ELYTRON("WildFly Elytron"),
    NAMING("A data source in the application's own JNDI context"),
    REDEPLOYMENT("Class loaders are collected after a redeployment"),
    FINEST_LOG("Everything the server can log is logged");

    private final String description;

    Capability(String description) {
        this.description = description;
    }

    /** Returns the capability that applications of a kind need, by the kind's name in {@code war.properties}. */
    static Capability ofKind(String kind) {
        return valueOf(kind.toUpperCase(Locale.ROOT));
    }

    /** Returns what it is, for the documentation. */
    String description() {
        return description;
    }

    /** Returns its name in {@code server.properties}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns why a server lacks it, empty if the server has it. */
    Optional<String> missingOn(Path serverFolder) {
        return ServerUnderTest.description(serverFolder, "lacks." + key());
    }

    /** Returns why the server under test lacks it, empty if the server has it. */
    Optional<String> missing() {
        return missingOn(TestEnvironment.serverFolder());
    }

    /** Skips the test if the server under test lacks it; the message names the capability and the reason. */
    void require() {
        missing().ifPresent(reason -> assumeTrue(false, message(reason)));
    }

    String message(String reason) {
        return TestEnvironment.serverTitle() + " lacks the capability " + key() + ": " + reason;
    }
}
