// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sources;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.ldif.LDIFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** OpenLDAP with the overlay memberof and with StartTLS. */
final class OpenLdap implements AutoCloseable {

    static final String TRUST_STORE_PASSWORD = "changeit";
    private static final String ROOT_DN = "cn=root,dc=example,dc=com";
    private static final String ROOT_PASSWORD = "root-secret";

    private final HeldCertificate authority = new HeldCertificate.Builder()
            .commonName("Test CA")
            .certificateAuthority(0)
            .build();
    private final Path folder;
    private final int port;
    private OwnProcess process;

    OpenLdap(Path folder) throws Exception {
        this.folder = folder;
        this.port = OwnProcess.freePort();
        Files.createDirectory(folder.resolve("data"));
        HeldCertificate server = new HeldCertificate.Builder()
                // The library of OpenLDAP in Debian does not read the elliptic keys of the JDK.
                .rsa2048()
                .commonName("localhost")
                .addSubjectAlternativeName("localhost")
                .signedBy(authority)
                .build();
        Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
        Files.writeString(folder.resolve("server.pem"), server.certificatePem());
        Files.writeString(folder.resolve("server.key"), server.privateKeyPkcs8Pem());
        Files.writeString(folder.resolve("slapd.conf"), """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                moduleload memberof
                TLSCACertificateFile %1$s/ca.pem
                TLSCertificateFile %1$s/server.pem
                TLSCertificateKeyFile %1$s/server.key
                # A bind without TLS is refused.
                security simple_bind=128
                database mdb
                suffix "dc=example,dc=com"
                rootdn "%2$s"
                rootpw %3$s
                directory %1$s/data
                overlay memberof
                """.formatted(folder, ROOT_DN, ROOT_PASSWORD));
        start();
    }

    void start() throws IOException, InterruptedException {
        process = OwnProcess.start(
                folder,
                port,
                List.of(
                        "/usr/sbin/slapd",
                        "-f",
                        folder.resolve("slapd.conf").toString(),
                        "-h",
                        "ldap://127.0.0.1:" + port,
                        "-d",
                        "config"));
    }

    String url() {
        return "ldap://localhost:" + port;
    }

    /** Writes the certificate of the authority into a key store. */
    Path trustStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority.certificate());
        Path file = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, TRUST_STORE_PASSWORD.toCharArray());
        }
        return file;
    }

    /** Adds an entry by its LDIF lines. */
    void add(String... ldif) throws LDAPException, LDIFException {
        try (LDAPConnection connection = connect()) {
            connection.add(ldif);
        }
    }

    /** Adds a reference to another server, as an entry. */
    void addReferral(String dn, String url) throws LDAPException, LDIFException {
        add("dn: " + dn, "objectClass: referral", "objectClass: extensibleObject", "ref: " + url);
    }

    private LDAPConnection connect() throws LDAPException {
        SSLContext tls = new HandshakeCertificates.Builder()
                .addTrustedCertificate(authority.certificate())
                .build()
                .sslContext();
        LDAPConnection connection = new LDAPConnection("127.0.0.1", port);
        connection.processExtendedOperation(new StartTLSExtendedRequest(tls.getSocketFactory()));
        connection.bind(ROOT_DN, ROOT_PASSWORD);
        return connection;
    }

    @Override
    public void close() {
        process.close();
    }
}
