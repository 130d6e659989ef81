// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/**
 * The value of a setting: a fixed text, or a text with Jakarta Expression Language in <code>${…}</code> or
 * <code>#{…}</code>. Expressions can use CDI beans, session attributes, {@code principal} (the signed-in user; the
 * application's own object is <code>${principal.user}</code>), {@code name} (the user's name, see {@code scalekit.principal-name}) and {@code sessionScope} (session
 * attributes with any name). They cannot use other data of the request. Immutable, thread-safe.
 *
 * @see <a href="https://jakarta.ee/specifications/expression-language/5.0/">Jakarta Expression Language</a>
 */
public final class Expression {

    private final String text;
    private final boolean fixed;

    private Expression(String text) {
        this.text = text;
        this.fixed = !text.contains("${") && !text.contains("#{");
    }

    /**
     * Parses the value of a setting.
     *
     * @throws IllegalArgumentException if the syntax is wrong, or the server has no Jakarta Expression Language
     */
    public static Expression of(String text) {
        Expression expression = new Expression(text);
        if (!expression.fixed) {
            try {
                ElEvaluation.parse(text);
            } catch (LinkageError absent) {
                throw new IllegalArgumentException("this server has no Jakarta Expression Language", absent);
            }
        }
        return expression;
    }

    /**
     * Returns whether the value of a setting contains an expression.
     *
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static boolean isIn(String text) {
        return !of(text).fixed;
    }

    /** Returns whether this is a fixed text. */
    boolean isFixed() {
        return fixed;
    }

    /**
     * Returns the value for a user.
     *
     * @param principal the signed-in user, or null if not known yet
     * @param request the user's request; its session has the attributes
     * @return the value, or null if any part of the expression is null
     * @throws ClaimsException if the evaluation fails; the message contains no value
     */
    public Object valueFor(Principal principal, HttpServletRequest request) throws ClaimsException {
        return valueFor(principal, principal == null ? null : principal.getName(), request);
    }

    /** Returns the value for a user whose account has another form of name, {@code name}. */
    Object valueFor(Principal principal, String name, HttpServletRequest request) throws ClaimsException {
        return fixed ? text : ElEvaluation.evaluate(text, principal, name, request);
    }

    /** Returns the text from the settings. */
    @Override
    public String toString() {
        return text;
    }
}
