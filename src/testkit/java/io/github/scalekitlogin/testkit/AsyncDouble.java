// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.testkit;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;

/** The asynchronous processing of a request, whose runnables run on given threads. */
final class AsyncDouble implements AsyncContext {

    private final ServletRequest request;
    private final ServletResponse response;
    private final ExecutorService threads;
    private final List<AsyncListener> listeners = new ArrayList<>(1);
    private final CountDownLatch completed = new CountDownLatch(1);
    private long timeout;

    AsyncDouble(ServletRequest request, ServletResponse response, ExecutorService threads) {
        this.request = request;
        this.response = response;
        this.threads = threads;
    }

    void awaitCompletion() {
        try {
            completed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start(Runnable run) {
        threads.execute(run);
    }

    @Override
    public void complete() {
        for (AsyncListener listener : listeners) {
            try {
                listener.onComplete(new AsyncEvent(this));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        completed.countDown();
    }

    @Override
    public void addListener(AsyncListener listener) {
        listeners.add(listener);
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest wrapped, ServletResponse wrapper) {
        listeners.add(listener);
    }

    @Override
    public ServletRequest getRequest() {
        return request;
    }

    @Override
    public ServletResponse getResponse() {
        return response;
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return true;
    }

    @Override
    public void setTimeout(long millis) {
        timeout = millis;
    }

    @Override
    public long getTimeout() {
        return timeout;
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void dispatch() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void dispatch(String path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void dispatch(ServletContext context, String path) {
        throw new UnsupportedOperationException();
    }
}
