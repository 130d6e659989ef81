// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.flow.Wars;
import io.github.scalekitlogin.server.War;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The application of the benchmarks, which signs users in with {@code HttpServletRequest.login}: with the filter and without. */
final class Applications {

    private static final String CLASSES = "WEB-INF/classes/";
    private static final String PLAIN = "io/github/scalekitlogin/plain";

    private Applications() {}

    static Path filtered() {
        return Wars.build("plain");
    }

    /** Returns the application with {@code scalekit.max-concurrent-handovers} set. */
    static Path filtered(int limit) {
        try {
            Path properties = Files.createDirectories(Benchmarks.FOLDER).resolve("limit" + limit + ".properties");
            Files.writeString(properties, "scalekit.max-concurrent-handovers=" + limit + "\n");
            return War.of(filtered())
                    .add(CLASSES + "META-INF/microprofile-config.properties", properties)
                    .buildTo(Benchmarks.FOLDER.resolve("limit" + limit + ".war"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path bare() {
        return War.empty()
                .overlay(Path.of("src/it/wars/plain"))
                .without("war.properties")
                .overlay(CLASSES + PLAIN + "/", Path.of("src/it/target/classes", PLAIN))
                .without(CLASSES + PLAIN + "/CertificateClaims.class")
                .buildTo(Benchmarks.FOLDER.resolve("bare.war"));
    }
}
