// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.claims.ClaimsReport;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example for OpenLDAP, with a real one. */
class OpenLdapIT {

    private static final String PEOPLE = "ou=people,dc=example,dc=com";
    private static final String GROUPS = "ou=groups,dc=example,dc=com";

    @TempDir
    private static Path folder;

    private static OpenLdap server;

    @BeforeAll
    static void start() throws Exception {
        server = new OpenLdap(folder);
        server.add(
                "dn: dc=example,dc=com",
                "objectClass: dcObject",
                "objectClass: organization",
                "o: Example",
                "dc: example");
        server.add(
                "dn: cn=mcp-reader,dc=example,dc=com",
                "objectClass: organizationalRole",
                "objectClass: simpleSecurityObject",
                "cn: mcp-reader",
                "userPassword: reader-secret");
        for (String unit : new String[] {"people", "groups", "R/D, EMEA"}) {
            server.add(
                    "dn: ou=" + unit.replace(",", "\\,") + ",dc=example,dc=com",
                    "objectClass: organizationalUnit",
                    "ou: " + unit);
        }
        person("alice", PEOPLE, "jpegPhoto:: /9j/4AAQ");
        person("jörg", "ou=R/D\\, EMEA,dc=example,dc=com");
        group("inner", "uid=alice," + PEOPLE);
        group("outer", "cn=inner," + GROUPS);
        server.addReferral("ou=elsewhere," + PEOPLE, "ldap://127.0.0.1:1/ou=elsewhere," + PEOPLE);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void shouldReadTheExample() throws Exception {
        try (Example example = example(Map.of())) {
            UserClaims claims = example.claimsOf("alice");
            assertThat(claims.sub()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(claims.email()).isEqualTo("alice@example.com");
            assertThat(claims.givenName()).isEqualTo("Alice");
            assertThat(claims.groups()).containsExactly("inner", "outer");
            ClaimsReport report = example.dryRun("alice");
            assertThat(report.failure()).isEmpty();
            assertThat(report.rows())
                    .contains(new ClaimsReport.Row(
                            "the attribute entryUUID of the directory", "sub", "text of 36 characters", "sent"));
            assertThat(report.toString()).doesNotContain("alice").doesNotContain(claims.sub());
        }
    }

    @Test
    void shouldSendGroupsAsDistinguishedNames() throws Exception {
        try (Example example = example(
                Map.of("scalekit.claims.ldap.group-name", "dn", "scalekit.claims.ldap.nested-groups", "false"))) {
            assertThat(example.claimsOf("alice").groups()).containsExactly("cn=inner," + GROUPS);
        }
        try (Example example = example(Map.of("scalekit.claims.ldap.group-name", "description"))) {
            assertThat(example.claimsOf("alice").groups()).containsExactly("The group inner", "The group outer");
        }
    }

    @Test
    void shouldSearchBelowABaseWithSlashAndComma() throws Exception {
        try (Example example = example(Map.of("scalekit.claims.ldap.base", "ou=R/D\\, EMEA,dc=example,dc=com"))) {
            assertThat(example.claimsOf("jörg").email()).isEqualTo("mail@example.com");
            assertThatThrownBy(() -> example.claimsOf("alice")).hasMessageContaining("found no entry");
        }
    }

    @Test
    void shouldNotFollowAReferral() throws Exception {
        try (Example example = example(Map.of("scalekit.claims.ldap.base", "ou=elsewhere," + PEOPLE))) {
            assertThatThrownBy(() -> example.claimsOf("alice"))
                    .hasMessageContaining("refers to another server, which is not asked");
        }
    }

    @Test
    void shouldRefuseABinarySub() throws Exception {
        try (Example example = example(Map.of("scalekit.claims.ldap.attributes", "sub=jpegPhoto,email=mail"))) {
            assertThatThrownBy(() -> example.claimsOf("alice"))
                    .hasMessageContaining("is binary")
                    .hasMessageContaining("the attribute jpegPhoto of the directory");
        }
    }

    @Test
    void shouldNotTrustAnotherAuthority() throws Exception {
        Map<String, String> settings = new HashMap<>(settings());
        settings.remove("scalekit.trust-store");
        settings.put("scalekit.trust-store", "");
        try (Example example = Example.of("openldap", settings)) {
            assertThatThrownBy(() -> example.claimsOf("alice"))
                    .hasMessageContaining("failed: CommunicationException, javax.net.ssl.SSLHandshakeException");
        }
    }

    @Test
    void shouldSurviveARestart() throws Exception {
        try (Example example = example(Map.of())) {
            example.claimsOf("alice");
            server.close();
            assertThatThrownBy(() -> example.claimsOf("alice")).hasMessageContaining("failed: ");
            server.start();
            for (int i = 0; i < 3; i++) {
                assertThat(example.claimsOf("alice").email()).isEqualTo("alice@example.com");
            }
            server.close();
            server.start();
            assertThat(example.claimsOf("alice").email()).isEqualTo("alice@example.com");
        }
    }

    private static Example example(Map<String, String> replaced) throws Exception {
        Map<String, String> settings = new HashMap<>(settings());
        settings.putAll(replaced);
        return Example.of("openldap", settings);
    }

    /** The first server does not exist. */
    private static Map<String, String> settings() throws Exception {
        return Map.of(
                "scalekit.claims.ldap.url",
                "ldap://localhost:1 " + server.url(),
                "scalekit.claims.ldap.bind-password",
                "reader-secret",
                "scalekit.trust-store",
                server.trustStore().toString(),
                "scalekit.trust-store-password",
                OpenLdap.TRUST_STORE_PASSWORD);
    }

    private static void person(String uid, String parent, String... more) throws Exception {
        String[] lines = {
            "dn: uid=" + uid + "," + parent,
            "objectClass: inetOrgPerson",
            "uid: " + uid,
            "cn: " + uid,
            "sn: Doe",
            "givenName: " + Character.toUpperCase(uid.charAt(0)) + uid.substring(1),
            "mail: " + (uid.equals("alice") ? uid : "mail") + "@example.com"
        };
        server.add(java.util.stream.Stream.concat(java.util.Arrays.stream(lines), java.util.Arrays.stream(more))
                .toArray(String[]::new));
    }

    private static void group(String name, String member) throws Exception {
        server.add(
                "dn: cn=" + name + "," + GROUPS,
                "objectClass: groupOfNames",
                "cn: " + name,
                "description: The group " + name,
                "member: " + member);
    }
}
