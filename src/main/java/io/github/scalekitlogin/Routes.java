// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.arrival.LoginRequest;
import io.github.scalekitlogin.arrival.MalformedLoginRequestException;
import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.pending.PendingLogin;
import io.github.scalekitlogin.signin.Navigation;
import io.github.scalekitlogin.signin.Redirect;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** Where each request goes: one of the filter's own paths, or the application. Thread-safe. */
final class Routes implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    private final Rooms rooms;
    private final PostLoginListener listener;
    private final Challenge challenge;
    private final ConfirmationAnswer answer;
    private final Following following;
    private final WarmUp warmUp;

    Routes(Rooms rooms) {
        this.rooms = rooms;
        this.warmUp = new WarmUp(rooms.scalekit());
        HandOver handOver = new HandOver(rooms);
        this.listener = new PostLoginListener(rooms, handOver);
        this.following = new Following(rooms, listener);
        this.challenge = new Challenge(rooms);
        this.answer = new ConfirmationAnswer(rooms, listener, handOver);
    }

    void request(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String own = ownPath(request);
        if (own != null) {
            serve(own, request, response);
            return;
        }
        Optional<LoginRequest> arrived = rooms.arrival().findLoginRequest(request);
        if (arrived.isPresent() && !Navigation.isBackground(request) && park(request, arrived.get())) {
            if (rooms.person(request).isEmpty() && rooms.arrival().isLoginPage(path(request))) {
                following.follow(path(request), request, loginPage(request, response), chain);
            } else {
                goOn(request, response, arrived.get());
            }
        } else if (rooms.pending().mayWait(request)) {
            following.follow(path(request), request, shown(request, response), chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A container shows its login page by forwarding there: the first the filter sees of a protected page's request. */
    void forward(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean login = rooms.arrival().findAddressedId(request).isPresent()
                && !Navigation.isBackground(request)
                && rooms.person(request).isEmpty()
                && waits(request);
        chain.doFilter(request, login ? loginPage(request, response) : response);
    }

    private HttpServletResponse loginPage(HttpServletRequest request, HttpServletResponse response) {
        return rooms.loginPage(request, response, rooms.arrival().findAddressedId(request));
    }

    /** A wrong password shows the login page again, and redirects on the way cut off an opener as pages do. */
    private HttpServletResponse shown(HttpServletRequest request, HttpServletResponse response) {
        return Navigation.isTopLevel(request) && listener.isLoginStep(request)
                ? rooms.loginPage(request, response, listener.findLoginStepId(request))
                : response;
    }

    private boolean waits(HttpServletRequest request) {
        return rooms.arrival()
                .findLoginRequest(request)
                .map(arrived -> park(request, arrived))
                .orElseGet(() -> rooms.arrival()
                        .findAddressedId(request)
                        .flatMap(id -> rooms.pending().find(request, id))
                        .isPresent());
    }

    void warmUp() {
        warmUp.begin();
    }

    /** Returns when no thread of ours needs the application's classes any more, or soon after. */
    @Override
    public void close() {
        rooms.scalekit().close();
        warmUp.close();
    }

    private void serve(String own, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        String method = own.equals("/confirm") || own.equals("/cancel") ? "POST" : "GET";
        try {
            if (!List.of("/login", "/challenge", "/continue", "/confirm", "/cancel")
                    .contains(own)) {
                stray(request, response);
            } else if (!request.getMethod().equals(method)) {
                response.setHeader("Allow", method);
                refuse(request, response, Problem.WRONG_METHOD, "only " + method + " is served at " + own);
            } else {
                if (method.equals("POST")) {
                    rooms.arrival().requireForm(request);
                }
                dispatch(own, request, response);
            }
        } catch (MalformedLoginRequestException e) {
            refuse(request, response, Problem.BAD_REQUEST, e.getMessage());
        } catch (RuntimeException e) {
            rooms.pages().show(request, response, Problem.OUR_FAULT, null, "at " + own, e);
        }
    }

    /** WildFly ends a second FORM login at the folder of the page it was shown at, which is one of ours. */
    private void stray(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> target = request.getMethod().equals("GET") && Navigation.isTopLevel(request)
                ? listener.afterSignIn(request, rooms.person(request))
                : Optional.empty();
        if (target.isPresent()) {
            Redirect.within(target.get(), response);
        } else {
            refuse(request, response, Problem.NO_SUCH_PAGE, "no such path of the filter's");
        }
    }

    private void dispatch(String own, HttpServletRequest request, HttpServletResponse response)
            throws IOException, MalformedLoginRequestException {
        switch (own) {
            case "/login" -> goOn(request, response, requireParked(request));
            case "/challenge" -> {
                if (rooms.arrival().bringsLoginRequest(request)) {
                    requireParked(request);
                }
                challenge.answer(request, response);
            }
            case "/continue" -> listener.handOver(request, response);
            case "/confirm" -> answer.carryOut(request, response);
            default -> cancel(request, response);
        }
    }

    private void cancel(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Navigation.isFromElsewhere(request)) {
            refuse(request, response, Problem.NOT_ANSWERED_HERE, "a cancel sent from another site");
        } else {
            listener.cancel(request, response);
        }
    }

    private LoginRequest requireParked(HttpServletRequest request) throws MalformedLoginRequestException {
        LoginRequest login = rooms.arrival().requireLoginRequest(request);
        if (Navigation.isBackground(request)) {
            throw new MalformedLoginRequestException("not opened in a tab or window of its own");
        }
        keep(request, login);
        return login;
    }

    /** Whoever is signed in goes on to the hand-over, which asks when it must; everybody else to the login. */
    private void goOn(HttpServletRequest request, HttpServletResponse response, LoginRequest login) {
        Redirect.within(
                rooms.person(request).isPresent()
                        ? rooms.handOver(request, login.loginRequestId())
                        : rooms.wayToLogin(request, login),
                response);
    }

    private boolean park(HttpServletRequest request, LoginRequest login) {
        try {
            keep(request, login);
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Login request " + login + " cannot wait; the application is not affected", e);
            return false;
        }
    }

    /**
     * What waits already stays as it is: parked while nobody was signed in, it needs no question afterwards. Until that is
     * known it does: who is signed in may be kept in the session, which may just have been made.
     */
    private void keep(HttpServletRequest request, LoginRequest login) {
        if (rooms.pending().find(request, login.loginRequestId()).isEmpty()) {
            PendingLogin asked = PendingLogin.arrived(
                    login.loginRequestId(), login.state(), rooms.pending().now(), true);
            rooms.pending().put(request, asked);
            if (rooms.person(request).isEmpty()) {
                rooms.pending().replace(request, asked, asked.backToLogin());
            }
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem, String message)
            throws IOException {
        rooms.pages().show(request, response, problem, null, message, null);
    }

    /** Returns what follows the filter's prefix, or null for a path of the application's. Allocates for the former only. */
    private String ownPath(HttpServletRequest request) {
        String prefix = rooms.path();
        String servletPath = request.getServletPath();
        String pathInfo = request.getPathInfo();
        String path = servletPath.isEmpty() && pathInfo != null ? pathInfo : servletPath;
        if (!path.startsWith(prefix) && !prefix.startsWith(path)) {
            return null;
        }
        String whole = path(request);
        boolean own = !whole.endsWith(Following.FORM_LOGIN)
                && whole.startsWith(prefix)
                && (whole.length() == prefix.length() || whole.charAt(prefix.length()) == '/');
        return own ? whole.substring(prefix.length()) : null;
    }

    private static String path(HttpServletRequest request) {
        return request.getPathInfo() == null
                ? request.getServletPath()
                : request.getServletPath() + request.getPathInfo();
    }
}
