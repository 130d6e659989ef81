// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The way back to the one who asked: a whole answer, a slow one, half of one, or none. */
final class Connection {

    private static final int NO_BODY = -1;

    private final HttpExchange exchange;
    private final Wire wire;

    Connection(HttpExchange exchange, Wire wire) {
        this.exchange = exchange;
        this.wire = wire;
    }

    void send(Reply reply) throws IOException {
        byte[] body = bytes(reply);
        send(reply, body, body.length, Duration.ZERO);
    }

    /** Sends headers and half of the body at once, the rest after the pause. */
    void sendInHalves(Reply reply, Duration pause) throws IOException {
        byte[] body = bytes(reply);
        send(reply, body, (body.length + 1) / 2, pause);
    }

    /** Sends the headers at once and the body byte by byte, with a pause between them. */
    void dripBody(Reply reply, Duration pause) throws IOException {
        send(reply, bytes(reply), 1, pause);
    }

    /** Sends everything byte by byte, from the status line on, with a pause after each; then the connection ends. */
    void drip(Reply reply, Duration pause) throws IOException {
        wire.slowDown(pause);
        send(reply.with("Connection", "close"));
    }

    private void send(Reply reply, byte[] body, int step, Duration pause) throws IOException {
        exchange.getResponseHeaders().putAll(reply.headers());
        if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(reply.status(), NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int sent = 0; sent < body.length; sent += step) {
                if (sent > 0) {
                    out.flush();
                    hold(pause);
                }
                out.write(body, sent, Math.min(step, body.length - sent));
            }
        }
    }

    /** Waits, but no longer than the simulator is up. */
    void hold(Duration pause) throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The simulator went down", e);
        }
    }

    /** Closes the connection; without a body stream taken before, the JDK's server closes the socket itself. */
    void drop() {
        exchange.close();
    }

    /** Ends the connection by a TCP reset; nothing of an answer was sent. */
    void reset() throws IOException {
        wire.reset();
        drop();
    }

    private static byte[] bytes(Reply reply) {
        return reply.body().getBytes(StandardCharsets.UTF_8);
    }
}
