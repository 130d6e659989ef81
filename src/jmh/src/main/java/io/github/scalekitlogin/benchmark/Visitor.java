// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody with a browser and a session of their own. */
final class Visitor {

    private static final AtomicLong LOGIN_REQUESTS = new AtomicLong(86_659_065_219_000_000L);
    private static final String STATE = "HntJ_ENB6y161i9_P1yzuZVv2SSTfD3aZH-Tej0_Y33_Fk8Z3g";

    private final AsyncBrowser browser = new AsyncBrowser();
    private final URI application;

    Visitor(URI application) {
        this.application = application;
    }

    /** Signs in as always; the application asks for name and password. */
    CompletableFuture<Visitor> signIn() {
        return browser.signIn(application).thenApply(answer -> this);
    }

    /** Comes with another login request; returns where the hand-over is. */
    CompletableFuture<URI> arrive() {
        return arrive("login_request_id=lri_" + LOGIN_REQUESTS.incrementAndGet() + "&state=" + STATE);
    }

    /** Opens the login endpoint with the parameters of a login request; returns where the hand-over is. */
    CompletableFuture<URI> arrive(String query) {
        return open("/scalekit/login?" + query).thenApply(AsyncBrowser::location);
    }

    /** Hands over; fails unless the browser is sent to Scalekit. */
    CompletableFuture<URI> handOver(URI handOver) {
        return browser.open(handOver).thenApply(AsyncBrowser::location).thenApply(callback -> {
            if (!callback.toString().contains("/partner:callback?state=")) {
                throw new IllegalStateException("Sent to " + callback.getPath());
            }
            return callback;
        });
    }

    /** Opens a page of the application. */
    CompletableFuture<HttpResponse<Void>> open(String page) {
        return browser.open(URI.create(application + page));
    }
}
