// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Puts the claims together, the later the stronger: the principal's name, what the server knows of the principal, roles,
 * the directory, the database, the settings, and last the application's own {@link ClaimsProvider}. Thread-safe.
 */
public final class ClaimsProviders {

    private final List<ClaimsProvider> sources;

    private ClaimsProviders(List<ClaimsProvider> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Returns a builder with the sources that need no setting. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns who the person is.
     *
     * @throws ClaimsException when a source fails, the application's provider is not the only one, or {@code sub} or
     *     {@code email} is missing or wrong at the end
     */
    public UserClaims claimsOf(Principal principal, HttpServletRequest request) throws ClaimsException {
        UserClaims.Builder builder = UserClaims.builder();
        for (ClaimsProvider source : sources) {
            add(source, principal, request, builder);
        }
        Optional<ClaimsProvider> own = findApplicationsOwn();
        if (own.isPresent()) {
            add(own.get(), principal, request, builder);
        }
        return ClaimsCheck.checked(builder);
    }

    private static void add(
            ClaimsProvider provider, Principal principal, HttpServletRequest request, UserClaims.Builder claims)
            throws ClaimsException {
        try {
            provider.addClaims(principal, request, claims);
        } catch (ClaimsException e) {
            throw e;
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

    /** Collects sources; {@link #build} puts them into their order. Not thread-safe. */
    public static final class Builder {

        private String emailDomain;
        private final List<ClaimsProvider> roles = new ArrayList<>();
        private ClaimsProvider directory;
        private ClaimsProvider database;
        private Map<String, Expression> settings = Map.of();

        private Builder() {}

        /** Appends a domain to a principal's name that is no e-mail address; null appends none. */
        public Builder emailDomain(String domain) {
            this.emailDomain = domain;
            return this;
        }

        /** Tells which of these roles of the application the person has: its names, each with Scalekit's. */
        public Builder roles(Map<String, String> names) {
            return roles("roles", names);
        }

        /** Tells the same as groups. */
        public Builder groups(Map<String, String> names) {
            return roles("groups", names);
        }

        /** Asks a directory, by a filter with <code>{0}</code> for the principal's name; {@code attributes} has one for each claim. */
        public Builder directory(LdapDirectory where, String filter, Map<String, String> attributes) {
            this.directory = new LdapClaims(where, filter, attributes);
            return this;
        }

        /** Asks a data source of JNDI, by a query with one {@code ?} for the principal's name. */
        public Builder database(String dataSource, String query, Duration timeout) {
            this.database = new SqlClaims(dataSource, query, timeout);
            return this;
        }

        /** Takes claims by name, fixed or by expressions. */
        public Builder settings(Map<String, Expression> byName) {
            this.settings = byName;
            return this;
        }

        /** Returns the sources, in their order. */
        public ClaimsProviders build() {
            List<ClaimsProvider> sources = new ArrayList<>();
            sources.add(new PrincipalClaims(emailDomain));
            sources.add(new WherePresent(OpenIdClaims::new));
            sources.add(new WherePresent(JsonWebTokenClaims::new));
            sources.add(new WherePresent(ElytronClaims::new));
            sources.addAll(roles);
            if (directory != null) {
                sources.add(directory);
            }
            if (database != null) {
                sources.add(database);
            }
            if (!settings.isEmpty()) {
                sources.add(new SettingClaims(settings));
            }
            return new ClaimsProviders(sources);
        }

        private Builder roles(String claim, Map<String, String> names) {
            if (!names.isEmpty()) {
                roles.add(new RoleClaims(claim, names));
            }
            return this;
        }
    }
}
