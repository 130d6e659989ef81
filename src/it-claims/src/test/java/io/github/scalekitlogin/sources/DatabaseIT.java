// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scalekitlogin.claims.UserClaims;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims from real databases through real connection pools. */
class DatabaseIT {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        // Users of the system reach the folders of their databases through it.
        folder.toFile().setExecutable(true, false);
        for (RealDatabase database : RealDatabase.values()) {
            database.startIn(folder);
            database.run(
                    "create table users (login char(12), mail char(40), role char(10))",
                    "insert into users values ('alice', 'alice@example.com', 'clerk')");
        }
    }

    @AfterAll
    static void end() {
        Stream.of(RealDatabase.values()).forEach(RealDatabase::end);
    }

    static Stream<Arguments> combinations() {
        return Stream.of(RealDatabase.values())
                .flatMap(database -> Stream.of(Pool.values())
                        .flatMap(pool ->
                                Stream.of(true, false).map(autoCommit -> Arguments.of(database, pool, autoCommit))));
    }

    /** S1, S2. */
    @ParameterizedTest(name = "{0}, {1}, autocommit {2}")
    @MethodSource("combinations")
    void shouldReadAndGiveTheConnectionBackAsItCame(RealDatabase database, Pool pool, boolean autoCommit)
            throws Exception {
        DataSource source = pool.create(database.url(), autoCommit);
        Naming.bind(source);
        try (AutoCloseable closed = closing(source);
                Example example = query("select mail as email, role as roles from users where login = ?")) {
            assertThat(closed).isNotNull();
            for (int i = 0; i < 3; i++) {
                UserClaims claims = example.claimsOf("alice");
                assertThat(claims.email()).isEqualTo("alice@example.com");
                assertThat(claims.roles()).containsExactly("clerk");
            }
            assertThatThrownBy(() -> example.claimsOf("nobody")).hasMessageContaining("found no row");
            assertThat(count(database, database.openTransactions())).isZero();
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(connection.isReadOnly()).isFalse();
                assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
                statement.executeUpdate("update users set role = 'clerk' where login = 'alice'");
                if (!autoCommit) {
                    connection.commit();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(15)
    void shouldEndASlowQuery(RealDatabase database) throws Exception {
        DataSource source = Pool.HIKARI.create(database.url(), true);
        Naming.bind(source);
        try (AutoCloseable closed = closing(source);
                Example example = query(database.slowQuery(), "1s")) {
            assertThat(closed).isNotNull();
            long start = System.nanoTime();
            assertThatThrownBy(() -> example.claimsOf("alice"))
                    .hasMessageStartingWith("scalekit.claims.sql.query ")
                    .hasMessageNotContaining("alice");
            assertThat(System.nanoTime() - start).isLessThan(4_000_000_000L);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(15)
    void shouldNotWaitForALock(RealDatabase database) throws Exception {
        assumeTrue(database.lock() != null, "readers of this database never wait for a lock");
        DataSource source = Pool.HIKARI.create(database.url(), false);
        Naming.bind(source);
        try (AutoCloseable closed = closing(source);
                Connection other = DriverManager.getConnection(database.url());
                Statement lock = other.createStatement();
                Example example = query("select mail as email from users where login = ?", "1s")) {
            assertThat(closed).isNotNull();
            other.setAutoCommit(false);
            lock.execute(database.lock());
            assertThatThrownBy(() -> example.claimsOf("alice"))
                    .hasMessageContaining("has not ended within scalekit.timeout");
        }
    }

    /** S3: the example of the documentation, with its own column types. */
    @Test
    void shouldReadTheExampleForPostgreSql() throws Exception {
        RealDatabase.POSTGRESQL.run(
                "create schema if not exists example",
                "create extension citext with schema public",
                "create domain example.mail_address as citext",
                "create type example.kind as enum ('clerk', 'boss')",
                "create table example.users (id uuid, login citext, mail example.mail_address, mail_confirmed boolean,"
                        + " settings jsonb)",
                "create table example.user_roles (user_id uuid, role example.kind)",
                "insert into example.users values ('f81d4fae-7dec-11d0-a765-00a0c91e6bf6', 'alice', 'alice@example.com',"
                        + " true, '{\"floor\": 3}')",
                "insert into example.user_roles select id, 'clerk' from example.users");
        DataSource source = Pool.HIKARI.create(RealDatabase.POSTGRESQL.url() + "&currentSchema=example,public", false);
        Naming.bind(source);
        try (AutoCloseable closed = closing(source);
                Example example = Example.of("postgresql", Map.of())) {
            assertThat(closed).isNotNull();
            UserClaims claims = example.claimsOf("alice");
            assertThat(claims.sub()).isEqualTo("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
            assertThat(claims.email()).isEqualTo("alice@example.com");
            assertThat(claims.emailVerified()).isTrue();
            assertThat(claims.roles()).containsExactly("clerk");
            assertThat(claims.customAttributes().toString()).isEqualTo("{settings={floor=3}}");
            assertThat(example.dryRun("alice").failure()).isEmpty();
            // The driver sends a text, and PostgreSQL compares a text with regard to case.
            assertThatThrownBy(() -> example.claimsOf("ALICE")).hasMessageContaining("found no row");
        }
        Naming.bind(Pool.HIKARI.create(RealDatabase.POSTGRESQL.url() + "&currentSchema=example,public", false));
        try (Example example = query("select id as sub, mail as email from users where login = cast(? as citext)")) {
            assertThat(example.claimsOf("ALICE").email()).isEqualTo("alice@example.com");
        }
    }

    /** S3. */
    @Test
    void shouldReadArraysOfDriverTypes() throws Exception {
        RealDatabase.POSTGRESQL.run(
                "create extension if not exists citext",
                "create table tagged (login text, mail text, tags citext[], times timestamptz, span interval, bytes bytea)",
                "insert into tagged values ('alice', 'alice@example.com', array['a', 'B']::citext[],"
                        + " '2026-01-02T03:04:05Z', '2 days', '\\x4142')");
        Naming.bind(Pool.HIKARI.create(RealDatabase.POSTGRESQL.url(), true));
        try (Example example = query("select mail as email, tags as \"groups\", span as gender, times as"
                + " \"custom_attributes.since\", tags as \"custom_attributes.tags\" from tagged where login = ?")) {
            UserClaims claims = example.claimsOf("alice");
            assertThat(claims.groups()).containsExactly("a", "B");
            assertThat(claims.gender()).isEqualTo("2 days");
            assertThat(claims.customAttributes()).containsEntry("tags", List.of("a", "B"));
            assertThat(claims.customAttributes().get("since").toString()).startsWith("2026-01-0");
        }
        try (Example example = query("select mail as email, bytes as sub from tagged where login = ?")) {
            assertThatThrownBy(() -> example.claimsOf("alice")).hasMessageContaining("is binary");
        }
    }

    /** S3. */
    @Test
    void shouldReadColumnTypesOfMariaDb() throws Exception {
        RealDatabase.MARIADB.run(
                "create table members (id uuid, raw binary(16), login varchar(40) collate utf8mb4_general_ci,"
                        + " mail varchar(80) character set latin1, confirmed tinyint(1), active bit(1), place json,"
                        + " kind enum('clerk', 'boss'), note longtext)",
                "insert into members values ('f81d4fae-7dec-11d0-a765-00a0c91e6bf6', unhex(repeat('41', 16)), 'alice',"
                        + " 'j\u00F6rg@example.com', 1, b'1', '{\"floor\": 3}', 'clerk', ' text ')");
        Naming.bind(Pool.HIKARI.create(RealDatabase.MARIADB.url(), false));
        try (Example example = query("select id as sub, mail as email, confirmed as email_verified, kind as roles,"
                + " place as `custom_attributes.place`, active as `custom_attributes.active`, note as"
                + " `custom_attributes.note` from members where login = ?")) {
            UserClaims claims = example.claimsOf("alice");
            assertThat(claims.sub()).isEqualTo("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
            assertThat(claims.email()).isEqualTo("j\u00F6rg@example.com");
            assertThat(claims.emailVerified()).isTrue();
            assertThat(claims.roles()).containsExactly("clerk");
            assertThat(claims.customAttributes()).containsEntry("active", true).containsEntry("note", "text");
            assertThat(claims.customAttributes().get("place").toString()).contains("floor");
            // The collation decides which names are the same account. The sub is the same for each spelling.
            assertThat(example.claimsOf("ALICE").sub()).isEqualTo(claims.sub());
        }
        try (Example example = query("select raw as sub, mail as email from members where login = ?")) {
            assertThatThrownBy(() -> example.claimsOf("alice")).hasMessageContaining("is binary");
        }
    }

    private static Example query(String query) throws Exception {
        return query(query, "10s");
    }

    private static Example query(String query, String timeout) throws Exception {
        return Example.of(new HashMap<>(Map.of(
                "scalekit.timeout",
                timeout,
                "scalekit.claims.sql.data-source",
                Naming.NAME,
                "scalekit.claims.sql.query",
                query)));
    }

    private static long count(RealDatabase database, String query) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static AutoCloseable closing(DataSource source) {
        return source instanceof AutoCloseable pool ? pool : ((org.apache.tomcat.jdbc.pool.DataSource) source)::close;
    }
}
