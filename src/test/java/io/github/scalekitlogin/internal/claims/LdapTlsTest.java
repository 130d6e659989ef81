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
import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.testkit.Authority;
import io.github.scalekitlogin.testkit.RequestDouble;
import java.net.InetAddress;
import java.net.URI;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted connections to a directory, with the trusted certificates of the settings. */
class LdapTlsTest {

    private static final String BASE = "dc=example,dc=com";

    private final Authority authority = new Authority();
    private final AtomicInteger binds = new AtomicInteger();
    private InMemoryDirectoryServer server;

    @AfterEach
    void close() {
        server.shutDown(true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTrustTheCertificatesOfTheSettings(boolean startTls) throws Exception {
        start(authority.serving("localhost"), startTls);
        try (ClaimsResolver resolver = resolver(startTls, authority.trusted())) {
            for (int i = 0; i < 3; i++) {
                UserClaims claims = resolver.resolve(() -> "alice", Map.of(), Map.of(), new RequestDouble());
                assertThat(claims.email()).isEqualTo("alice@example.com");
            }
        }
        assertThat(binds).as("connections").hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNotTrustOtherCertificates(boolean startTls) throws Exception {
        start(authority.serving("localhost"), startTls);
        assertRefused(startTls, null);
        assertRefused(startTls, new Authority().trusted());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNotTrustTheCertificateOfAnotherServer(boolean startTls) throws Exception {
        start(authority.serving("ldap.other.example"), startTls);
        assertRefused(startTls, authority.trusted());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNotTrustAnExpiredCertificate(boolean startTls) throws Exception {
        start(authority.servingExpired("localhost"), startTls);
        assertRefused(startTls, authority.trusted());
    }

    /** The password must not be sent to a server that refuses StartTLS, or to one in between that does. */
    @Test
    void shouldNotBindWithoutEncryptionIfStartTlsIsRefused() throws Exception {
        start(null, true);
        assertRefused(true, authority.trusted());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldLeaveNoThreadWithTheClassesOfTheApplication(boolean startTls) throws Exception {
        start(authority.serving("localhost"), startTls);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (ClaimsResolver resolver = resolver(startTls, authority.trusted())) {
            resolver.resolve(() -> "alice", Map.of(), Map.of(), new RequestDouble());
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread)
                            && thread.getClass() == Thread.class
                            && thread.getContextClassLoader() != null)
                    .isNotEmpty()
                    .allMatch(thread -> thread.getContextClassLoader() == ClassLoader.getPlatformClassLoader());
        }
    }

    private void assertRefused(boolean startTls, KeyStore trusted) {
        try (ClaimsResolver resolver = resolver(startTls, trusted)) {
            assertThatThrownBy(() -> resolver.resolve(() -> "alice", Map.of(), Map.of(), new RequestDouble()))
                    .isInstanceOf(ClaimsException.class)
                    .hasMessageStartingWith("The LDAP search in ldap")
                    .hasMessageContaining(" failed: ");
        }
        assertThat(binds).as("binds with the password").hasValue(0);
    }

    private ClaimsResolver resolver(boolean startTls, KeyStore trusted) {
        URI url = URI.create((startTls ? "ldap" : "ldaps") + "://localhost:" + server.getListenPort("tls"));
        return ClaimsResolver.builder()
                .directory(
                        new LdapDirectory(List.of(url), startTls, trusted, "cn=app", "s3cret", Duration.ofSeconds(5)),
                        new LdapSearch(BASE, "(uid={0})", Map.of("email", "mail"), "cn", false))
                .build();
    }

    /** Starts a directory; without a certificate it refuses StartTLS. */
    private void start(SSLContext certificate, boolean startTls) throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        InetAddress loopback = InetAddress.getByName("localhost");
        config.setListenerConfigs(
                startTls
                        ? InMemoryListenerConfig.createLDAPConfig(
                                "tls", loopback, 0, certificate == null ? null : certificate.getSocketFactory())
                        : InMemoryListenerConfig.createLDAPSConfig(
                                "tls", loopback, 0, certificate.getServerSocketFactory(), null));
        config.addAdditionalBindCredentials("cn=app", "s3cret");
        config.addInMemoryOperationInterceptor(new InMemoryOperationInterceptor() {
            @Override
            public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
                if (request.getRequest().getPassword().getValueLength() > 0) {
                    binds.incrementAndGet();
                }
            }
        });
        server = new InMemoryDirectoryServer(config);
        server.add("dn: " + BASE, "objectClass: domain", "dc: example");
        server.add(
                "dn: uid=alice," + BASE,
                "objectClass: inetOrgPerson",
                "uid: alice",
                "mail: alice@example.com",
                "cn: Alice");
        server.startListening();
    }
}
