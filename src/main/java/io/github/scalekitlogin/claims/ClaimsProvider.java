// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.claims;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/**
 * Says who the signed-in person is, in Scalekit's terms. An application that wants more than the principal's name
 * implements it as a CDI bean or, without CDI, as a service in
 * {@code META-INF/services/io.github.scalekitlogin.claims.ClaimsProvider}. There may be one.
 *
 * <p>Implementations are called by one request at a time for one person, but by several requests at once: they must be
 * thread-safe.
 */
@FunctionalInterface
public interface ClaimsProvider {

    /**
     * Adds to, changes or takes back the claims known from the principal and the settings.
     *
     * @param principal who is signed in, never null
     * @param request the request of the hand-over, in the person's session, never null
     * @param claims what is known so far; what it holds afterwards is sent
     * @throws Exception for any reason: nothing is sent, the person sees a page with an id, the log has the cause
     */
    void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) throws Exception;
}
