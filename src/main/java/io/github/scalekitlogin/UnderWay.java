// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.pending.PendingLogin;
import io.github.scalekitlogin.pending.Turns;
import io.github.scalekitlogin.scalekit.Submission;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;

/**
 * A submission under way, which a request comes back to when it has ended.
 *
 * @param login the login request as it was before
 * @param details fingerprint of what is submitted
 * @param account name of the principal, or null for a failed login
 * @param turn the request's turn, over when the outcome is written down
 */
record UnderWay(PendingLogin login, String details, String account, Submission submission, Turns.Turn turn) {

    private static final String ATTRIBUTE = UnderWay.class.getName();
    private static final String RESUMED = ATTRIBUTE + ".resumed";
    /** Far more than {@code scalekit.timeout} may be: whatever is waited for has ended by then. */
    private static final long LONGEST_MILLIS = 90_000;

    /** Returns the submission a request comes back for, or null. */
    static UnderWay of(HttpServletRequest request) {
        return (UnderWay) request.getAttribute(ATTRIBUTE);
    }

    /** Returns whether a request comes back from waiting. */
    static boolean isResumed(HttpServletRequest request) {
        return request.getAttribute(RESUMED) != null;
    }

    /**
     * Returns whether a request may wait without its thread, and our filter sees it come back. GlassFish 7.0 never brings it
     * back: the browser gets an empty page.
     */
    static boolean mayWait(HttpServletRequest request) {
        ServletContext context = request.getServletContext();
        return request.isAsyncSupported()
                && ScalekitLoginInitializer.hasRun(context)
                && !context.getServerInfo().contains("GlassFish");
    }

    /** Gives the request's thread back until the submission has ended. */
    void resume(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
        AsyncContext async = start(request);
        async.addListener(new EndOfTurn(turn));
        submission.whenDone(async::dispatch);
    }

    /** Gives the request's thread back until another request's turn is over. */
    static void resumeAfter(Turns.Turn others, HttpServletRequest request) {
        AsyncContext async = start(request);
        others.over().thenRun(async::dispatch);
    }

    private static AsyncContext start(HttpServletRequest request) {
        request.setAttribute(RESUMED, true);
        AsyncContext async = request.startAsync();
        async.setTimeout(LONGEST_MILLIS);
        return async;
    }

    /** However the request ends: a browser that has gone leaves no turn taken. */
    private record EndOfTurn(Turns.Turn turn) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            turn.end();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            turn.end();
        }

        @Override
        public void onError(AsyncEvent event) {
            turn.end();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // The turn goes on.
        }
    }
}
