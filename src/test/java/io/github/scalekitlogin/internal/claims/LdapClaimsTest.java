// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.testkit.RequestDouble;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims from a real directory server. */
class LdapClaimsTest {

    private static final String BASE = "ou=people,dc=example,dc=com";
    private static final String FILTER = "(uid={0})";
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "email", "mail",
            "given_name", "givenName",
            "groups", "memberOf",
            "email_verified", "jpegPhoto",
            "custom_attributes.department", "departmentNumber");

    private final AtomicInteger binds = new AtomicInteger();
    private InMemoryDirectoryServer server;

    @BeforeEach
    void fill() throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
        config.setSchema(null);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("loopback", InetAddress.getLoopbackAddress(), 0, null));
        config.addAdditionalBindCredentials("cn=app", "s3cret");
        config.addInMemoryOperationInterceptor(new InMemoryOperationInterceptor() {
            @Override
            public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
                binds.incrementAndGet();
            }
        });
        server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
        server.add("dn: " + BASE, "objectClass: organizationalUnit", "ou: people");
        person("alice", "memberOf: cn=staff,ou=groups,dc=example,dc=com", "memberOf: plain");
        person("bob(*)", "departmentNumber: 7");
        person("twin", "employeeNumber: 1");
        person("twins", "employeeNumber: 1");
        person("triplet", "employeeNumber: 1");
        server.startListening();
    }

    @AfterEach
    void close() {
        server.shutDown(true);
    }

    @Test
    void shouldTakeAttributesForClaimsAndTheNamesOfGroups() throws Exception {
        UserClaims claims = claimsOf("alice", FILTER);
        assertThat(claims.email()).isEqualTo("alice@example.com");
        assertThat(claims.givenName()).isEqualTo("Given");
        assertThat(claims.groups()).containsExactly("staff", "plain");
        assertThat(claims.customAttributes()).isNull();
    }

    @Test
    void shouldEscapeTheName() throws Exception {
        assertThat(claimsOf("bob(*)", FILTER).customAttributes()).isEqualTo(Map.of("department", "7"));
        assertThatThrownBy(() -> claimsOf("*", FILTER)).hasMessageContaining("found no entry for the account");
        assertThatThrownBy(() -> claimsOf("none)(|(uid=alice)", FILTER))
                .hasMessageContaining("found no entry for the account");
    }

    @Test
    void shouldRefuseMoreThanOneEntry() {
        for (String filter : new String[] {"(|(uid={0})(uid=twins))", "(|(uid={0})(employeeNumber=1))"}) {
            assertThatThrownBy(() -> claimsOf("twin", filter))
                    .isInstanceOf(ClaimsException.class)
                    .hasMessage("scalekit.claims.ldap.filter found more than one entry for the account; expected: one");
        }
    }

    @Test
    void shouldSayThatTheDirectoryCannotBeAsked() {
        URI url = url();
        assertThatThrownBy(
                        () -> claims(new LdapDirectory(url, BASE, "cn=app", "wr0ng", Duration.ofSeconds(2)), "alice"))
                .isInstanceOf(ClaimsException.class)
                .hasMessage("The LDAP search in " + url + " failed: AuthenticationException")
                .hasNoCause();
        server.shutDown(true);
        assertThatThrownBy(() -> claims(new LdapDirectory(url, BASE, null, null, Duration.ofSeconds(2)), "alice"))
                .hasMessage("The LDAP search in " + url + " failed: CommunicationException, java.net.ConnectException");
    }

    @Test
    void shouldGiveTheThreadItsClassLoaderBackAndUseAConnectionAgain() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        claimsOf("alice", FILTER);
        claimsOf("alice", FILTER);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(binds).hasValue(1);
    }

    @Test
    void shouldNotShowThePassword() {
        assertThat(new LdapDirectory(url(), BASE, "cn=app", "s3cret", Duration.ofSeconds(2)).toString())
                .isEqualTo(url().toString());
    }

    private void person(String uid, String... more) throws LDAPException, LDIFException {
        String[] lines = {
            "dn: uid=" + uid.replace("(", "\\28").replace("*", "\\2a").replace(")", "\\29") + "," + BASE,
            "objectClass: inetOrgPerson",
            "uid: " + uid,
            "mail: " + uid.replaceAll("\\W", "") + "@example.com",
            "givenName: Given"
        };
        String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(lines), java.util.Arrays.stream(more))
                .toArray(String[]::new);
        server.add(all);
    }

    private URI url() {
        return URI.create("ldap://127.0.0.1:" + server.getListenPort("loopback"));
    }

    private UserClaims claimsOf(String account, String filter) throws ClaimsException {
        return ClaimsResolver.builder()
                .directory(
                        new LdapDirectory(url(), BASE, "cn=app", "s3cret", Duration.ofSeconds(2)), filter, ATTRIBUTES)
                .build()
                .resolve(() -> account, Map.of(), new RequestDouble());
    }

    private static UserClaims claims(LdapDirectory directory, String account) throws ClaimsException {
        return ClaimsResolver.builder()
                .directory(directory, FILTER, ATTRIBUTES)
                .build()
                .resolve(() -> account, Map.of(), new RequestDouble());
    }
}
