// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Notes that an asynchronous request has ended. Public with a public constructor; see
 * {@code ContainerQuirk.OPTIONAL_COMPONENT}. Thread-safe.
 */
public final class AsyncEndListener implements AsyncListener {

    private final AtomicBoolean ended = new AtomicBoolean();

    /** Creates a listener for one request. */
    public AsyncEndListener() {
        // Nothing to prepare.
    }

    /** Ends the request for the caller. Returns false if it has ended before. */
    boolean tryEnd() {
        return ended.compareAndSet(false, true);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        ended.set(true);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        ended.set(true);
    }

    @Override
    public void onError(AsyncEvent event) {
        ended.set(true);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Started once only.
    }
}
