// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The time of a TLS handshake. */
final class Handshake {

    private static final int TIMES = 30;

    private Handshake() {}

    /** Returns the median of full handshakes, in milliseconds. */
    static double with(SSLContext trusting, URI server) throws IOException {
        double[] millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            trusting.getClientSessionContext().setSessionTimeout(1);
            long begin = System.nanoTime();
            try (SSLSocket socket =
                    (SSLSocket) trusting.getSocketFactory().createSocket(server.getHost(), server.getPort())) {
                socket.startHandshake();
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis[TIMES / 2];
    }
}
