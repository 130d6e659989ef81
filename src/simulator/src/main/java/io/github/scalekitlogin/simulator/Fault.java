// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A fault of an {@link Endpoint}, for {@link ScalekitSimulator#inject(Endpoint, Fault)}. A fault lasts until {@link
 * ScalekitSimulator#clearFaults()} is called, or for as many requests as {@link #times(int)} says. Immutable; one fault may be
 * injected several times.
 *
 * @since 1.0
 */
public final class Fault {

    private static final int LASTING = Integer.MAX_VALUE;
    private static final int HUGE = 16 * 1024 * 1024;

    private final Behavior behavior;
    private final int times;

    private Fault(Behavior behavior, int times) {
        this.behavior = behavior;
        this.times = times;
    }

    private static Fault lasting(Behavior behavior) {
        return new Fault(behavior, LASTING);
    }

    private static Fault answering(UnaryOperator<Reply> change, int status) {
        return lasting((sender, endpoint, normal) ->
                sender.send(change.apply(ErrorReplies.at(endpoint, status, "Fault injected by a test"))));
    }

    /**
     * Returns a fault that answers with this status and an error body in the format of the endpoint. The request is not processed.
     *
     * @param status the HTTP status
     * @return the fault
     */
    public static Fault status(int status) {
        return answering(UnaryOperator.identity(), status);
    }

    /**
     * Returns a fault that answers with this status, an error body and one more header. The request is not processed.
     *
     * @param status the HTTP status
     * @param headerName for example {@code Retry-After}
     * @param headerValue the header's value
     * @return the fault
     */
    public static Fault status(int status, String headerName, String headerValue) {
        return answering(reply -> reply.with(headerName, headerValue), status);
    }

    /**
     * Returns a fault that answers with this status and body. The request is not processed.
     *
     * @param status the HTTP status
     * @param contentType the header {@code Content-Type}
     * @param body the body, sent as UTF-8
     * @return the fault
     */
    public static Fault answer(int status, String contentType, String body) {
        return answer(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns a fault that answers with this status and body. The request is not processed.
     *
     * @param status the HTTP status
     * @param contentType the header {@code Content-Type}
     * @param body the body
     * @return the fault
     */
    public static Fault answer(int status, String contentType, byte[] body) {
        Reply reply = new Reply(status, Map.of(), body.clone()).with("Content-Type", contentType);
        return lasting((sender, endpoint, normal) -> sender.send(reply));
    }

    /**
     * Returns a fault that answers 200 with incomplete JSON. The request is not processed.
     *
     * @return the fault
     */
    public static Fault invalidJson() {
        return answer(200, "application/json", "{\"auth_request_id\":\"req_1\",\"access_token\":");
    }

    /**
     * Returns a fault that answers 200 with 32 MiB of JSON. The request is not processed.
     *
     * @return the fault
     */
    public static Fault hugeBody() {
        return lasting((sender, endpoint, normal) -> {
            String huge = "x".repeat(HUGE);
            sender.send(Reply.json(200, "{\"auth_request_id\":\"" + huge + "\",\"access_token\":\"" + huge + "\"}"));
        });
    }

    /**
     * Returns a fault that waits, then processes the request and answers it normally.
     *
     * @param pause the wait before the request is processed
     * @return the fault
     */
    public static Fault stall(Duration pause) {
        return lasting((sender, endpoint, normal) -> {
            sender.pause(pause);
            sender.send(normal.get());
        });
    }

    /**
     * Returns a fault that processes the request, sends half of the body, waits and sends the rest.
     *
     * @param pause the wait in the middle of the body
     * @return the fault
     */
    public static Fault stallInBody(Duration pause) {
        return lasting((sender, endpoint, normal) -> sender.sendInHalves(normal.get(), pause));
    }

    /**
     * Returns a fault that processes the request and sends the body byte by byte.
     *
     * @param pause the wait between two bytes
     * @return the fault
     */
    public static Fault dripBody(Duration pause) {
        return lasting((sender, endpoint, normal) -> sender.sendBodySlowly(normal.get(), pause));
    }

    /**
     * Returns a fault that processes the request and sends status line, headers and body byte by byte.
     *
     * @param pause the wait after each byte
     * @return the fault
     */
    public static Fault dripHeader(Duration pause) {
        return lasting((sender, endpoint, normal) -> sender.sendSlowly(normal.get(), pause));
    }

    /**
     * Returns a fault that redirects with 302. The request is not processed.
     *
     * @param to the header {@code Location}
     * @return the fault
     */
    public static Fault redirect(URI to) {
        return lasting((sender, endpoint, normal) -> sender.send(Reply.redirect(302, to)));
    }

    /**
     * Returns a fault that resets the connection (TCP RST) without an answer. The request is not processed.
     *
     * @return the fault
     */
    public static Fault reset() {
        return lasting((sender, endpoint, normal) -> sender.reset());
    }

    /**
     * Returns a fault that closes the connection without an answer. The request is not processed.
     *
     * @return the fault
     */
    public static Fault dropConnection() {
        return lasting((sender, endpoint, normal) -> sender.drop());
    }

    /**
     * Returns a fault that processes the request and closes the connection without an answer.
     *
     * @return the fault
     */
    public static Fault loseAnswer() {
        return lasting((sender, endpoint, normal) -> {
            normal.get();
            sender.drop();
        });
    }

    /**
     * Returns this fault, limited to a number of requests. The fault that was injected next follows it.
     *
     * @param requests 1 or more
     * @return the limited fault
     * @throws IllegalArgumentException when the number is less than 1
     */
    public Fault times(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("times must be 1 or more, was " + requests);
        }
        return new Fault(behavior, requests);
    }

    int times() {
        return times;
    }

    /** @param normal processes the request and returns the normal answer */
    void apply(ResponseSender sender, Endpoint endpoint, Supplier<Reply> normal) throws IOException {
        behavior.apply(sender, endpoint, normal);
    }

    private interface Behavior {
        void apply(ResponseSender sender, Endpoint endpoint, Supplier<Reply> normal) throws IOException;
    }
}
