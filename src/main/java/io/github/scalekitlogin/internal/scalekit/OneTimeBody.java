// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The body of a POST that must not be sent twice. The HTTP client asks for the body once it is connected and has written the
 * headers. A request whose body was never asked for is incomplete, so that no server has processed it. Thread-safe.
 */
final class OneTimeBody implements HttpRequest.BodyPublisher {

    private static final Flow.Subscription NOTHING = new Flow.Subscription() {
        @Override
        public void request(long items) {}

        @Override
        public void cancel() {}
    };

    private final HttpRequest.BodyPublisher bytes;
    private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
    private volatile Consumer<Runnable> sender = Runnable::run;

    private enum State {
        NEW,
        ASKED_FOR,
        SENT,
        REVOKED
    }

    OneTimeBody(byte[] bytes) {
        this.bytes = HttpRequest.BodyPublishers.ofByteArray(bytes);
    }

    /** Sets what runs the task that sends the body, once the client has asked for it. Without it the body is sent at once. */
    void sendBy(Consumer<Runnable> given) {
        sender = given;
    }

    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    /**
     * Gives the body out if nobody has asked for it. The client may ask again: Java 24 and newer do if the server of an
     * HTTP/2 connection has said that it did not process the request; and all versions do if the system property
     * {@code jdk.httpclient.enableAllMethodRetry} of the JVM is set.
     */
    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (state.compareAndSet(State.NEW, State.ASKED_FOR)) {
            sender.accept(() -> send(subscriber));
        } else {
            refuse(subscriber);
        }
    }

    private void send(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (state.compareAndSet(State.ASKED_FOR, State.SENT)) {
            bytes.subscribe(subscriber);
        } else {
            refuse(subscriber);
        }
    }

    private static void refuse(Flow.Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(NOTHING);
        subscriber.onError(new IOException("A POST is sent once"));
    }

    /** Makes sure that the body is not sent from now on. Returns whether it may have been sent before. */
    boolean revoke() {
        return state.getAndUpdate(now -> now == State.SENT ? now : State.REVOKED) == State.SENT;
    }
}
