// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class OneTimeBodyTest {

    private final OneTimeBody body = new OneTimeBody("{}".getBytes(StandardCharsets.UTF_8));

    @Test
    void shouldBeSentOnce() {
        assertThat(read()).isEqualTo("{}");
        assertThat(read()).isEqualTo("A POST is sent once");
        assertThat(body.revoke()).isTrue();
    }

    @Test
    void shouldNotBeSentAfterItWasRevoked() {
        assertThat(body.revoke()).isFalse();
        assertThat(read()).isEqualTo("A POST is sent once");
        assertThat(body.revoke()).as("still not sent").isFalse();
    }

    @Test
    void shouldKnowItsLength() {
        assertThat(body.contentLength()).isEqualTo(2);
    }

    /** Returns the text, or the message of the failure. */
    private String read() {
        HttpResponse.BodySubscriber<String> text = HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8);
        body.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                text.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer bytes) {
                text.onNext(List.of(bytes));
            }

            @Override
            public void onError(Throwable failure) {
                text.onError(failure);
            }

            @Override
            public void onComplete() {
                text.onComplete();
            }
        });
        return text.getBody()
                .toCompletableFuture()
                .exceptionally(Throwable::getMessage)
                .join();
    }
}
