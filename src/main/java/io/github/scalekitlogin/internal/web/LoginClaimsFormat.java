// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.log.LogMessage;
import io.github.scalekitlogin.internal.scalekit.JsonText;
import java.util.Map;

/**
 * The text form of the claims that the application has given at the login, in the session: the version {@code 1}, a blank, and a
 * JSON object with the names of Scalekit's claims. Its {@code sub} is the account to which the claims belong. Nothing reads
 * them for another account. A reader ignores claims that it does not know. Thread-safe.
 */
public final class LoginClaimsFormat {

    private static final String VERSION = "1 ";
    /** Session engines copy a session to other nodes, some at each request. */
    private static final int MAX_LENGTH = 16_384;

    private LoginClaimsFormat() {}

    /**
     * Returns the text for the session.
     *
     * @throws IllegalArgumentException if there is no {@code sub}, the claims report a failed login, a value has no form in JSON,
     *     or the text would be too long; the message contains no value
     */
    public static String write(UserClaims claims) {
        if (claims == null || claims.sub() == null || claims.sub().isBlank()) {
            throw new IllegalArgumentException("An account needs a name: the claims have no sub");
        }
        if (Boolean.TRUE.equals(claims.loginFailed())) {
            throw new IllegalArgumentException("The claims of a user who has signed in cannot report a failed login");
        }
        String text = VERSION + JsonText.write(claims.asMap());
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The claims have " + text.length() + " characters as JSON, a session keeps at most " + MAX_LENGTH
                            + ": supply large claims with a ClaimsProvider");
        }
        return text;
    }

    /**
     * Returns the claims of an account, by the names of claims. Returns none for null, for claims of another account, and for a text
     * that is damaged or of another version. Never throws.
     */
    static Map<String, Object> read(String text, String account) {
        if (text == null) {
            return Map.of();
        }
        if (!text.startsWith(VERSION) || text.length() > MAX_LENGTH) {
            return refused("another release has written them, or they are damaged");
        }
        try {
            Map<String, Object> claims = JsonText.parseObject(text.substring(VERSION.length()));
            return account.equals(claims.get("sub")) ? claims : refused("they belong to another account");
        } catch (IllegalArgumentException damaged) {
            return refused("they are damaged");
        }
    }

    private static Map<String, Object> refused(String reason) {
        LogMessage.LOGIN_CLAIMS_LEFT_OUT.log(reason);
        return Map.of();
    }
}
