// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A way in which an {@link Endpoint} misbehaves. Faults last until {@link ScalekitSimulator#clearFaults()}, or for as
 * many requests as {@link #times(int)} says.
 */
public final class Fault {

    private static final int LASTING = Integer.MAX_VALUE;
    private static final int HUGE = 16 * 1024 * 1024;

    private final Strike strike;
    private final int times;

    private Fault(Strike strike, int times) {
        this.strike = strike;
        this.times = times;
    }

    private static Fault lasting(Strike strike) {
        return new Fault(strike, LASTING);
    }

    private static Fault answering(UnaryOperator<Reply> change, int status) {
        return lasting((connection, endpoint, properly) ->
                connection.send(change.apply(ErrorReplies.at(endpoint, status, "Fault injected by a test"))));
    }

    /** Returns a fault that answers this status with the error body the endpoint would use; nothing is processed. */
    public static Fault status(int status) {
        return answering(UnaryOperator.identity(), status);
    }

    /** Returns a fault that answers this status with one more header, {@code Retry-After} for example. */
    public static Fault status(int status, String headerName, String headerValue) {
        return answering(reply -> reply.with(headerName, headerValue), status);
    }

    /** Returns a fault that answers this status with a body of any kind; nothing is processed. */
    public static Fault answer(int status, String contentType, String body) {
        Reply reply = Reply.json(status, body).with("Content-Type", contentType);
        return lasting((connection, endpoint, properly) -> connection.send(reply));
    }

    /** Returns a fault that answers 200 with JSON that breaks off. */
    public static Fault invalidJson() {
        return answer(200, "application/json", "{\"auth_request_id\":\"req_1\",\"access_token\":");
    }

    /** Returns a fault that answers 200 with JSON of 16 MiB. */
    public static Fault hugeBody() {
        return lasting((connection, endpoint, properly) -> {
            String huge = "x".repeat(HUGE);
            connection.send(
                    Reply.json(200, "{\"auth_request_id\":\"" + huge + "\",\"access_token\":\"" + huge + "\"}"));
        });
    }

    /** Returns a fault that waits before the request is processed and answered properly. */
    public static Fault stall(Duration pause) {
        return lasting((connection, endpoint, properly) -> {
            connection.hold(pause);
            connection.send(properly.get());
        });
    }

    /** Returns a fault that processes the request, sends half of the answer and waits before the rest. */
    public static Fault stallInBody(Duration pause) {
        return lasting((connection, endpoint, properly) -> connection.sendInHalves(properly.get(), pause));
    }

    /** Returns a fault that processes the request and sends the body byte by byte, with a pause between them. */
    public static Fault dripBody(Duration pause) {
        return lasting((connection, endpoint, properly) -> connection.dripBody(properly.get(), pause));
    }

    /** Returns a fault that processes the request and sends status line, headers and body byte by byte, with pauses. */
    public static Fault dripHeader(Duration pause) {
        return lasting((connection, endpoint, properly) -> connection.drip(properly.get(), pause));
    }

    /** Returns a fault that sends the caller elsewhere with 302; nothing is processed. */
    public static Fault redirect(URI to) {
        return lasting((connection, endpoint, properly) -> connection.send(Reply.redirect(302, to)));
    }

    /** Returns a fault that resets the connection (TCP RST) before a byte is answered; nothing is processed. */
    public static Fault reset() {
        return lasting((connection, endpoint, properly) -> connection.reset());
    }

    /** Returns a fault that closes the connection; nothing is processed. */
    public static Fault dropConnection() {
        return lasting((connection, endpoint, properly) -> connection.drop());
    }

    /** Returns a fault that processes the request and closes the connection in place of an answer. */
    public static Fault loseAnswer() {
        return lasting((connection, endpoint, properly) -> {
            properly.get();
            connection.drop();
        });
    }

    /** Returns this fault, limited to a number of requests. */
    public Fault times(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("times must be 1 or more, was " + requests);
        }
        return new Fault(strike, requests);
    }

    int times() {
        return times;
    }

    void strike(Connection connection, Endpoint endpoint, Supplier<Reply> properly) throws IOException {
        strike.on(connection, endpoint, properly);
    }

    private interface Strike {
        void on(Connection connection, Endpoint endpoint, Supplier<Reply> properly) throws IOException;
    }
}
