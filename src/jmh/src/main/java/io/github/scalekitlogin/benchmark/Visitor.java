// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A user with a browser and a session of their own. */
final class Visitor {

    private static final AtomicLong LOGIN_REQUESTS = new AtomicLong(86_659_065_219_000_000L);
    private static final String STATE = "HntJ_ENB6y161i9_P1yzuZVv2SSTfD3aZH-Tej0_Y33_Fk8Z3g";

    private final AsyncBrowser browser = new AsyncBrowser();
    private final URI application;

    Visitor(URI application) {
        this.application = application;
    }

    /** Signs in on the login page, without a login request. */
    CompletableFuture<Visitor> signIn() {
        return browser.signIn(application).thenApply(answer -> this);
    }

    /** Opens the login endpoint with a new login request; returns the address of the hand-over. */
    CompletableFuture<URI> arrive() {
        return arrive("login_request_id=lri_" + LOGIN_REQUESTS.incrementAndGet() + "&state=" + STATE);
    }

    /** Opens the login endpoint with the parameters of a login request; returns the address of the hand-over. */
    CompletableFuture<URI> arrive(String query) {
        return open("/scalekit/login?" + query).thenApply(AsyncBrowser::location);
    }

    /** Hands over, with as many requests as the filter leads to; fails unless the last one redirects to Scalekit. */
    CompletableFuture<URI> handOver(URI handOver) {
        return browser.open(handOver)
                .thenCompose(answer -> AsyncBrowser.next(answer)
                        .orElseThrow(() -> new IllegalStateException("Answered " + answer.status())))
                .thenCompose(next -> {
                    if (next.getPath().endsWith("/scalekit/continue")) {
                        return handOver(next);
                    }
                    if (!next.toString().contains("/partner:callback?state=")) {
                        throw new IllegalStateException("Sent to " + next.getPath());
                    }
                    return CompletableFuture.completedFuture(next);
                });
    }

    /** Opens a page of the application. */
    CompletableFuture<AsyncBrowser.Answer> open(String page) {
        return browser.open(URI.create(application + page));
    }
}
