// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for outcomes. */
public final class Outcomes {

    private static final long MAX_SECONDS = 40;

    private Outcomes() {}

    /** Returns the {@code auth_request_id}. */
    public static String of(Submission submission) throws ScalekitException {
        return of(submission.outcome());
    }

    static <T> T of(CompletionStage<T> stage) throws ScalekitException {
        try {
            return stage.toCompletableFuture().get(MAX_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ScalekitException failure) {
                throw failure;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
