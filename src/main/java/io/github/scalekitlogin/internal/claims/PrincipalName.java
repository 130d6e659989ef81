// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** The form of a principal's name that all claims sources use: the setting {@code scalekit.principal-name}. Thread-safe. */
public final class PrincipalName {

    private static final String SETTING = "scalekit.principal-name";

    private final Form form;

    private PrincipalName(Form form) {
        this.form = form;
    }

    /** Computes the name for the claims sources. */
    @FunctionalInterface
    private interface Form {
        Object of(Principal principal, HttpServletRequest request) throws ClaimsException;
    }

    /** Returns the name that the container or the application has given to the principal. */
    public static PrincipalName asIs() {
        return new PrincipalName((principal, request) -> principal.getName());
    }

    /** Returns the name without white space around it. */
    public static PrincipalName stripped() {
        return new PrincipalName((principal, request) -> ClaimValues.strip(principal.getName()));
    }

    /**
     * Returns the name without its domain or realm: {@code alice} for <code>CORP\alice</code> and {@code alice@CORP.EXAMPLE}.
     * Names without a domain stay as they are. Refuses names of other domains, because two people can have the same name in
     * two domains; and services and X.500 names, because they name no account of a domain.
     *
     * @param domains the domains and realms that may be removed; case does not matter
     */
    public static PrincipalName withoutDomain(Collection<String> domains) {
        Set<String> removable =
                domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return new PrincipalName((principal, request) -> shortName(ClaimValues.strip(principal.getName()), removable));
    }

    /** Returns the value of an expression, in which {@code name} is the name that the principal has. */
    public static PrincipalName of(Expression expression) {
        return new PrincipalName((principal, request) -> expression.valueFor(principal, request));
    }

    /**
     * Returns the name for the claims sources, not null.
     *
     * @param request the request of the user; null in a dry run
     * @throws ClaimsException if the name does not have this form
     */
    String of(Principal principal, HttpServletRequest request) throws ClaimsException {
        Object name = form.of(principal, request);
        if (name == null) {
            throw refused("has no value");
        }
        try {
            return name instanceof String text ? text : ClaimValues.text(name);
        } catch (RefusedValueException e) {
            throw refused(e.getMessage());
        }
    }

    private static String shortName(String name, Set<String> domains) throws ClaimsException {
        if (isDistinguished(name)) {
            throw refused("is an X.500 name, which has no domain; use an expression");
        }
        if (name.indexOf('/') >= 0) {
            throw refused("is the name of a service");
        }
        String[] parts = name.split("[\\\\@]", -1);
        if (parts.length == 1) {
            return name;
        }
        if (parts.length > 2) {
            throw refused("has more than one domain");
        }
        boolean windows = name.indexOf('\\') >= 0;
        if (!domains.contains(parts[windows ? 0 : 1].toLowerCase(Locale.ROOT))) {
            throw refused("is one of a domain that scalekit.principal-domains does not list");
        }
        return parts[windows ? 1 : 0];
    }

    private static boolean isDistinguished(String name) {
        try {
            return name.indexOf('=') > 0 && !new LdapName(name).isEmpty();
        } catch (InvalidNameException other) {
            return false;
        }
    }

    private static ClaimsException refused(String reason) {
        return new ClaimsException("The name of the principal " + reason + ": see " + SETTING, null);
    }
}
