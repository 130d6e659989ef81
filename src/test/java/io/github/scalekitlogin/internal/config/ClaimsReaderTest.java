// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where claims come from, as the settings say, and who is signed in. */
class ClaimsReaderTest {

    private final GivenSettings given = new GivenSettings();

    @Test
    void shouldReadWhereClaimsComeFrom() throws Exception {
        given.initParameters.putAll(Map.of(
                "scalekit.claims.sub", "${user.id}",
                "scalekit.claims.organization-external-id", "acme",
                "scalekit.claims.custom-attributes", "plan=gold, floors=#{[1, 2].stream().toList()}",
                "scalekit.claims.roles", "#{user.roles}",
                "scalekit.claims.groups", "clerk=staff",
                "scalekit.claims.sql.data-source", "java:comp/DefaultDataSource",
                "scalekit.claims.sql.query", "select mail as email from users where login = ?"));
        Settings.Claims claims = given.read().claims();
        assertThat(claims.values())
                .isEqualTo(Map.of(
                        "sub", "${user.id}",
                        "organization_external_id", "acme",
                        "custom_attributes.plan", "gold",
                        "custom_attributes.floors", "#{[1, 2].stream().toList()}",
                        "roles", "#{user.roles}"));
        assertThat(claims.roles()).isEmpty();
        assertThat(claims.groups()).isEqualTo(Map.of("clerk", "staff"));
        assertThat(claims.sql())
                .isEqualTo(new Settings.Sql(
                        "java:comp/DefaultDataSource", "select mail as email from users where login = ?"));
        assertThat(claims.ldap()).isNull();
    }

    @Test
    void shouldReadTheDirectory() throws Exception {
        given.initParameters.put("scalekit.claims.ldap.url", "ldaps://ldap.example.com");
        given.initParameters.put("scalekit.claims.ldap.base", "ou=people,dc=example,dc=com");
        Settings.Ldap ldap = given.read().claims().ldap();
        assertThat(ldap.filter()).isEqualTo("(uid={0})");
        assertThat(ldap.bindDn()).isNull();
        assertThat(ldap.attributes()).containsEntry("email", "mail").containsEntry("groups", "memberOf");
        given.initParameters.put("scalekit.claims.ldap.bind-dn", "cn=app");
        given.initParameters.put("scalekit.claims.ldap.bind-password", "s3cret");
        assertThat(given.read().claims().ldap().bindPassword()).isEqualTo("s3cret");
        assertThat(given.read().toString()).doesNotContain("s3cret\"").doesNotContain("=s3cret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scalekit.claims.sql.query | select mail from users where login = ? | scalekit.claims.sql.data-source is missing, which scalekit.claims.sql.query needs",
                "scalekit.claims.sql.data-source | java:comp/DefaultDataSource | scalekit.claims.sql.query is missing",
                "scalekit.claims.ldap.url | ldaps://ldap.example.com | scalekit.claims.ldap.base is missing",
                "scalekit.claims.ldap.bind-dn | cn=app | scalekit.claims.ldap.bind-password is missing",
                "scalekit.principal | ${user} | scalekit.login-page is missing, which scalekit.principal needs",
                "scalekit.principal-attribute | USER | scalekit.login-page is missing",
            })
    void shouldNameWhatASettingNeedsBesides(String name, String value, String fault) {
        given.initParameters.put(name, value);
        assertThatThrownBy(given::read).hasMessageContaining("1 setting").hasMessageContaining(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scalekit.claims.sql.query | select mail as email from users",
                "scalekit.claims.sql.query | select mail as email from users where login = ? or mail = ?",
                "scalekit.claims.ldap.url | ldap://ldap.example.com",
                "scalekit.claims.ldap.url | ldaps://user:hidden@ldap.example.com",
                "scalekit.claims.ldap.filter | uid={0}",
                "scalekit.claims.ldap.filter | (uid=alice)",
                "scalekit.claims.ldap.attributes | mail=mail",
            })
    void shouldRefuseWhatCannotFindThePerson(String name, String value) {
        given.initParameters.putAll(Map.of(
                "scalekit.claims.sql.data-source", "java:comp/DefaultDataSource",
                "scalekit.claims.sql.query", "select mail as email from users where login = ?",
                "scalekit.claims.ldap.url", "ldaps://ldap.example.com",
                "scalekit.claims.ldap.base", "dc=example"));
        given.initParameters.put(name, value);
        assertThatThrownBy(given::read)
                .hasMessageContaining("1 setting")
                .hasMessageContaining(name + " is wrong")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void shouldNotTakeTwoPlacesForWhoIsSignedIn() {
        given.initParameters.putAll(Map.of(
                "scalekit.login-page", "/login",
                "scalekit.principal", "${user}",
                "scalekit.principal-attribute", "USER"));
        assertThatThrownBy(given::read)
                .hasMessageContaining("scalekit.principal and scalekit.principal-attribute are both set");
    }

    @Test
    void shouldReadTheFormOfThePrincipalsName() throws Exception {
        assertThat(given.read().claims().name().form()).isEqualTo(Settings.NameForm.AS_IS);
        given.initParameters.put("scalekit.principal-name", "short");
        given.initParameters.put("scalekit.principal-domains", "CORP, CORP.EXAMPLE.COM");
        assertThat(given.read().claims().name())
                .isEqualTo(new Settings.PrincipalName(
                        Settings.NameForm.SHORT, null, java.util.Set.of("CORP", "CORP.EXAMPLE.COM")));
        given.initParameters.remove("scalekit.principal-domains");
        assertThatThrownBy(given::read).hasMessageContaining("scalekit.principal-domains is missing, which");
        given.initParameters.put("scalekit.principal-name", "${name.toLowerCase()}");
        assertThat(given.read().claims().name().expression()).isEqualTo("${name.toLowerCase()}");
        given.initParameters.put("scalekit.principal-domains", "CORP");
        assertThatThrownBy(given::read).hasMessageContaining("scalekit.principal-domains has no effect");
        given.initParameters.put("scalekit.principal-name", "alice");
        assertThatThrownBy(given::read).hasMessageContaining("scalekit.principal-name is wrong");
    }

    /** M2: the address could come from a directory, of which the setting knows nothing. */
    @Test
    void shouldRefuseAFlagWithoutItsValue() {
        given.initParameters.put("scalekit.claims.email-verified", "true");
        given.initParameters.put("scalekit.claims.phone-number-verified", "true");
        assertThatThrownBy(given::read)
                .hasMessageContaining("scalekit.claims.email is missing, which scalekit.claims.email-verified needs")
                .hasMessageContaining(
                        "scalekit.claims.phone-number is missing, which scalekit.claims.phone-number-verified needs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ldaps://a.example.com | false | ",
                "ldaps://a.example.com, ldaps://b.example.com:1636 | false | ",
                "ldap://a.example.com ldap://b.example.com | true | ",
                "ldap://127.0.0.1:389 | false | ",
                "ldap://a.example.com | false | scalekit.claims.ldap.url is wrong",
                "ldaps://a.example.com ldap://b.example.com | false | scalekit.claims.ldap.url is wrong",
                "ldaps://a.example.com | true | scalekit.claims.ldap.url is wrong",
                "ldaps://a.example.com?x | false | scalekit.claims.ldap.url is wrong",
            })
    void shouldRequireEncryptionToEachServerOfTheDirectory(String urls, String startTls, String fault)
            throws Exception {
        given.initParameters.put("scalekit.claims.ldap.url", urls);
        given.initParameters.put("scalekit.claims.ldap.start-tls", startTls);
        given.initParameters.put("scalekit.claims.ldap.base", "ou=R/D\\, EMEA,dc=example,dc=com");
        if (fault == null) {
            assertThat(given.read().claims().ldap().urls()).hasSize(urls.split("[ ,]+").length);
        } else {
            assertThatThrownBy(given::read).hasMessageContaining(fault);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scalekit.claims.ldap.base | people",
                "scalekit.claims.ldap.group-name | display name",
                "scalekit.claims.ldap.nested-groups | yes",
                "scalekit.claims.ldap.start-tls | yes",
            })
    void shouldSayWhatIsWrongAboutTheDirectory(String setting, String value) {
        given.initParameters.put("scalekit.claims.ldap.url", "ldaps://ldap.example.com");
        given.initParameters.put("scalekit.claims.ldap.base", "dc=example,dc=com");
        given.initParameters.put(setting, value);
        assertThatThrownBy(given::read).hasMessageContaining(setting + " is wrong");
    }
}
