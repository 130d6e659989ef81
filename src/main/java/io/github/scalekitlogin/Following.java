// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.pending.PendingLogin;
import io.github.scalekitlogin.signin.Navigation;
import io.github.scalekitlogin.signin.Person;
import io.github.scalekitlogin.signin.Redirect;
import io.github.scalekitlogin.signin.SignInWatch;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What becomes of the application's requests while a login request waits: a tab's own request goes to the hand-over as soon
 * as somebody is signed in; background requests pass. Thread-safe.
 */
final class Following {

    /**
     * Where a container's FORM login is posted to, relative to whatever page it was shown at. With somebody signed in
     * already it comes through to us, and the application has no page there.
     */
    static final String FORM_LOGIN = "/j_security_check";

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    private final Rooms rooms;
    private final PostLoginListener listener;
    private final SignInWatch watch = new SignInWatch();

    Following(Rooms rooms, PostLoginListener listener) {
        this.rooms = rooms;
        this.listener = listener;
    }

    void follow(String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean get = request.getMethod().equals("GET");
        boolean ofTab = Navigation.isTopLevel(request) || Navigation.isFacesAjax(request);
        if (get && !ofTab) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Person> before = rooms.person(request);
        if (get || path.endsWith(FORM_LOGIN)) {
            Optional<String> target = guarded(() -> listener.afterSignIn(request, before));
            if (target.isPresent()) {
                Redirect.within(target.get(), response);
                return;
            }
        }
        List<PendingLogin> known = rooms.pending().all(request);
        watch.watch(
                request,
                response,
                chain,
                () -> guarded(() -> {
                    rooms.pending().restore(request, known);
                    return ofTab ? listener.afterSignIn(request, before) : Optional.empty();
                }));
    }

    /** No fault of ours may break a page of the application. */
    private static Optional<String> guarded(Supplier<Optional<String>> target) {
        try {
            return target.get();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A login request could not be followed; the application is not affected", e);
            return Optional.empty();
        }
    }
}
