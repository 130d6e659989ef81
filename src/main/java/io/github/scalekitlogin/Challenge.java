// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.signin.Redirect;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The page the container protects, so that it asks for its own login. Reached with nobody signed in, the constraint of our
 * web fragment is not in force; the container is then asked to sign the person in.
 */
final class Challenge {

    private final Rooms rooms;

    Challenge(Rooms rooms) {
        this.rooms = rooms;
    }

    /** Answers {@code GET /scalekit/challenge}. */
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exception refused = rooms.person(request).isPresent() ? null : authenticate(request, response);
        if (response.isCommitted()) {
            return;
        }
        if (rooms.person(request).isPresent()) {
            Redirect.within(handOver(request), response);
        } else if (response.getStatus() != HttpServletResponse.SC_UNAUTHORIZED) {
            rooms.pages().show(request, response, Problem.NO_LOGIN, null, remedy(), refused);
        }
    }

    private String handOver(HttpServletRequest request) {
        return rooms.arrival()
                .findAddressedId(request)
                .map(id -> rooms.handOver(request, id))
                .orElse(rooms.path(request, "/continue"));
    }

    /**
     * Lets the container ask for its login. What it answers cannot be trusted, only whether there is a principal
     * afterwards, or an answer to the browser.
     */
    static Exception authenticate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.authenticate(response);
            return null;
        } catch (ServletException | RuntimeException e) {
            return e;
        }
    }

    private String remedy() {
        return "the server did not ask for a login at " + rooms.path()
                + "/challenge. An application that signs people in by a page of its own needs scalekit.login-page. One whose"
                + " container does so needs these lines in web.xml, where metadata-complete, absolute-ordering or"
                + " scalekit.path keep the ones of our jar from being used:\n"
                + "<security-constraint><web-resource-collection><web-resource-name>scalekit</web-resource-name>"
                + "<url-pattern>" + rooms.path() + "/challenge</url-pattern></web-resource-collection>"
                + "<auth-constraint><role-name>**</role-name></auth-constraint></security-constraint>";
    }
}
