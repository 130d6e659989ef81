// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

/**
 * Thrown by a {@link io.github.scalekitlogin.claims.ClaimsProvider} if the signed-in user may not use the application through
 * an AI client. The user sees a page that says so, and Scalekit gets the report of a failed login, so that the AI client need not
 * wait. Unchecked, so that code which the provider calls can throw it as well; it may also be the cause of another exception.
 *
 * <p>Final: the filter reads nothing but the type.
 *
 * @since 0.1
 */
public final class LoginDeniedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Creates the exception without a message. */
    public LoginDeniedException() {}

    /**
     * Creates the exception.
     *
     * @param message a message for the application's own use, or null; it is neither shown nor logged nor sent
     */
    public LoginDeniedException(String message) {
        super(message);
    }
}
