// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.util.List;

/** The servers a benchmark runs on, by their folders in {@code src/it/servers}. */
final class Servers {

    private static final String SERVER = "server";
    private static final String ONLY = System.getProperty(SERVER, "");

    private Servers() {}

    /** Returns these, or the one {@code -Dserver} keeps to if it is among them. */
    static List<String> named(String... names) {
        return List.of(names).stream()
                .filter(name -> ONLY.isEmpty() || ONLY.equals(name))
                .toList();
    }

    /** Takes this one for what is set up next. */
    static void use(String name) {
        System.setProperty(SERVER, name);
    }
}
