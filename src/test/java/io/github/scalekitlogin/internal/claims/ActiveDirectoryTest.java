// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import static io.github.scalekitlogin.internal.claims.ActiveDirectory.PEOPLE;
import static io.github.scalekitlogin.internal.claims.ActiveDirectory.ROOT;
import static io.github.scalekitlogin.internal.claims.ActiveDirectory.binary;
import static io.github.scalekitlogin.internal.claims.ActiveDirectory.groups;
import static io.github.scalekitlogin.internal.claims.ActiveDirectory.manyGroups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.testkit.CapturedLog;
import io.github.scalekitlogin.testkit.RequestDouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims from a directory with the habits of Active Directory. */
class ActiveDirectoryTest {

    private static final Map<String, String> ATTRIBUTES = Map.of("email", "mail", "groups", "memberOf");

    private static final String FILTER = "(sAMAccountName={0})";

    private ActiveDirectory directory;

    @BeforeEach
    void start() throws Exception {
        directory = new ActiveDirectory();
    }

    @AfterEach
    void close() {
        directory.close();
    }

    /** L1. */
    @Test
    void shouldSearchBelowTheRootAndIgnoreContinuationReferences() throws Exception {
        directory.person("Alice", PEOPLE);
        assertThat(claimsOf("alice", ROOT, ATTRIBUTES).email()).isEqualTo("alice@example.com");
        assertThatThrownBy(() -> claimsOf("nobody", ROOT, ATTRIBUTES)).hasMessageContaining("found no entry");
    }

    /** L2. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_500, 1_501, 3_000, 3_001})
    void shouldReadAllValuesOfAnAttributeThatComesInRanges(int count) throws Exception {
        directory.person("Bob", PEOPLE, groups(manyGroups(count)));
        assertThat(claimsOf("bob", PEOPLE, ATTRIBUTES).groups())
                .isEqualTo(
                        count == 0
                                ? null
                                : java.util.stream.IntStream.range(0, count)
                                        .mapToObj(i -> "group" + i)
                                        .toList());
    }

    /** L3. */
    @Test
    void shouldSendBinaryIdentifiersInTheirUsualForm() throws Exception {
        directory.person(
                "Carol",
                PEOPLE,
                binary("objectGUID", "fea3da690fe11f429cccb1c586444e14"),
                binary("objectSid", "010500000000000515000000dcf4dc3b833d2b46828ba62800020000"));
        directory.person("Dave", PEOPLE, binary("objectGUID", "ffa3da690fe11f429cccb1c586444e14"));
        Map<String, String> byGuid = Map.of("sub", "objectGUID", "email", "mail");
        assertThat(claimsOf("carol", PEOPLE, byGuid).sub()).isEqualTo("69daa3fe-e10f-421f-9ccc-b1c586444e14");
        assertThat(claimsOf("dave", PEOPLE, byGuid).sub()).isEqualTo("69daa3ff-e10f-421f-9ccc-b1c586444e14");
        assertThat(claimsOf("carol", PEOPLE, Map.of("sub", "objectSid", "email", "mail"))
                        .sub())
                .isEqualTo("S-1-5-21-1004336348-1177238915-682003330-512");
    }

    /** L3. */
    @ParameterizedTest
    @ValueSource(strings = {"fea3da690fe11f429cccb1c586444e14", "c328", "80"})
    void shouldRefuseOtherBinaryValues(String hex) throws Exception {
        directory.person("Carol", PEOPLE, binary("guid", hex));
        assertThatThrownBy(() -> claimsOf("carol", PEOPLE, Map.of("sub", "guid", "email", "mail")))
                .isInstanceOf(ClaimsException.class)
                .hasMessageContaining("binary");
    }

    /** L4. */
    @ParameterizedTest
    @ValueSource(strings = {"ou=R/D," + ROOT, "ou=Sales\\, EMEA," + ROOT, "ou=\"Sales, EMEA\"," + ROOT})
    void shouldSearchBelowTheBaseThatTheSettingNames(String base) throws Exception {
        directory.person("Joe", base);
        directory.person("Joe", PEOPLE);
        assertThat(claimsOf("joe", base, ATTRIBUTES).email()).isEqualTo("joe@example.com");
    }

    @Test
    void shouldFollowNoReferralToAnotherServer() throws Exception {
        directory.referTo("ldap://127.0.0.1:1/" + PEOPLE);
        assertThatThrownBy(() -> claimsOf("alice", PEOPLE, ATTRIBUTES))
                .isInstanceOf(ClaimsException.class)
                .hasMessageContaining("refers to another server, which is not asked");
    }

    @Test
    void shouldNotChooseOneOfSeveralIdentifiers() throws Exception {
        directory.person("Alice", PEOPLE, new Attribute("uid", "a1", "a2"));
        assertThatThrownBy(() -> claimsOf("alice", PEOPLE, Map.of("sub", "uid", "email", "mail")))
                .isInstanceOf(ClaimsException.class)
                .hasMessageContaining("has several values")
                .hasMessageContaining("the attribute uid of the directory");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cn | Sales, EMEA;R&D \"north\";Ops+Dev;Grün",
                "dn | CN=Sales\\, EMEA,OU=Groups,DC=corp,DC=example;"
                        + "CN=R&D \\\"north\\\",OU=Groups,DC=corp,DC=example;CN=Ops\\+Dev,OU=Groups,DC=corp,DC=example;"
                        + "CN=Gr\\C3\\BCn,OU=Groups,DC=corp,DC=example",
            })
    void shouldSendGroupsAsNamesOrDistinguishedNames(String form, String expected) throws Exception {
        directory.person(
                "Alice",
                PEOPLE,
                groups(
                        "CN=Sales\\, EMEA,OU=Groups,DC=corp,DC=example",
                        "CN=R&D \\\"north\\\",OU=Groups,DC=corp,DC=example",
                        "CN=Ops\\+Dev,OU=Groups,DC=corp,DC=example",
                        "CN=Gr\\C3\\BCn,OU=Groups,DC=corp,DC=example"));
        assertThat(claimsOf("alice", new LdapSearch(PEOPLE, FILTER, ATTRIBUTES, form, false))
                        .groups())
                .containsExactly(expected.split(";"));
    }

    @Test
    void shouldSendAnotherAttributeOfTheGroup() throws Exception {
        directory.group("Admins", "Groups", new Attribute("displayName", "Administrators"));
        directory.group("Nameless", "Groups");
        directory.person(
                "Alice",
                PEOPLE,
                groups("CN=Admins,OU=Groups," + ROOT, "CN=Nameless,OU=Groups," + ROOT, "CN=Gone,OU=Groups," + ROOT));
        assertThat(claimsOf("alice", new LdapSearch(PEOPLE, FILTER, ATTRIBUTES, "displayName", false))
                        .groups())
                .containsExactly("Administrators");
    }

    @Test
    void shouldSendNeitherOfTwoGroupsWithOneName() throws Exception {
        directory.person(
                "Alice",
                PEOPLE,
                groups(
                        "CN=Admins,OU=Groups," + ROOT,
                        "CN=Staff,OU=Groups," + ROOT,
                        "cn=staff, ou=groups, " + ROOT,
                        "CN=Admins,OU=Other," + ROOT));
        try (CapturedLog log = new CapturedLog()) {
            assertThat(claimsOf("alice", PEOPLE, ATTRIBUTES).groups()).containsExactly("Staff");
            assertThat(new SimpleFormatter().formatMessage(log.records().get(0)))
                    .contains("is the name of several groups; scalekit.claims.ldap.group-name=dn")
                    .doesNotContain("Admins");
        }
        assertThat(claimsOf("alice", new LdapSearch(PEOPLE, FILTER, ATTRIBUTES, "dn", false))
                        .groups())
                .hasSize(3);
    }

    @Test
    void shouldReadTheGroupsOfGroups() throws Exception {
        directory.group("Inner", "Groups", groups("CN=Outer,OU=Groups," + ROOT));
        directory.group("Outer", "Groups", groups("CN=Inner,OU=Groups," + ROOT, "CN=Top,OU=Groups," + ROOT));
        directory.group("Top", "Groups");
        directory.person("Alice", PEOPLE, groups("CN=Inner,OU=Groups," + ROOT));
        assertThat(claimsOf("alice", PEOPLE, ATTRIBUTES).groups()).containsExactly("Inner");
        assertThat(claimsOf("alice", new LdapSearch(PEOPLE, FILTER, ATTRIBUTES, "cn", true))
                        .groups())
                .containsExactly("Inner", "Outer", "Top");
    }

    private UserClaims claimsOf(String account, String base, Map<String, String> attributes) throws ClaimsException {
        return claimsOf(account, new LdapSearch(base, FILTER, attributes, "cn", false));
    }

    private UserClaims claimsOf(String account, LdapSearch search) throws ClaimsException {
        LdapDirectory server = new LdapDirectory(
                List.of(directory.url()),
                false,
                null,
                ActiveDirectory.BIND_DN,
                ActiveDirectory.PASSWORD,
                Duration.ofSeconds(5));
        try (ClaimsResolver resolver =
                ClaimsResolver.builder().directory(server, search).build()) {
            return resolver.resolve(() -> account, Map.of(), Map.of(), new RequestDouble());
        }
    }
}
