// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;

/** One caller's connection, and the one to the JDK's server that stands for it. Bytes pass unseen, unless a fault strikes. */
final class Wire {

    private final Socket line;
    private final Socket caller;
    private final Socket server;
    private volatile Duration pause = Duration.ZERO;

    /** By TLS the caller's connection lies over the line; without it they are the same. */
    Wire(Socket line, Socket caller, Socket server) {
        this.line = line;
        this.caller = caller;
        this.server = server;
    }

    /** Passes on what the caller sends, until its end. */
    void passRequests() {
        try {
            caller.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
        } catch (IOException over) {
            close();
        }
    }

    /** Passes on what the server answers, until its end, which is the end of the connection. */
    void passAnswers() {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = server.getInputStream();
            OutputStream out = caller.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                int step = pause.isZero() ? length : 1;
                for (int sent = 0; sent < length; sent += step) {
                    out.write(buffer, sent, step);
                    // The pace of a slow network is what this is for.
                    Thread.sleep(pause.toMillis());
                }
            }
        } catch (IOException over) {
            // The caller has gone away, or the simulator down.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** Passes answers on byte by byte from now on, with a pause after each. */
    void slowDown(Duration afterEachByte) {
        pause = afterEachByte;
    }

    /** Ends the connection by a TCP reset. */
    void reset() throws IOException {
        line.setSoLinger(true, 0);
        line.close();
        close();
    }

    void close() {
        try {
            server.close();
            caller.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A connection cannot be closed", e);
        }
    }
}
