// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which addresses a process listens on, as Linux tells it under /proc. */
public final class ListeningSockets {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTEN = "0A";
    private static final Set<String> LOOPBACKS =
            Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

    private ListeningSockets() {}

    /** Address and port of each socket in the kernel's own hexadecimal words, for instance {@code 0100007F:1F90}. */
    public static Set<String> of(long pid) {
        Path process = PROC.resolve(Long.toString(pid));
        Set<String> own = socketsOf(process);
        return Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> lines(process.resolve(table)).stream())
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns[3].equals(LISTEN) && own.contains("socket:[" + columns[9] + "]"))
                .map(columns -> columns[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** True for 127.0.0.1, alone or within an IPv6 socket, and ::1. */
    public static boolean isLoopback(String address) {
        String host = address.substring(0, address.indexOf(':'));
        return LOOPBACKS.contains(host);
    }

    private static Set<String> socketsOf(Path process) {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors.map(ListeningSockets::target).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("Open files of " + process, e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "closed meanwhile";
        }
    }

    private static List<String> lines(Path table) {
        try {
            List<String> lines = Files.readAllLines(table);
            return lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException("Sockets in " + table, e);
        }
    }
}
