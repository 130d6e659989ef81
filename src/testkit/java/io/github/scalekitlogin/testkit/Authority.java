// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate authority of the tests' own, and what servers with its certificates and their callers need. */
public final class Authority {

    /** Of the key store. */
    public static final String PASSWORD = "changeit";

    private static final Duration DAY = Duration.ofDays(1);

    private final HeldCertificate authority = new HeldCertificate.Builder()
            .commonName("Test CA")
            .certificateAuthority(0)
            .build();

    /** What a server of this name or address presents. */
    public SSLContext serving(String name) {
        Instant now = Instant.now();
        return serving(name, now.minus(DAY), now.plus(DAY));
    }

    /** What it presents a day too late. */
    public SSLContext servingExpired(String name) {
        Instant now = Instant.now();
        return serving(name, now.minus(DAY.multipliedBy(2)), now.minus(DAY));
    }

    /** What a caller has who trusts the servers. */
    public SSLContext trusting() {
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(authority.certificate())
                .build()
                .sslContext();
    }

    /** Returns the authority's certificate in a key store. */
    public KeyStore trusted() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", authority.certificate());
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("A key store", e);
        }
    }

    /** Writes {@link #trusted()} to a file. */
    public Path writeTo(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                trusted().store(out, PASSWORD.toCharArray());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Key store " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Key store " + file, e);
        }
    }

    /** Writes {@link #trusted()} to a file, and adds the filter's settings for it to others. */
    public Map<String, String> settings(Path file, Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(others);
        settings.put("scalekit.trust-store", writeTo(file).toAbsolutePath().toString());
        settings.put("scalekit.trust-store-password", PASSWORD);
        return settings;
    }

    private SSLContext serving(String name, Instant from, Instant to) {
        HeldCertificate server = new HeldCertificate.Builder()
                .commonName(name)
                .addSubjectAlternativeName(name)
                .validityInterval(from.toEpochMilli(), to.toEpochMilli())
                .signedBy(authority)
                .build();
        return new HandshakeCertificates.Builder()
                .heldCertificate(server)
                .build()
                .sslContext();
    }
}
