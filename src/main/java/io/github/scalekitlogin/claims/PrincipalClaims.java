// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.claims;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.regex.Pattern;

/** What the container's principal and the settings tell: every claim that needs no code. */
final class PrincipalClaims implements ClaimsProvider {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private final String emailDomain;
    private final List<String> roles;

    PrincipalClaims(String emailDomain, List<String> roles) {
        this.emailDomain = emailDomain;
        this.roles = List.copyOf(roles);
    }

    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
        String name = principal.getName();
        claims.sub(name).preferredUsername(name);
        if (EMAIL.matcher(name).matches()) {
            claims.email(name);
        } else if (emailDomain != null) {
            claims.email(name + '@' + emailDomain);
        }
        if (!roles.isEmpty()) {
            claims.roles(roles.stream().filter(request::isUserInRole).toList());
        }
    }
}
