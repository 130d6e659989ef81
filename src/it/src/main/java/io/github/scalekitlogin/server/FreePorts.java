// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds free ports, below the range of outgoing connections: those could be taken until the server starts. A port belongs to
 * this JVM until it ends: a lock on a file that all JVMs of this user share keeps others from choosing it before its server listens.
 */
public final class FreePorts {

    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 32_000;
    private static final int MAX_TRIES = 1_000;
    private static final FileChannel RESERVATIONS = open(
            Path.of(System.getProperty("java.io.tmpdir"), "scalekit-test-ports-" + System.getProperty("user.name")));

    private FreePorts() {}

    /**
     * Returns a port for each name.
     *
     * @param names for instance {@code http}
     * @return the ports in the order of the names
     */
    public static Map<String, Integer> forNames(List<String> names) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (int i = 0; ports.size() < names.size(); i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (i == MAX_TRIES) {
                throw new IllegalStateException("No free port from " + LOWEST + " to " + HIGHEST);
            }
            if (reserve(port) && isFree(port)) {
                ports.put(names.get(ports.size()), port);
            }
        }
        return ports;
    }

    /** Takes the byte at this position, which the system gives back when this JVM ends. */
    static boolean reserve(int port) {
        try {
            return RESERVATIONS.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException ownAlready) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
