// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.claims;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/**
 * Supplies claims of the signed-in user. An application that needs more claims than its settings can supply implements this
 * interface, as a CDI bean or as a service in
 * {@code META-INF/services/io.github.scalekitlogin.claims.ClaimsProvider}. An application can have one provider: two stop the
 * deployment, or the hand-over if the server finds them later.
 *
 * <!-- from src/it/src/main/java/io/github/scalekitlogin/flow/OwnClaims.java -->
 * <pre>{@code
 * public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
 *     claims.email(principal.getName() + "@own.example")
 *             .givenName("Alice")
 *             .organizationExternalId("fernhill")
 *             .organizationExternalName("Fernhill Trading Co.")
 *             .customAttributes(Map.of("department", "Garden"));
 * }
 * }</pre>
 *
 * <p>The provider is the strongest source of claims. It is called once for each hand-over, on the request thread, after the user
 * has signed in for it or confirmed it, and never for another request. What it takes counts against {@code scalekit.timeout}
 * (10 seconds by default), but it is not interrupted.
 *
 * <p>Implementations must be thread-safe: several requests may call them at the same time. The builder belongs to one call.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ClaimsProvider {

    /**
     * Adds, changes or removes claims. {@code claims.build()} shows those of the other sources.
     *
     * @param principal the signed-in user, never null
     * @param request a request in the session of the user, never null
     * @param claims the claims of the other sources, never null; its content after this call is sent to Scalekit
     * @throws io.github.scalekitlogin.LoginDeniedException if the user may not use the application through an AI client; Scalekit
     *     gets the report of a failed login
     * @throws Exception for any other reason; in that case nothing is sent, the user sees an error page with an id, and the log has
     *     the cause
     */
    void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) throws Exception;
}
