// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.user;

import io.github.scalekitlogin.internal.container.Principals;
import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.log.LogMessage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Optional;

/**
 * Finds the signed-in user of a request: the one the application has named with {@code ScalekitLogin.signedIn}, else the
 * container's principal; or, if the settings say so, the user that the application keeps. Thread-safe.
 */
public final class UserResolver {

    private static final String NAMED = "io.github.scalekitlogin.signedIn";
    private static final String CLAIMS = "io.github.scalekitlogin.signedInClaims";

    private final ApplicationUserSource application;

    private UserResolver(ApplicationUserSource application) {
        this.application = application;
    }

    /** Returns a resolver that asks the container, unless the application has named a user. */
    public static UserResolver ofContainer() {
        return new UserResolver(null);
    }

    /** Returns a resolver that asks the application only. */
    public static UserResolver ofApplication(ApplicationUserSource application) {
        return new UserResolver(application);
    }

    /**
     * Stores the account that the application has signed in, instead of any other. Claims first: a concurrent request may see
     * those of one account with the name of another one, which its reader refuses.
     *
     * @param account the name, or null: nobody
     * @param claims the claims of the account as a text that names it, or null
     */
    public static void setNamedAccount(HttpSession session, String account, String claims) {
        set(session, CLAIMS, claims);
        set(session, NAMED, account);
    }

    private static void set(HttpSession session, String name, String text) {
        if (text == null) {
            session.removeAttribute(name);
        } else {
            session.setAttribute(name, text);
        }
    }

    /** Returns the signed-in user, or empty if nobody is signed in or the user cannot be read. Creates no session. */
    public Optional<SignedInUser> find(HttpServletRequest request) {
        return application == null ? named(request).or(() -> ofContainer(request)) : ofApplication(request);
    }

    private static Optional<SignedInUser> ofContainer(HttpServletRequest request) {
        Principal principal = Principals.find(request);
        return principal == null
                        || principal.getName() == null
                        || principal.getName().isEmpty()
                ? Optional.empty()
                : Optional.of(new SignedInUser(principal));
    }

    private static Optional<SignedInUser> named(HttpServletRequest request) {
        HttpSession session = Sessions.find(request);
        String account = session == null ? null : text(session, NAMED);
        return account == null
                ? Optional.empty()
                : Optional.of(new SignedInUser(
                        new ApplicationPrincipal(account, account), UserProfile.NONE, text(session, CLAIMS)));
    }

    private static String text(HttpSession session, String name) {
        try {
            return session.getAttribute(name) instanceof String text ? text : null;
        } catch (RuntimeException unreadable) {
            LogMessage.ACCOUNT_NOT_READABLE.log(unreadable);
            return null;
        }
    }

    private Optional<SignedInUser> ofApplication(HttpServletRequest request) {
        if (Sessions.find(request) == null) {
            return Optional.empty();
        }
        try {
            Object user = application.user(request);
            if (user == null || user.equals("")) {
                return Optional.empty();
            }
            String account = application.nameOf(user, request);
            if (account == null || account.isBlank()) {
                LogMessage.USER_WITHOUT_NAME.log(user.getClass().getName());
                return Optional.empty();
            }
            return Optional.of(
                    new SignedInUser(new ApplicationPrincipal(account, user), application.profileOf(user), null));
        } catch (Exception | LinkageError e) {
            LogMessage.USER_NOT_READABLE.log(e.getMessage());
            return Optional.empty();
        }
    }
}
