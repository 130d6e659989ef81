// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.claims.ExampleUser;
import io.github.scalekitlogin.internal.log.LogMessage;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Creates the client for Scalekit when the application starts, fetches an access token, resolves the claims of an example user, and
 * loads the internal classes. So neither the deployment nor the first user waits, and an administrator learns of a wrong secret or an
 * unreachable Scalekit before users do.
 */
final class WarmUp implements AutoCloseable {

    /** Longer than it takes to create the client. */
    private static final long MAX_WAIT_MILLIS = 2_000;

    private final Thread thread = new Thread(this::run, "scalekit-login-start");
    private final Supplier<ScalekitClient> scalekit;
    private volatile boolean closed;

    /**
     * Creates an instance.
     *
     * @param scalekit creates the client, or returns it
     */
    WarmUp(Supplier<ScalekitClient> scalekit) {
        this.scalekit = scalekit;
        thread.setDaemon(true);
        thread.setContextClassLoader(WarmUp.class.getClassLoader());
    }

    /** Returns at once. */
    void start() {
        thread.start();
    }

    private void run() {
        CompletableFuture.supplyAsync(scalekit, Runnable::run)
                .thenCompose(client -> client.warmUp(ExampleUser::claims))
                .whenComplete((token, failure) -> {
                    if (failure != null && !closed) {
                        report(failure instanceof ScalekitException ? failure : failure.getCause());
                    }
                })
                .whenComplete((token, failure) -> loadClasses());
    }

    /** Last of all, because the deployment needs the processors as well. In unit tests, there is no class loader of the filter. */
    private void loadClasses() {
        if (!closed && WarmUp.class.getClassLoader() instanceof Runnable internal) {
            internal.run();
        }
    }

    /** A failure here is reported again when a user signs in. */
    private static void report(Throwable failure) {
        if (failure instanceof ScalekitException) {
            LogMessage.SCALEKIT_NOT_READY.log(failure.getMessage());
        } else {
            LogMessage.WARM_UP_FAILED.log(failure);
        }
    }

    /** Returns when the client is created. Reports nothing from now on. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(MAX_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
