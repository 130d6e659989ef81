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

/** A sign by which a server reports that it has completed something. */
interface Sign {

    /** Returns the text of the server, or empty as long as there is no sign. */
    Optional<String> find();

    /** Waits for it and runs a check meanwhile, and once after it; returns false after the timeout. */
    default boolean await(Duration timeout, Runnable check) {
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean seen;
        do {
            pause();
            seen = find().isPresent();
            check.run();
        } while (!seen && System.nanoTime() < deadline);
        return seen;
    }

    /** Polls: servers report with files, log lines and responses only. */
    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Returns a sign: a new line in the log, an address that is found, or a new file in the server's home. */
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
