// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.ContainerQuirk;
import io.github.scalekitlogin.internal.log.LogMessage;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * The response of a request that is processed asynchronously: the request thread is released, and the thread that knows the
 * outcome writes the response. It needs no thread of the server. Thread-safe.
 */
final class AsyncResponse {

    /** Longer than any response takes. Some servers keep the request until then, even if it has ended. */
    private static final long TIMEOUT_MILLIS = 10_000;

    private final AsyncContext context;
    private final AsyncEndListener listener;

    private AsyncResponse(AsyncContext context, AsyncEndListener listener) {
        this.context = context;
        this.listener = listener;
    }

    /** Writes a response. */
    @FunctionalInterface
    interface Writer {
        void write() throws IOException;
    }

    /**
     * Starts asynchronous processing. The caller must not touch request and response any more, except in the writer of
     * {@link #complete}. Returns empty if the server or a filter of the application does not support it.
     */
    static Optional<AsyncResponse> start(HttpServletRequest request, HttpServletResponse response) {
        if (!request.isAsyncSupported()
                || ContainerQuirk.isAsyncBroken(request.getServletContext().getServerInfo())) {
            return Optional.empty();
        }
        try {
            AsyncContext context = request.startAsync(request, response);
            AsyncEndListener listener = new AsyncEndListener();
            context.setTimeout(TIMEOUT_MILLIS);
            context.addListener(listener);
            return Optional.of(new AsyncResponse(context, listener));
        } catch (IllegalStateException e) {
            LogMessage.NOT_ASYNCHRONOUS.log(e);
            return Optional.empty();
        }
    }

    /**
     * Writes the response on the calling thread and completes it. Does nothing if the request has ended meanwhile.
     *
     * @return whether the request had not ended
     */
    boolean complete(Writer writer) {
        if (!listener.tryEnd()) {
            return false;
        }
        try {
            writer.write();
        } catch (IOException | RuntimeException e) {
            LogMessage.BROWSER_GONE.log(e);
        } finally {
            completeContext();
        }
        return true;
    }

    private void completeContext() {
        try {
            context.complete();
        } catch (IllegalStateException ended) {
            LogMessage.ENDED_BY_SERVER.log(ended);
        }
    }
}
