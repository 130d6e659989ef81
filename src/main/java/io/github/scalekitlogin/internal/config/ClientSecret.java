// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The secret of the machine-to-machine client. A secret in a file is read for each new access token (about once an hour), so
 * that a new secret needs no restart. Thread-safe.
 */
public final class ClientSecret implements Supplier<String> {

    private final String value;
    private final Path file;

    private ClientSecret(String value, Path file) {
        this.value = value;
        this.file = file;
    }

    static ClientSecret of(String value) {
        return new ClientSecret(value, null);
    }

    static ClientSecret in(Path file) {
        return new ClientSecret(null, file);
    }

    /**
     * Returns the current secret.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    @Override
    public String get() {
        try {
            return file == null ? value : Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("scalekit.client-secret-file cannot be read: " + file, e);
        }
    }

    /** Returns {@code ***}. */
    @Override
    public String toString() {
        return "***";
    }
}
