// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An authority of the tests' own. A server under test and the persons {@code CN=alice} and {@code CN=bob} trust each other
 * by it.
 */
public final class Certificates {

    /** The name of the server's key: the only one GlassFish asks for. */
    private static final String KEY = "s1as";

    /** Of both key stores and of the key within. */
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final HeldCertificate authority = new HeldCertificate.Builder()
            .commonName("Test CA")
            .certificateAuthority(0)
            .build();
    private final HeldCertificate server = new HeldCertificate.Builder()
            .commonName("localhost")
            .addSubjectAlternativeName("127.0.0.1")
            .addSubjectAlternativeName("localhost")
            .signedBy(authority)
            .build();
    private final Map<String, SSLContext> contexts =
            Stream.of("alice", "bob").collect(Collectors.toMap(Function.identity(), this::context));

    /**
     * Makes all anew, and writes {@code server.p12}, {@code trusted.p12} with the authority, and its empty list
     * {@code revoked.crl}. The password is {@code changeit}.
     */
    static Certificates writtenTo(Path folder) {
        Certificates certificates = new Certificates();
        try {
            Files.createDirectories(folder);
            KeyStore own = empty();
            own.setKeyEntry(KEY, certificates.server.keyPair().getPrivate(), PASSWORD, new Certificate[] {
                certificates.server.certificate(), certificates.authority.certificate()
            });
            write(own, folder.resolve("server.p12"));
            KeyStore trusted = empty();
            trusted.setCertificateEntry("authority", certificates.authority.certificate());
            write(trusted, folder.resolve("trusted.p12"));
            Files.write(folder.resolve("revoked.crl"), certificates.revoked());
            return certificates;
        } catch (IOException e) {
            throw new UncheckedIOException("Certificates in " + folder, e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("Certificates in " + folder, e);
        }
    }

    /**
     * The TLS context of the browser of a user.
     *
     * @param name {@code alice} or {@code bob}
     * @return the same each time: trusts the server and presents the certificate of the user
     */
    public SSLContext of(String name) {
        return contexts.get(name);
    }

    private SSLContext context(String name) {
        HeldCertificate person = new HeldCertificate.Builder()
                .commonName(name)
                .signedBy(authority)
                .build();
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(authority.certificate())
                .heldCertificate(person)
                .build()
                .sslContext();
    }

    private byte[] revoked() throws IOException, OperatorCreationException {
        Instant now = Instant.now();
        return new JcaX509v2CRLBuilder(authority.certificate(), Date.from(now))
                .setNextUpdate(Date.from(now.plus(Duration.ofDays(1))))
                .build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(authority.keyPair().getPrivate()))
                .getEncoded();
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void write(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
    }
}
