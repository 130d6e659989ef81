// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds free ports, below the range of outgoing connections: those could be taken until the server starts. They are chosen at
 * random, so that servers that start at the same time do not choose the same.
 */
public final class FreePorts {

    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 32_000;
    private static final int MAX_TRIES = 1_000;

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
            if (!ports.containsValue(port) && isFree(port)) {
                ports.put(names.get(ports.size()), port);
            }
        }
        return ports;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
