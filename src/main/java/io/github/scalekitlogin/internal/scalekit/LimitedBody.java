// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Reads the first bytes of a response body, and closes the connection if there are more. For one response. */
final class LimitedBody implements HttpResponse.BodySubscriber<Void> {

    private final int maxBytes;
    private final Consumer<byte[]> receiver;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private Flow.Subscription subscription;

    /**
     * Creates an instance.
     *
     * @param receiver takes the bytes, on the thread that reads them. It may be called twice
     */
    LimitedBody(int maxBytes, Consumer<byte[]> receiver) {
        this.maxBytes = maxBytes;
        this.receiver = receiver;
    }

    /** Completes when the receiver has the bytes. */
    @Override
    public CompletionStage<Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] part = new byte[Math.min(buffer.remaining(), maxBytes - bytes.size())];
            buffer.get(part);
            bytes.writeBytes(part);
            if (buffer.hasRemaining()) {
                subscription.cancel();
                onComplete();
                return;
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        try {
            receiver.accept(bytes.toByteArray());
        } finally {
            end.complete(null);
        }
    }
}
