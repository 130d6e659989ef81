// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;

/**
 * One client's connection and the matching connection to the JDK's HTTP server. Copies bytes in both directions; a fault can slow
 * the responses down or reset the connection.
 */
final class ProxiedConnection {

    private final Socket tcp;
    private final Socket client;
    private final Socket server;
    private volatile Duration pause = Duration.ZERO;

    /**
     * @param tcp the client's TCP socket
     * @param client the TLS socket above {@code tcp}, or the same socket without TLS
     * @param server the connection to the HTTP server
     */
    ProxiedConnection(Socket tcp, Socket client, Socket server) {
        this.tcp = tcp;
        this.client = client;
        this.server = server;
    }

    /** Copies the client's bytes until the client closes. */
    void forwardRequests() {
        try {
            client.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
        } catch (IOException e) {
            close();
        }
    }

    /** Copies the server's bytes until the server closes, then closes the connection. */
    void forwardResponses() {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                int step = pause.isZero() ? length : 1;
                for (int sent = 0; sent < length; sent += step) {
                    out.write(buffer, sent, step);
                    Thread.sleep(pause.toMillis());
                }
            }
        } catch (IOException e) {
            // The client has closed the connection, or the simulator was stopped.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** From now on responses are sent byte by byte with this pause after each byte. */
    void slowDown(Duration afterEachByte) {
        pause = afterEachByte;
    }

    /** Resets the connection (TCP RST). */
    void reset() throws IOException {
        tcp.setSoLinger(true, 0);
        tcp.close();
        close();
    }

    void close() {
        try {
            server.close();
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A connection cannot be closed", e);
        }
    }
}
