// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.claims;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Puts the claims together: first what the principal and the settings tell, then the application's own
 * {@link ClaimsProvider}, which has the last word. Thread-safe.
 */
public final class ClaimsProviders {

    private final ClaimsProvider fromPrincipal;

    /**
     * Creates the collector.
     *
     * @param emailDomain appended to a principal's name that is no e-mail address, or null
     * @param roles the roles Scalekit may be told of; those the person has are sent
     */
    public ClaimsProviders(String emailDomain, List<String> roles) {
        this.fromPrincipal = new PrincipalClaims(emailDomain, roles);
    }

    /**
     * Returns who the person is.
     *
     * @throws ClaimsException when the application's provider fails, is not the only one, or {@code sub} or {@code email}
     *     is missing at the end
     */
    public UserClaims claimsOf(Principal principal, HttpServletRequest request) throws ClaimsException {
        UserClaims.Builder builder = UserClaims.builder();
        add(fromPrincipal, principal, request, builder);
        Optional<ClaimsProvider> own = findApplicationsOwn();
        if (own.isPresent()) {
            add(own.get(), principal, request, builder);
        }
        UserClaims claims = builder.build();
        if (isBlank(claims.sub()) || isBlank(claims.email())) {
            throw new ClaimsException(
                    "No " + (isBlank(claims.sub()) ? "sub" : "email") + " is known for the account. Set"
                            + " scalekit.claims.email-domain, or supply it by a " + ClaimsProvider.class.getName()
                            + (own.isPresent() ? " (" + own.get().getClass().getName() + " does not)" : ""),
                    null);
        }
        return claims;
    }

    private static void add(
            ClaimsProvider provider, Principal principal, HttpServletRequest request, UserClaims.Builder claims)
            throws ClaimsException {
        try {
            provider.addClaims(principal, request, claims);
        } catch (Exception e) {
            throw new ClaimsException(
                    "The claims provider " + provider.getClass().getName() + " failed", e);
        }
    }

    private static Optional<ClaimsProvider> findApplicationsOwn() throws ClaimsException {
        List<ClaimsProvider> found = fromCdi();
        if (found.isEmpty()) {
            found = loaded();
        }
        if (found.size() > 1) {
            throw new ClaimsException(
                    "More than one " + ClaimsProvider.class.getName() + ": "
                            + found.stream().map(p -> p.getClass().getName()).toList(),
                    null);
        }
        return found.stream().findFirst();
    }

    private static List<ClaimsProvider> loaded() throws ClaimsException {
        try {
            return ServiceLoader.load(ClaimsProvider.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (java.util.ServiceConfigurationError e) {
            throw new ClaimsException("The service of " + ClaimsProvider.class.getName() + " cannot be made", e);
        }
    }

    /** Returns the CDI beans; none where the server or the application has no CDI. */
    private static List<ClaimsProvider> fromCdi() throws ClaimsException {
        List<ClaimsProvider> beans = new ArrayList<>();
        try {
            CDI.current().select(ClaimsProvider.class).forEach(beans::add);
        } catch (NoClassDefFoundError | IllegalStateException noCdiHere) {
            return List.of();
        } catch (RuntimeException e) {
            throw new ClaimsException("The CDI bean of " + ClaimsProvider.class.getName() + " cannot be made", e);
        }
        return beans;
    }

    private static boolean isBlank(String value) {
        return value == null || value.isBlank();
    }
}
