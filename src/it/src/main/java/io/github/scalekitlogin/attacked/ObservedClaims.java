// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.attacked;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts its calls, and lets another user sign in to the session during a call when it is told to. */
public final class ObservedClaims implements ClaimsProvider {

    static final AtomicInteger CALLS = new AtomicInteger();
    static final AtomicBoolean SWITCH_USER = new AtomicBoolean();

    /** For {@code META-INF/services}. */
    public ObservedClaims() {}

    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims)
            throws ServletException {
        CALLS.incrementAndGet();
        if (SWITCH_USER.getAndSet(false)) {
            if (request.getSession().getAttribute("USER") == null) {
                request.logout();
                request.login("bob", "secret");
            } else {
                request.getSession().setAttribute("USER", "bob");
            }
        }
    }
}
