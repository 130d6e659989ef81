// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Finds the jars of libraries on the class path of the tests. */
public final class Libraries {

    private Libraries() {}

    /**
     * Returns the jar that contains a class.
     *
     * @param type the name of a class, for instance {@code org.h2.Driver}
     * @return the absolute path of its jar
     * @throws IllegalStateException if no library has the class
     */
    public static Path jarOf(String type) {
        try {
            return Path.of(Class.forName(type)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("No library has " + type, e);
        }
    }
}
