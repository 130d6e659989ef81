// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The way back to the one who asked: a whole answer, half of one, or none. */
final class Connection {

    private static final int NO_BODY = -1;

    private final HttpExchange exchange;

    Connection(HttpExchange exchange) {
        this.exchange = exchange;
    }

    void send(Reply reply) throws IOException {
        send(reply, Duration.ZERO);
    }

    /** Sends headers and half of the body at once, the rest after the pause. */
    void send(Reply reply, Duration pause) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().putAll(reply.headers());
        if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(reply.status(), NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), body.length);
        int first = pause.isZero() ? body.length : body.length / 2;
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body, 0, first);
            if (first < body.length) {
                out.flush();
                hold(pause);
                out.write(body, first, body.length - first);
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
}
