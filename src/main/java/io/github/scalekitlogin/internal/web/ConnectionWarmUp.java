// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.claims.ExampleUser;
import io.github.scalekitlogin.internal.log.LogMessage;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitException;

/**
 * Fetches an access token when the application starts, and resolves the claims of an example user. So neither the deployment nor
 * the first user waits, and an administrator learns of a wrong secret or an unreachable Scalekit before users do.
 */
final class ConnectionWarmUp implements AutoCloseable {

    private final ScalekitClient scalekit;
    private final Runnable first;
    private volatile boolean closed;

    /**
     * Creates an instance.
     *
     * @param first what is done before everything else
     */
    ConnectionWarmUp(ScalekitClient scalekit, Runnable first) {
        this.scalekit = scalekit;
        this.first = first;
    }

    /** Returns at once. */
    void start() {
        scalekit.warmUp(this::prepare).whenComplete((token, failure) -> {
            if (failure != null && !closed) {
                report(failure instanceof ScalekitException ? failure : failure.getCause());
            }
        });
    }

    private UserClaims prepare() {
        first.run();
        return ExampleUser.claims();
    }

    /** A failure here is reported again when a user signs in. */
    private static void report(Throwable failure) {
        if (failure instanceof ScalekitException) {
            LogMessage.SCALEKIT_NOT_READY.log(failure.getMessage());
        } else {
            LogMessage.WARM_UP_FAILED.log(failure);
        }
    }

    /** Reports nothing from now on. */
    @Override
    public void close() {
        closed = true;
    }
}
