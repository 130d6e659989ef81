// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/**
 * A value of the settings: a fixed text, or one with expressions of Jakarta Expression Language in <code>${…}</code> or
 * <code>#{…}</code>. They may name CDI beans and attributes of the session; {@code principal} is who is signed in,
 * {@code name} that one's name. Nothing of a request is ever part of an expression. Immutable, thread-safe.
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
     * Returns a setting's value.
     *
     * @throws IllegalArgumentException when it is no expression, or the server has no expressions; the message says which
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
     * Returns whether a setting's value has expressions in it, and is not the same for everybody.
     *
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static boolean isIn(String text) {
        return !of(text).fixed;
    }

    /** Returns whether it is the same for everybody. */
    boolean isFixed() {
        return fixed;
    }

    /**
     * Returns the value for a person.
     *
     * @param principal who is signed in, or null while that is to be found out
     * @param request the person's request, in whose session attributes are looked up
     * @return the value, or null when a part of the way to it is null
     * @throws ClaimsException when it cannot be evaluated; the message has no value
     */
    public Object valueFor(Principal principal, HttpServletRequest request) throws ClaimsException {
        return fixed ? text : ElEvaluation.evaluate(text, principal, request);
    }

    /** Returns the setting's value as it stands in the settings. */
    @Override
    public String toString() {
        return text;
    }
}
