// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.claims.ActiveDirectory;
import io.github.scalekitlogin.internal.claims.ClaimsReport;
import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.claims.Databases;
import io.github.scalekitlogin.internal.config.ConfigSources;
import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.config.SettingsReader;
import io.github.scalekitlogin.testkit.RequestDouble;
import jakarta.servlet.ServletContext;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of {@code docs/how-to/directories-and-databases.md}, run against what they are about. */
class ClaimsExamplesTest {

    @ParameterizedTest
    @ValueSource(strings = {"alice", "CORP\\alice", "alice@CORP.EXAMPLE.COM"})
    void shouldReadActiveDirectory(String principal) throws Exception {
        try (ActiveDirectory directory = new ActiveDirectory()) {
            directory.add(new Entry(
                    "ou=Service Accounts," + ActiveDirectory.ROOT, new Attribute("objectClass", "organizationalUnit")));
            directory.add(new Entry(
                    "cn=mcp-reader,ou=Service Accounts," + ActiveDirectory.ROOT,
                    new Attribute("objectClass", "user"),
                    new Attribute("userPassword", "reader-secret")));
            directory.person(
                    "Alice",
                    ActiveDirectory.PEOPLE,
                    ActiveDirectory.binary("objectGUID", "fea3da690fe11f429cccb1c586444e14"),
                    ActiveDirectory.groups(ActiveDirectory.manyGroups(2_000)));
            Settings settings = settings(
                    "active-directory",
                    Map.of(
                            "scalekit.claims.ldap.url",
                            directory.url().toString(),
                            "scalekit.claims.ldap.bind-password",
                            "reader-secret"));
            try (ClaimsResolver resolver = ConfiguredClaims.resolver(settings)) {
                UserClaims claims = resolver.resolve(() -> principal, Map.of(), Map.of(), new RequestDouble());
                assertThat(claims.sub()).isEqualTo("69daa3fe-e10f-421f-9ccc-b1c586444e14");
                assertThat(claims.email()).isEqualTo("alice@example.com");
                assertThat(claims.groups()).hasSize(2_000);
                ClaimsReport report = resolver.dryRun(principal);
                assertThat(report.failure()).isEmpty();
                assertThat(report.rows())
                        .contains(new ClaimsReport.Row(
                                "the attribute objectGUID of the directory", "sub", "text of 36 characters", "sent"));
            }
        }
    }

    @Test
    void shouldReadPostgreSql() throws Exception {
        String name = Databases.POSTGRESQL.run(
                "drop table if exists user_roles",
                "drop table if exists users",
                // The type citext is tested with the packages of Debian: see src/it-claims.
                "create table users (id uuid, login text, mail text, mail_confirmed boolean, settings jsonb)",
                "create table user_roles (user_id uuid, role char(10))",
                "insert into users values ('f81d4fae-7dec-11d0-a765-00a0c91e6bf6', 'alice', 'alice@example.com', true,"
                        + " '{\"floor\": 3}')",
                "insert into user_roles select id, 'clerk' from users",
                "insert into user_roles select id, 'boss' from users");
        UserClaims claims = claims("postgresql", name);
        assertThat(claims.sub()).isEqualTo("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
        assertThat(claims.emailVerified()).isTrue();
        assertThat(claims.roles()).containsExactlyInAnyOrder("clerk", "boss");
        assertThat(claims.customAttributes().toString()).isEqualTo("{settings={floor=3}}");
    }

    /** In H2's mode for Oracle: column types and capital letters are as in Oracle, the driver is not. */
    @Test
    void shouldReadOracle() throws Exception {
        String name = Databases.H2.run(
                "set mode Oracle",
                "drop table if exists user_roles",
                "drop table if exists users",
                "create table users (id number(10), login varchar2(40), mail varchar2(80), mail_confirmed char(1),"
                        + " department clob)",
                "create table user_roles (user_id number(10), role char(10))",
                "insert into users values (4711, 'alice', 'alice@example.com', 'Y', 'Garden  ')",
                "insert into user_roles values (4711, 'clerk')",
                "set mode Regular");
        UserClaims claims = claims("oracle", name);
        assertThat(claims.sub()).isEqualTo("4711");
        assertThat(claims.email()).isEqualTo("alice@example.com");
        assertThat(claims.emailVerified()).isTrue();
        assertThat(claims.roles()).containsExactly("clerk");
        assertThat(claims.customAttributes()).isEqualTo(Map.of("department", "Garden"));
    }

    private static UserClaims claims(String example, String dataSource) throws Exception {
        Settings settings = settings(example, Map.of("scalekit.claims.sql.data-source", dataSource));
        try (ClaimsResolver resolver = ConfiguredClaims.resolver(settings)) {
            assertThat(resolver.dryRun("alice").failure()).isEmpty();
            return resolver.resolve(() -> "alice", Map.of(), Map.of(), new RequestDouble());
        }
    }

    private static Settings settings(String example, Map<String, String> replaced) throws Exception {
        Properties values = new Properties();
        try (InputStream in = ClaimsExamplesTest.class.getResourceAsStream("/claims/" + example + ".properties")) {
            values.load(in);
        }
        values.putAll(Map.of(
                "scalekit.environment-url", "https://example.scalekit.com",
                "scalekit.client-id", "skc_1",
                "scalekit.client-secret", "s3cret-value",
                "scalekit.connection-id", "conn_123"));
        values.putAll(replaced);
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                ClaimsExamplesTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, called, arguments) -> null);
        return SettingsReader.read(ConfigSources.of(values::getProperty, context))
                .orElseThrow();
    }
}
