// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.arrival.LoginRequest;
import io.github.scalekitlogin.pending.PendingLogin;
import io.github.scalekitlogin.pending.PendingLogins;
import io.github.scalekitlogin.pending.Stage;
import io.github.scalekitlogin.signin.Navigation;
import io.github.scalekitlogin.signin.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decides which login request a sign-in was meant for. Without a question only the one completes from whose own login page
 * the sign-in came, as the browser tells; the first one the filter sees. Every other needs the person's answer, so that
 * neither a second tab, nor an OpenID provider that knows the person already, nor a link an attacker had opened passes for
 * what the person did.
 * Thread-safe.
 */
final class SignInMatch {

    private final Rooms rooms;
    private final PendingLogins pending;

    SignInMatch(Rooms rooms) {
        this.rooms = rooms;
        this.pending = rooms.pending();
    }

    /**
     * Returns the login request whose hand-over comes next, now that the application answers a request or, for one it has
     * no part in, before it does. Empty when nobody is signed in or none awaits it, or when Open Liberty, which takes
     * the query from its login page, is about to send the browser back to the address that has it.
     *
     * @param before who was signed in when the request came
     */
    Optional<PendingLogin> find(HttpServletRequest request, Optional<Person> before) {
        List<PendingLogin> waiting = pending.all(request);
        Optional<Person> person = rooms.person(request);
        boolean post = request.getMethod().equals("POST");
        Optional<PendingLogin> comesFrom =
                post && !Navigation.isFromHere(request) ? Optional.empty() : comesFrom(request);
        if (person.isEmpty()) {
            comesFrom
                    .filter(login -> post && login.stage() == Stage.PARKED)
                    .ifPresent(login -> pending.replace(request, login, login.at(Stage.TRIED, null)));
            return Optional.empty();
        }
        Optional<PendingLogin> meant = comesFrom.or(() -> onlyTried(waiting));
        if (meant.isEmpty() && before.isEmpty() && request.getServletPath().endsWith(Following.FORM_LOGIN)) {
            return Optional.empty();
        }
        if (meant.isEmpty()) {
            return waiting.stream()
                    .filter(PendingLogin::awaitsSignIn)
                    .findFirst()
                    .map(login -> at(request, login, Stage.ASKED, null));
        }
        String account = person.get().name();
        return meant.filter(PendingLogin::awaitsSignIn).map(login -> {
            if (post && !isSignIn(request, before, account)) {
                return at(request, login, Stage.ASKED, null);
            }
            return post && login.stage() == Stage.ASKED ? at(request, login, Stage.APPROVED, account) : login;
        });
    }

    /**
     * Returns the login request a request at one of our own addresses is about. A container that remembers one address only
     * may bring a tab to the address of another tab's: the one of the page the tab comes from goes first as long as it
     * awaits a sign-in. Where the query was lost on the way, as at an OpenID provider, one that awaits a sign-in goes
     * before those that are done.
     */
    Optional<PendingLogin> findAddressed(HttpServletRequest request) {
        Optional<PendingLogin> comesFrom = comesFrom(request);
        Optional<String> addressed = request.getMethod().equals("GET")
                ? rooms.arrival().findAddressedId(request)
                : Optional.ofNullable(request.getParameter(LoginRequest.LOGIN_REQUEST_ID));
        return addressed.isEmpty()
                ? comesFrom.or(() -> newest(pending.all(request)))
                : comesFrom.filter(PendingLogin::awaitsSignIn).or(() -> pending.find(request, addressed.get()));
    }

    /**
     * Somebody is signed in, for this login request: whatever else was parked has to be asked about. So has this one unless
     * the browser comes from its login page.
     */
    void passOverOthers(HttpServletRequest request, String loginRequestId) {
        pending.all(request).stream()
                .filter(PendingLogin::isCompletedSilently)
                .filter(login -> !login.loginRequestId().equals(loginRequestId) || !isMeant(request, login))
                .forEach(login -> pending.replace(request, login, login.at(Stage.ASKED, null)));
    }

    /**
     * Returns whether the browser comes from this login request's login page. Nothing the session holds stands in for that:
     * an attacker may have prepared it and planted it in this browser.
     */
    boolean isMeant(HttpServletRequest request, PendingLogin login) {
        return loginPageId(request).equals(Optional.of(login.loginRequestId()));
    }

    /**
     * Returns whether a request is a step of the login for a login request that waits: it comes from the login page, as the
     * browser tells, or from a page of this application after a wrong password.
     */
    boolean isStep(HttpServletRequest request) {
        return findStepId(request).isPresent()
                || (Navigation.isFromHere(request)
                        && pending.all(request).stream()
                                .map(PendingLogin::stage)
                                .anyMatch(stage -> stage == Stage.TRIED || stage == Stage.SWITCHING));
    }

    /** Returns the login request whose login page a request is addressed to or comes from, while that awaits a sign-in. */
    Optional<String> findStepId(HttpServletRequest request) {
        return comesFrom(request).filter(PendingLogin::awaitsSignIn).map(PendingLogin::loginRequestId);
    }

    /**
     * The page comes before the address: a container that remembers one address only brings one tab to the address of
     * another.
     */
    private Optional<PendingLogin> comesFrom(HttpServletRequest request) {
        return loginPageId(request)
                .or(() -> rooms.arrival().findAddressedId(request))
                .flatMap(id -> pending.find(request, id));
    }

    private static Optional<PendingLogin> newest(List<PendingLogin> waiting) {
        return waiting.stream()
                .filter(PendingLogin::awaitsSignIn)
                .findFirst()
                .or(() -> waiting.stream().findFirst());
    }

    /** A page of another site may have any query. */
    private Optional<String> loginPageId(HttpServletRequest request) {
        return Navigation.isFromHere(request) ? rooms.arrival().findLoginPageId(request) : Optional.empty();
    }

    /** After a wrong password the login page has often lost its query. */
    private static Optional<PendingLogin> onlyTried(List<PendingLogin> waiting) {
        List<PendingLogin> tried =
                waiting.stream().filter(login -> login.stage() == Stage.TRIED).toList();
        return tried.size() == 1 ? Optional.of(tried.get(0)) : Optional.empty();
    }

    /** Who was there before may just have been left there, whatever was typed: then the name typed has to be that name. */
    private static boolean isSignIn(HttpServletRequest request, Optional<Person> before, String account) {
        return before.filter(person -> person.name().equals(account)).isEmpty() || isTyped(request, account);
    }

    /** What a server cannot read as a form has nothing typed in it. */
    private static boolean isTyped(HttpServletRequest request, String account) {
        try {
            return request.getParameterMap().values().stream()
                    .flatMap(Arrays::stream)
                    .anyMatch(account::equals);
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private PendingLogin at(HttpServletRequest request, PendingLogin login, Stage stage, String account) {
        PendingLogin changed = login.at(stage, account);
        pending.replace(request, login, changed);
        return changed;
    }
}
