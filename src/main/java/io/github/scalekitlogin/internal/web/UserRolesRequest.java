// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.user.SignedInUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** A request that knows the user and the roles of a security framework, for the sources of claims. */
final class UserRolesRequest extends HttpServletRequestWrapper {

    private final SignedInUser user;

    UserRolesRequest(HttpServletRequest request, SignedInUser user) {
        super(request);
        this.user = user;
    }

    /** Spring Security's roles are authorities with the prefix {@code ROLE_}. */
    @Override
    public boolean isUserInRole(String role) {
        return super.isUserInRole(role)
                || user.profile().roles().contains(role)
                || user.profile().roles().contains("ROLE_" + role);
    }

    @Override
    public Principal getUserPrincipal() {
        Principal container = super.getUserPrincipal();
        return container == null ? user.principal() : container;
    }
}
