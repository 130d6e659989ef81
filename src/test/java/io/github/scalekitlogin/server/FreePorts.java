// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds ports nobody listens on. */
final class FreePorts {

    private FreePorts() {}

    /** Gives every name a port of its own. */
    static Map<String, Integer> forNames(List<String> names) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (String name : names) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                open.add(socket);
                ports.put(name, socket.getLocalPort());
            }
            for (ServerSocket socket : open) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
    }
}
