// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.claims;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/**
 * Supplies claims of the signed-in user. An application that needs more claims than its settings can supply implements this
 * interface, as a CDI bean or as a service in
 * {@code META-INF/services/io.github.scalekitlogin.claims.ClaimsProvider}. An application can have one provider.
 *
 * <p>Implementations must be thread-safe: several requests may call them at the same time.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ClaimsProvider {

    /**
     * Adds, changes or removes claims.
     *
     * @param principal the signed-in user, never null
     * @param request a request in the session of the user, never null
     * @param claims the claims from the principal and the settings; its content after this call is sent to Scalekit
     * @throws io.github.scalekitlogin.LoginDeniedException if the user may not use the application through an AI client; Scalekit
     *     gets the report of a failed login
     * @throws Exception for any other reason; in that case nothing is sent, the user sees an error page with an id, and the log has
     *     the cause
     */
    void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) throws Exception;
}
