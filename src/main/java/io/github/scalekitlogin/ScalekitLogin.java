// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BiConsumer;

/**
 * For applications that sign users in without the container and want to say so themselves. An alternative to the settings
 * {@code scalekit.principal} and {@code scalekit.principal-attribute}: if one of them is set, it alone decides who is signed in.
 * The setting {@code scalekit.login-page} is needed as well.
 *
 * <p>Call {@code signedIn} right after the password was checked and before the application answers, from a servlet or a Faces bean,
 * with or without ajax. If a login request is pending, the redirect or page of the application is then replaced by the hand-over.
 * The account counts until {@code signedOut} is called, another {@code signedIn} names another account, or the session ends. It goes
 * before the container's principal.
 *
 * <p>The account is kept in the session as text, so it survives replication. All methods are thread-safe. Of two concurrent calls in
 * one session, either may win, but claims are never sent for another account than the one they were given for.
 *
 * @since 0.1
 */
public final class ScalekitLogin {

    @SuppressWarnings("unchecked")
    private static final BiConsumer<HttpServletRequest, Object> NAMED_ACCOUNT =
            InternalClassLoader.create(BiConsumer.class, "web.NamedAccount");

    private ScalekitLogin() {}

    /**
     * Says that a user has just signed in, of whom the filter needs to know the name only. Claims of an earlier call are removed.
     *
     * <!-- from src/it/src/main/java/io/github/scalekitlogin/homegrown/SayingLogin.java -->
     * <pre>{@code
     * ScalekitLogin.signedIn(request, name);
     * }</pre>
     *
     * @param request the current request, not null; it gets a session if it has none
     * @param name the name of the account, not null, the same each time; it becomes {@code sub} unless
     *     {@code scalekit.claims.sub} is set
     * @throws IllegalArgumentException if the name is null or blank; nobody is signed in then
     * @since 0.1
     */
    public static void signedIn(HttpServletRequest request, String name) {
        NAMED_ACCOUNT.accept(request, name == null ? "" : name);
    }

    /**
     * Says that a user has just signed in, and with which claims. They override the claims of all settings, directories and
     * databases; only a {@link io.github.scalekitlogin.claims.ClaimsProvider} is stronger. They stay as they were at the login until
     * the next call. Their values are checked when they are sent, as those of other sources.
     *
     * <!-- from src/it/src/main/java/io/github/scalekitlogin/homegrown/UserServlet.java -->
     * <pre>{@code
     * ScalekitLogin.signedIn(request, claims);
     * }</pre>
     *
     * @param request the current request, not null; it gets a session if it has none
     * @param claims the claims, not null; {@code sub} is the name of the account and required, the same each time. The session keeps
     *     them as JSON of at most 16,384 characters
     * @throws IllegalArgumentException if the claims are null, have no {@code sub}, report a failed login, are too long, or have a
     *     custom attribute that has no form in JSON; the message contains no claim. Nobody is signed in then
     * @since 0.9
     */
    public static void signedIn(HttpServletRequest request, UserClaims claims) {
        NAMED_ACCOUNT.accept(request, claims == null ? UserClaims.builder().build() : claims);
    }

    /**
     * Says that the user has signed out, and removes the account and its claims. Only needed if the application keeps the session
     * then. Does nothing without a session.
     *
     * @param request the current request, not null
     * @since 0.1
     */
    public static void signedOut(HttpServletRequest request) {
        NAMED_ACCOUNT.accept(request, null);
    }
}
