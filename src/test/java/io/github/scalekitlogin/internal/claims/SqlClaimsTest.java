// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.scalekit.JsonText;
import io.github.scalekitlogin.testkit.RequestDouble;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Claims from real databases. */
@ParameterizedClass
@EnumSource(Databases.class)
class SqlClaimsTest {

    @Parameter
    private Databases database;

    private String name;

    @BeforeEach
    void fill() throws SQLException {
        name = database.run(
                "drop table if exists users",
                "drop table if exists memberships",
                "create table users (login varchar(40), mail varchar(80), given varchar(40), verified boolean, floor int,"
                        + " since date)",
                "create table memberships (login varchar(40), role varchar(40))",
                "insert into users values ('alice', 'alice@example.com', 'Alice', true, 3, date '2020-01-02')",
                "insert into users values ('bob', 'bob@example.com', null, null, null, null)",
                "insert into users values ('o''neil; drop table users', 'o@example.com', null, null, null, null)",
                "insert into memberships values ('alice', 'clerk')",
                "insert into memberships values ('alice', 'boss')");
    }

    @Test
    void shouldTakeColumnsForClaimsAndRowsForRoles() throws Exception {
        UserClaims claims = claimsOf(
                "alice",
                "select mail as email, given as given_name, verified as \"Email_Verified\","
                        + " floor as \"custom_attributes.floor\", role as roles"
                        + " from users left join memberships using (login) where users.login = ? order by role");
        assertThat(claims.email()).isEqualTo("alice@example.com");
        assertThat(claims.givenName()).isEqualTo("Alice");
        assertThat(claims.emailVerified()).isTrue();
        assertThat(claims.customAttributes()).isEqualTo(Map.of("floor", 3));
        assertThat(claims.roles()).containsExactly("boss", "clerk");
        assertThat(claims.sub()).isEqualTo("alice");
    }

    @Test
    void shouldLeaveOutNulls() throws Exception {
        UserClaims claims = claimsOf(
                "bob",
                "select mail as email, given as given_name, verified as email_verified from users where login = ?");
        assertThat(claims.email()).isEqualTo("bob@example.com");
        assertThat(claims.givenName()).isNull();
        assertThat(claims.emailVerified()).isNull();
    }

    @Test
    void shouldTakeArrays() throws Exception {
        assertThat(claimsOf("alice", "select mail as email, array['a', 'b'] as \"groups\" from users where login = ?")
                        .groups())
                .containsExactly("a", "b");
    }

    @Test
    void shouldLeaveOutWhatIsNotOfTheClaimsType() throws Exception {
        UserClaims claims = claimsOf(
                "alice",
                "select mail as email, floor as email_verified, since as \"custom_attributes.since\" from users where login = ?");
        assertThat(claims.email()).isEqualTo("alice@example.com");
        assertThat(claims.emailVerified()).isNull();
        assertThat(claims.customAttributes()).isEqualTo(Map.of("since", "2020-01-02"));
    }

    @Test
    void shouldPassTheNameAsAValue() throws Exception {
        assertThat(claimsOf("o'neil; drop table users", "select mail as email from users where login = ?")
                        .email())
                .isEqualTo("o@example.com");
        assertThat(claimsOf("alice", "select mail as email from users where login = ?")
                        .email())
                .isEqualTo("alice@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select mail as email from users where login = ? and 1 = 0 | found no row for the account",
                "select mail as email from users where login = ? or 1 = 1 | found rows for the account with different values of email",
                "select mail from users where login = ? | has a column named mail; expected each of these at most once: sub, email",
                "select nothing as email from users where login = ? | failed: ",
                "select mail as email, mail as email from users where login = ? | has a column named email",
                "delete from users where login = ? | failed: ",
            })
    void shouldSayWhatIsWrong(String query, String reason) {
        assertFails(() -> claimsOf("alice", query), reason);
    }

    @Test
    @Timeout(30)
    void shouldNotWaitLongerThanTheHandOverMay() {
        String slow = database == Databases.POSTGRESQL
                ? "select mail as email from users, pg_sleep(20) where login = ?"
                : "select max(a.mail || b.x || c.x) as email from users a, system_range(1, 100000) b, system_range(1, 100000) c"
                        + " where login = ?";
        assertFails(() -> claimsOf("alice", slow), "scalekit.claims.sql.query has not ended within scalekit.timeout");
    }

    @Test
    void shouldNameADataSourceThatIsNotThere() {
        assertFails(
                () -> new SqlClaims("java:comp/env/none", "select ?", Duration.ofSeconds(1), JsonText::parse)
                        .addClaims(
                                new ClaimsSubject(() -> "alice", "alice", Map.of(), Map.of(), null),
                                new SourceClaims("the test")),
                "scalekit.claims.sql.data-source is not a data source: java:comp/env/none");
    }

    private static void assertFails(ThrowingCallable claims, String reason) {
        assertThatThrownBy(claims)
                .isInstanceOf(ClaimsException.class)
                .satisfies(failure -> assertThat(failure.getMessage().toLowerCase(java.util.Locale.ROOT))
                        .contains(reason.toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain("alice"));
    }

    private UserClaims claimsOf(String account, String query) throws ClaimsException {
        return ClaimsResolver.builder()
                .database(name, query, Duration.ofSeconds(1), JsonText::parse)
                .build()
                .resolve(() -> account, Map.of(), Map.of(), new RequestDouble());
    }
}
