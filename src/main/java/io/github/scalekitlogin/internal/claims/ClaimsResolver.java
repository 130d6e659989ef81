// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resolves the claims of a user. Sources are applied in this order, and later sources override earlier ones: the principal's
 * name, the attributes of a security framework, the server's data about the principal, roles, the LDAP directory, the
 * database, the settings, and the application's {@link ClaimsProvider}. Thread-safe.
 */
public final class ClaimsResolver {

    private final ClaimsProvider name;
    private final List<ClaimsProvider> sources;
    private final Optional<String> fixedOrganizationName;

    private ClaimsResolver(ClaimsProvider name, List<ClaimsProvider> sources, Optional<String> fixedOrganizationName) {
        this.name = name;
        this.sources = List.copyOf(sources);
        this.fixedOrganizationName = fixedOrganizationName;
    }

    /** Returns a builder with the sources that need no setting. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the validated claims of a user.
     *
     * @param principal the signed-in user
     * @param attributes what a security framework knows about the user, by name; may be empty
     * @param request the current request of that user
     * @throws ClaimsException if a source fails, the application has more than one provider, or {@code sub} or {@code email}
     *     is missing or invalid in the end
     */
    public UserClaims resolve(Principal principal, Map<String, Object> attributes, HttpServletRequest request)
            throws ClaimsException {
        UserClaims.Builder builder = UserClaims.builder();
        addClaims(name, principal, request, builder);
        addClaims(new FrameworkClaims(attributes), principal, request, builder);
        for (ClaimsProvider source : sources) {
            addClaims(source, principal, request, builder);
        }
        Optional<ClaimsProvider> provider = ApplicationProvider.find();
        if (provider.isPresent()) {
            addClaims(provider.get(), principal, request, builder);
        }
        return ClaimsValidator.validated(builder);
    }

    /**
     * Returns the organisation name from {@code scalekit.claims.organization-external-name} if it is a valid fixed text, not
     * an expression. Runs no source. The application's provider may still replace the name in {@link #resolve}.
     */
    public Optional<String> fixedOrganizationName() {
        return fixedOrganizationName;
    }

    /**
     * Checks at deployment that the application has at most one {@link ClaimsProvider}. If CDI is missing or has not started
     * yet, only services are checked.
     *
     * @throws ClaimsException if there are several; the message names their classes
     */
    public static void requireAtMostOneProvider() throws ClaimsException {
        ApplicationProvider.requireAtMostOne();
    }

    private static void addClaims(
            ClaimsProvider provider, Principal principal, HttpServletRequest request, UserClaims.Builder claims)
            throws ClaimsException {
        try {
            provider.addClaims(principal, request, claims);
        } catch (ClaimsException e) {
            throw e;
        } catch (Exception e) {
            throw ClaimsException.sourceFailed(
                    "The claims provider " + provider.getClass().getName() + " failed", e);
        }
    }

    /** Collects sources. {@link #build} puts them into their order. Not thread-safe. */
    public static final class Builder {

        private String emailDomain;
        private final List<ClaimsProvider> roles = new ArrayList<>();
        private ClaimsProvider directory;
        private ClaimsProvider database;
        private Map<String, Expression> settings = Map.of();

        private Builder() {}

        /** Sets the domain that turns a principal's name into an e-mail address; null: none. */
        public Builder emailDomain(String domain) {
            this.emailDomain = domain;
            return this;
        }

        /** Adds the claim {@code roles}: application roles, each with the name that is sent to Scalekit. */
        public Builder roles(Map<String, String> names) {
            return roles("roles", names);
        }

        /** Adds the claim {@code groups}: application roles, each with the name that is sent to Scalekit. */
        public Builder groups(Map<String, String> names) {
            return roles("groups", names);
        }

        /**
         * Adds an LDAP directory.
         *
         * @param filter search filter with <code>{0}</code> for the principal's name
         * @param attributes the LDAP attribute for each claim
         */
        public Builder directory(LdapDirectory directory, String filter, Map<String, String> attributes) {
            this.directory = new LdapClaims(directory, filter, attributes);
            return this;
        }

        /**
         * Adds a database query.
         *
         * @param dataSource JNDI name of the data source
         * @param query query with one {@code ?} for the principal's name
         */
        public Builder database(String dataSource, String query, Duration timeout) {
            this.database = new SqlClaims(dataSource, query, timeout);
            return this;
        }

        /** Adds fixed texts and expressions by claim name. */
        public Builder settings(Map<String, Expression> byName) {
            this.settings = byName;
            return this;
        }

        /** Returns the resolver with all sources in their order. */
        public ClaimsResolver build() {
            List<ClaimsProvider> sources = new ArrayList<>();
            sources.add(new OptionalClaimsSource(OpenIdClaims::new));
            sources.add(new OptionalClaimsSource(JsonWebTokenClaims::new));
            sources.add(new OptionalClaimsSource(ElytronClaims::new));
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
            return new ClaimsResolver(new PrincipalClaims(emailDomain), sources, organizationName());
        }

        private Optional<String> organizationName() {
            return Optional.ofNullable(settings.get(Claim.ORGANIZATION_EXTERNAL_NAME.key))
                    .filter(Expression::isFixed)
                    .map(Expression::toString)
                    .filter(ClaimsValidator::isOrganizationName);
        }

        private Builder roles(String claim, Map<String, String> names) {
            if (!names.isEmpty()) {
                roles.add(new RoleClaims(claim, names));
            }
            return this;
        }
    }
}
