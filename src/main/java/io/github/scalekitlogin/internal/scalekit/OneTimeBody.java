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

    private static final String REPEATS_ALWAYS = "jdk.httpclient.enableAllMethodRetry";
    /** The JDK's class for a stream of an HTTP/2 connection. If it gets another name, the call counts as sent. */
    private static final String HTTP_2 = "jdk.internal.net.http.Stream";

    private final HttpRequest.BodyPublisher bytes;
    private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
    private volatile Consumer<Runnable> sender = Runnable::run;
    private volatile boolean sentByHttp2;

    private enum State {
        NEW,
        ASKED_FOR,
        SENT,
        /** It was sent, and the client has asked for it again because the server has not processed it. */
        NOT_PROCESSED,
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
     * Gives the body out if nobody has asked for it. The client may ask again, and is refused. It asks again in two cases:
     *
     * <ul>
     *   <li>Java 24 and newer, if the server of an HTTP/2 connection has said that it did not process the request. That is
     *       certain, so that the {@link RetryPolicy} may repeat the call.
     *   <li>All versions, if an HTTP/1.1 connection was lost and the system property
     *       {@code jdk.httpclient.enableAllMethodRetry} of the JVM is set. The server may have processed the request.
     * </ul>
     */
    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (state.compareAndSet(State.NEW, State.ASKED_FOR)) {
            sender.accept(() -> send(subscriber));
        } else {
            if (sentByHttp2 && System.getProperty(REPEATS_ALWAYS) == null) {
                state.compareAndSet(State.SENT, State.NOT_PROCESSED);
            }
            refuse(subscriber);
        }
    }

    private void send(Flow.Subscriber<? super ByteBuffer> subscriber) {
        sentByHttp2 = subscriber.getClass().getName().startsWith(HTTP_2);
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
