// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.scalekit.JsonText;
import io.github.scalekitlogin.testkit.RequestDouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Claims from columns, connections and rows as existing applications have them. */
@ParameterizedClass
@EnumSource(Databases.class)
class DatabaseHabitsTest {

    @Parameter
    private Databases database;

    private String name;

    @BeforeEach
    void fill() throws SQLException {
        name = database.run(
                "drop table if exists padded",
                "create table padded (id char(12), login char(12), mail char(40), role char(10))",
                "insert into padded values ('u-1', 'alice', 'alice@example.com', 'clerk')",
                "insert into padded values ('u-2', 'twin', 'twin@example.com', 'clerk')",
                "insert into padded values ('u-2', 'twin', null, 'clerk')");
    }

    /** S1. */
    @Test
    void shouldStripPaddedColumns() throws Exception {
        UserClaims claims =
                claimsOf("alice", "select id as sub, mail as email, role as roles from padded where login = ?");
        assertThat(claims.sub()).isEqualTo("u-1");
        assertThat(claims.email()).isEqualTo("alice@example.com");
        assertThat(claims.roles()).containsExactly("clerk");
    }

    /** S2. */
    @Test
    void shouldReadWithoutAutocommitAndEndTheTransaction() throws Exception {
        try (SharedConnection shared = database.share(name, connection -> connection.setAutoCommit(false))) {
            for (int i = 0; i < 2; i++) {
                assertThat(claimsOf("alice", "select mail as email from padded where login = ?")
                                .email())
                        .isEqualTo("alice@example.com");
            }
            assertThat(shared.connection().isReadOnly()).isFalse();
            assertThat(shared.connection().getAutoCommit()).isFalse();
            // A transaction that was still open would see no change of the table, or block it.
            shared.connection().setReadOnly(true);
            shared.connection().setReadOnly(false);
        }
    }

    /** S2. */
    @Test
    void shouldReadIfTheConnectionCannotBecomeReadOnly() throws Exception {
        try (SharedConnection shared =
                database.share(name, Connection::isReadOnly).refusingReadOnly()) {
            assertThat(claimsOf("alice", "select mail as email from padded where login = ?")
                            .email())
                    .isEqualTo("alice@example.com");
            assertThat(shared.connection().isClosed()).isFalse();
        }
    }

    /** S3. */
    @Test
    void shouldReadTypesOfTheDriverAsText() throws Exception {
        boolean postgres = database == Databases.POSTGRESQL;
        String given = postgres ? "cast('10.0.0.1/24' as inet)" : "cast(interval '5' day as interval day)";
        String family = postgres ? "xmlparse(content '<b>Doe</b>')" : "cast('Doe  ' as clob)";
        UserClaims claims = claimsOf(
                "alice",
                "select cast('f81d4fae-7dec-11d0-a765-00a0c91e6bf6' as uuid) as sub, mail as email, " + given
                        + " as given_name, " + family + " as family_name, cast(7.50 as numeric(9, 2)) as name"
                        + " from padded where login = ?");
        assertThat(claims.sub()).isEqualTo("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
        assertThat(claims.givenName()).isEqualTo(postgres ? "10.0.0.1/24" : "INTERVAL '5' DAY");
        assertThat(claims.familyName()).isEqualTo(postgres ? "<b>Doe</b>" : "Doe");
        assertThat(claims.name()).isEqualTo("7.50");
    }

    /** S3. */
    @Test
    void shouldReadArraysAndJson() throws Exception {
        boolean postgres = database == Databases.POSTGRESQL;
        String json = "{\"floor\":3,\"keys\":[\"a\",true,null],\"desk\":{\"x\":1.5}}";
        UserClaims claims = claimsOf(
                "alice",
                "select mail as email, " + (postgres ? "jsonb '" + json + "'" : "json '" + json + "'")
                        + " as \"custom_attributes.place\", "
                        + (postgres ? "jsonb '[\"r1\",\"r2 \"]'" : "json '[\"r1\",\"r2 \"]'") + " as roles, "
                        + "array[cast('g1' as char(5)), null, cast('g2' as char(5))] as \"groups\""
                        + " from padded where login = ?");
        assertThat(claims.roles()).containsExactly("r1", "r2");
        assertThat(claims.groups()).containsExactly("g1", "g2");
        assertThat(claims.customAttributes().get("place")).isEqualTo(JsonText.parse(json));
    }

    @Test
    void shouldRefuseABinarySub() {
        String binary = database == Databases.POSTGRESQL ? "'\\x4142'::bytea" : "X'4142'";
        assertThatThrownBy(() ->
                        claimsOf("alice", "select " + binary + " as sub, mail as email from padded where login = ?"))
                .isInstanceOf(ClaimsException.class)
                .hasMessageContaining("is binary")
                .hasMessageContaining("the column sub of scalekit.claims.sql.query");
    }

    @Test
    void shouldNotCutOffManyRows() {
        String rows = database == Databases.POSTGRESQL
                ? "generate_series(1, 10001) as r(x)"
                : "system_range(1, 10001) as r(x)";
        assertThatThrownBy(() -> claimsOf(
                        "alice",
                        "select mail as email, cast(x as varchar) as roles from padded, " + rows + " where login = ?"))
                .isInstanceOf(ClaimsException.class)
                .hasMessageContaining("more than 10000 rows");
    }

    @Test
    @Timeout(20)
    void shouldNotWaitLongForALock() throws Exception {
        try (Connection other = database.connection()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute(
                            database == Databases.POSTGRESQL
                                    ? "lock table padded in access exclusive mode"
                                    : "update padded set role = 'x' where login = 'alice'");
            assertThatThrownBy(
                            () -> claimsOf("alice", "select mail as email from padded where login = ?" + " for update"))
                    .isInstanceOf(ClaimsException.class)
                    .hasMessageStartingWith("scalekit.claims.sql.query ");
            other.rollback();
        }
    }

    @Test
    void shouldRefuseRowsOfWhichOneHasNoValue() {
        assertThatThrownBy(() -> claimsOf("twin", "select id as sub, mail as email from padded where login = ?"))
                .isInstanceOf(ClaimsException.class)
                .hasMessageContaining("different values of email");
    }

    private UserClaims claimsOf(String account, String query) throws ClaimsException {
        return ClaimsResolver.builder()
                .database(name, query, Duration.ofSeconds(2), JsonText::parse)
                .build()
                .resolve(() -> account, Map.of(), Map.of(), new RequestDouble());
    }
}
