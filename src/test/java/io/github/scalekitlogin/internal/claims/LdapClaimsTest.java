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
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
        fill(0);
    }

    private void fill(int port) throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
        config.setSchema(null);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("loopback", InetAddress.getLoopbackAddress(), port, null));
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
        assertThatThrownBy(() -> claims(directory(url, "wr0ng"), "alice"))
                .isInstanceOf(ClaimsException.class)
                .hasMessage("The LDAP search in " + url + " failed: AuthenticationException")
                .hasNoCause();
        server.shutDown(true);
        assertThatThrownBy(() -> claims(directory(url, null), "alice"))
                .hasMessage("The LDAP search in " + url + " failed: CommunicationException, java.net.ConnectException");
    }

    @Test
    void shouldGiveTheThreadItsClassLoaderBackAndUseAConnectionAgain() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (ClaimsResolver resolver = resolver(directory(url(), "s3cret"), FILTER)) {
            resolver.resolve(() -> "alice", Map.of(), Map.of(), new RequestDouble());
            resolver.resolve(() -> "alice", Map.of(), Map.of(), new RequestDouble());
        }
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(binds).hasValue(1);
    }

    @Test
    void shouldSurviveARestartOfTheDirectory() throws Exception {
        try (ClaimsResolver resolver = resolver(directory(url(), "s3cret"), FILTER)) {
            resolver.resolve(() -> "alice", Map.of(), Map.of(), new RequestDouble());
            int port = server.getListenPort("loopback");
            server.shutDown(true);
            assertThatThrownBy(() -> resolver.resolve(() -> "alice", Map.of(), Map.of(), new RequestDouble()))
                    .hasMessageContaining("failed: ");
            fill(port);
            for (int i = 0; i < 3; i++) {
                assertThat(resolver.resolve(() -> "alice", Map.of(), Map.of(), new RequestDouble())
                                .email())
                        .isEqualTo("alice@example.com");
            }
        }
        assertThat(binds).hasValue(2);
    }

    @Test
    void shouldSurviveARestartBetweenTwoUsers() throws Exception {
        try (ClaimsResolver resolver = resolver(directory(url(), "s3cret"), FILTER)) {
            resolver.resolve(() -> "alice", Map.of(), Map.of(), new RequestDouble());
            int port = server.getListenPort("loopback");
            server.shutDown(true);
            fill(port);
            assertThat(resolver.resolve(() -> "alice", Map.of(), Map.of(), new RequestDouble())
                            .email())
                    .isEqualTo("alice@example.com");
        }
    }

    @Test
    void shouldAskTheServersInOrder() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI deaf = URI.create("ldap://127.0.0.1:" + silent.getLocalPort());
            URI closed = URI.create("ldap://127.0.0.1:1");
            LdapDirectory directory = new LdapDirectory(
                    List.of(closed, deaf, url()), false, null, "cn=app", "s3cret", Duration.ofSeconds(4));
            try (ClaimsResolver resolver = resolver(directory, FILTER)) {
                assertThat(resolver.resolve(() -> "alice", Map.of(), Map.of(), new RequestDouble())
                                .email())
                        .isEqualTo("alice@example.com");
            }
        }
    }

    @Test
    @Timeout(10)
    void shouldNotWaitLongerThanTheHandOverMay() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI deaf = URI.create("ldap://127.0.0.1:" + silent.getLocalPort());
            LdapDirectory directory =
                    new LdapDirectory(List.of(deaf, deaf), false, null, "cn=app", "s3cret", Duration.ofSeconds(1));
            long start = System.nanoTime();
            assertThatThrownBy(() -> claims(directory, "alice")).isInstanceOf(ClaimsException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2500));
        }
    }

    @Test
    void shouldNotShowThePassword() {
        assertThat(directory(url(), "s3cret").toString()).isEqualTo(url().toString());
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

    private static LdapDirectory directory(URI url, String password) {
        return new LdapDirectory(
                List.of(url), false, null, password == null ? null : "cn=app", password, Duration.ofSeconds(2));
    }

    private UserClaims claimsOf(String account, String filter) throws ClaimsException {
        return claims(directory(url(), "s3cret"), account, filter);
    }

    private static UserClaims claims(LdapDirectory directory, String account) throws ClaimsException {
        return claims(directory, account, FILTER);
    }

    private static UserClaims claims(LdapDirectory directory, String account, String filter) throws ClaimsException {
        try (ClaimsResolver resolver = resolver(directory, filter)) {
            return resolver.resolve(() -> account, Map.of(), Map.of(), new RequestDouble());
        }
    }

    private static ClaimsResolver resolver(LdapDirectory directory, String filter) {
        return ClaimsResolver.builder()
                .directory(directory, new LdapSearch(BASE, filter, ATTRIBUTES, "cn", false))
                .build();
    }
}
