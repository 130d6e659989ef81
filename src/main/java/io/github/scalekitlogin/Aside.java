// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request that stands aside: it gives its thread back to the server and is answered later on one of the server's own.
 * Answered there and not dispatched anew, since some servers lose the answer of a second dispatch, and others would ask
 * their authenticator once more.
 */
final class Aside implements AsyncListener {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");
    /** Far more than {@code scalekit.timeout} may be: whatever is waited for has ended by then. */
    private static final long LONGEST_MILLIS = 90_000;

    private final AsyncContext context;
    private final Runnable afterwards;
    private final AtomicBoolean over = new AtomicBoolean();

    /** What answers the request in the end. */
    @FunctionalInterface
    interface Answer {
        void give() throws IOException;
    }

    private Aside(AsyncContext context, Runnable afterwards) {
        this.context = context;
        this.afterwards = afterwards;
    }

    /**
     * Lets a request stand aside; the caller leaves request and response alone from now on. Empty where it may not, and
     * keeps its thread: WildFly says so where any filter of the application does not support it; GlassFish 7.0 does not
     * say so, and sends an empty page as soon as the filter has returned.
     *
     * @param afterwards what runs once {@link #answer} is done, also for a browser that has gone meanwhile
     */
    static Optional<Aside> tryStand(HttpServletRequest request, HttpServletResponse response, Runnable afterwards) {
        if (!request.isAsyncSupported()
                || request.getServletContext().getServerInfo().contains("GlassFish")) {
            return Optional.empty();
        }
        try {
            Aside aside = new Aside(request.startAsync(request, response), afterwards);
            aside.context.setTimeout(LONGEST_MILLIS);
            aside.context.addListener(aside);
            return Optional.of(aside);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "The server says that a request may stand aside, and does not let it", e);
            return Optional.empty();
        }
    }

    /** Answers the request on a thread of the server's, unless it has ended meanwhile. Returns at once; any thread may call. */
    void answer(Answer answer) {
        try {
            context.start(() -> complete(answer));
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "The server has no thread for the answer", e);
            complete(answer);
        }
    }

    private void complete(Answer answer) {
        try {
            if (over.compareAndSet(false, true)) {
                give(answer);
            }
        } finally {
            afterwards.run();
        }
    }

    private void give(Answer answer) {
        try {
            answer.give();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "The hand-over was not answered", e);
        } finally {
            context.complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over.set(true);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        over.set(true);
    }

    @Override
    public void onError(AsyncEvent event) {
        over.set(true);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Never started twice.
    }
}
