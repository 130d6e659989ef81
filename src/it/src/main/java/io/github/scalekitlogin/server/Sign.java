// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something a server shows when something has come to an end. */
interface Sign {

    /** The server's own words, or empty as long as there is no sign. */
    Optional<String> find();

    /** Waits for it, and checks something meanwhile and once more after it; false when the patience has come to an end. */
    default boolean await(Duration patience, Runnable check) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean seen;
        do {
            pause();
            seen = find().isPresent();
            check.run();
        } while (!seen && System.nanoTime() < deadline);
        return seen;
    }

    /** Servers tell by files, log lines and answers only: there is nothing to wait on but the clock. */
    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** A line to come in the log, an address to be found, or a file to come in the server's home. */
    static Sign of(String description, Path home, ServerLog log) {
        if (description.startsWith(Answer.PREFIX)) {
            return new Answer(URI.create(description));
        }
        return description.startsWith(LogLine.PREFIX)
                ? new LogLine(log, Pattern.compile(description.substring(LogLine.PREFIX.length())), log.length())
                : Marker.of(home.resolve(description));
    }

    /** A line of the log after what was there before. */
    record LogLine(ServerLog log, Pattern line, int from) implements Sign {

        static final String PREFIX = "log:";

        @Override
        public Optional<String> find() {
            String text = log.text();
            Matcher matcher = line.matcher(text.substring(Math.min(from, text.length())));
            return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
        }
    }

    /** An address that the server knows. */
    record Answer(URI address) implements Sign {

        static final String PREFIX = "http:";

        private static final HttpClient CLIENT = HttpClient.newHttpClient();
        private static final Duration TIMEOUT = Duration.ofSeconds(10);
        private static final int NOT_FOUND = 404;

        @Override
        public Optional<String> find() {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
            try {
                int status = CLIENT.send(request, BodyHandlers.discarding()).statusCode();
                return status == NOT_FOUND ? Optional.empty() : Optional.of("status " + status);
            } catch (IOException e) {
                throw new UncheckedIOException("Request to " + address, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }
    }

    /** A file. */
    record Marker(Path file) implements Sign {

        static Marker of(Path file) {
            try {
                Files.deleteIfExists(file);
                return new Marker(file);
            } catch (IOException e) {
                throw new UncheckedIOException("Marker " + file, e);
            }
        }

        @Override
        public Optional<String> find() {
            try {
                return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException("Marker " + file, e);
            }
        }
    }
}
