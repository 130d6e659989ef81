// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Sends the response of one request: at once, slowly, in two parts, or not at all. */
final class ResponseSender {

    private static final int NO_BODY = -1;

    private final HttpExchange exchange;
    private final ProxiedConnection connection;

    ResponseSender(HttpExchange exchange, ProxiedConnection connection) {
        this.exchange = exchange;
        this.connection = connection;
    }

    void send(Reply reply) throws IOException {
        send(reply, reply.body().length, Duration.ZERO);
    }

    /** Sends headers and half of the body at once, the rest after the pause. */
    void sendInHalves(Reply reply, Duration pause) throws IOException {
        send(reply, (reply.body().length + 1) / 2, pause);
    }

    /** Sends the headers at once and the body byte by byte, with a pause between the bytes. */
    void sendBodySlowly(Reply reply, Duration pause) throws IOException {
        send(reply, 1, pause);
    }

    /** Sends status line, headers and body byte by byte, with a pause after each byte, and closes the connection. */
    void sendSlowly(Reply reply, Duration pause) throws IOException {
        connection.slowDown(pause);
        send(reply.with("Connection", "close"));
    }

    private void send(Reply reply, int step, Duration pause) throws IOException {
        byte[] body = reply.body();
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
                    pause(pause);
                }
                out.write(body, sent, Math.min(step, body.length - sent));
            }
        }
    }

    /** Waits; stopping the simulator ends the wait. */
    void pause(Duration pause) throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The simulator was stopped", e);
        }
    }

    /** Closes the connection. The JDK's server closes the socket because no response body was opened. */
    void drop() {
        exchange.close();
    }

    /** Resets the connection (TCP RST) before a byte of the response was sent. */
    void reset() throws IOException {
        connection.reset();
        drop();
    }
}
