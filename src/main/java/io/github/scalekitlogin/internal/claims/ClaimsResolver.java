// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.claims.SourceClaims.Finding;
import io.github.scalekitlogin.internal.log.LogMessage;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Resolves the claims of a user. Later sources override earlier ones; {@link Builder#build} has their order. What an application
 * says about one user is stronger than what settings say about all: the claims that it gives at the login override the directory,
 * the database and the settings, and its {@link ClaimsProvider} has the last word. Thread-safe.
 */
public final class ClaimsResolver implements AutoCloseable {

    private final PrincipalName principalName;
    private final AllowRule allow;
    private final List<ClaimsSource> sources;
    private final Optional<String> fixedOrganizationName;
    private final LdapClaims directory;
    private final ApplicationProvider provider = new ApplicationProvider();

    private ClaimsResolver(Builder builder, List<ClaimsSource> sources) {
        this.principalName = builder.principalName;
        this.allow = builder.allow;
        this.sources = List.copyOf(sources);
        this.fixedOrganizationName = builder.organizationName();
        this.directory = builder.directory;
    }

    /** Returns a builder with the sources that need no setting. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the validated claims of a user. Logs a warning for each optional claim that is left out.
     *
     * @param principal the signed-in user
     * @param attributes what a security framework knows about the user, by name; may be empty
     * @param loginClaims the claims that the application has given at the login of this account, by the names of claims; may be
     *     empty
     * @param request the current request of that user
     * @throws ClaimsException if the user is denied, a source fails, the application has more than one provider, or {@code sub} or {@code email}
     *     is missing or refused in the end; the message names the source and contains no value
     */
    public UserClaims resolve(
            Principal principal,
            Map<String, Object> attributes,
            Map<String, Object> loginClaims,
            HttpServletRequest request)
            throws ClaimsException {
        ClaimsSubject subject =
                new ClaimsSubject(principal, principalName.of(principal, request), attributes, loginClaims, request);
        allow.check(subject);
        CollectedClaims collected = new CollectedClaims();
        for (ClaimsSource source : sources) {
            collected.add(read(source, subject));
        }
        provider.addChanges(subject, collected);
        requireIdentity(collected);
        collected.refused().forEach(ClaimsResolver::warn);
        return collected.builder().build();
    }

    /**
     * Shows which source gives which claim for the name of a principal, and what is refused. Sends nothing. Sources that need
     * the request of the user are not asked. A source that fails has a row with the reason.
     */
    public ClaimsReport dryRun(String principalName) {
        return ClaimsReport.of(principalName, this.principalName, allow, sources);
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

    /** Searches the classes that sources need and that not all servers have. Otherwise the first user waits for that. */
    public void prepare() {
        for (ClaimsSource source : sources) {
            if (source instanceof OptionalClaimsSource optional) {
                optional.prepare();
            }
        }
    }

    /** Returns what the sources are called, weakest first. The provider of the application comes after them. */
    List<String> titles() {
        return sources.stream().map(ClaimsSource::title).toList();
    }

    /** Closes the connections to the directory. */
    @Override
    public void close() {
        if (directory != null) {
            directory.close();
        }
    }

    static SourceClaims read(ClaimsSource source, ClaimsSubject subject) throws ClaimsException {
        SourceClaims claims = new SourceClaims(source.title());
        try {
            source.addClaims(subject, claims);
        } catch (RuntimeException e) {
            throw ClaimsException.sourceFailed(
                    "Claims cannot be read from " + source.title() + ": "
                            + e.getClass().getName(),
                    e);
        }
        return claims;
    }

    private static void warn(Finding finding) {
        (finding.value() == null ? LogMessage.CLAIM_LEFT_OUT : LogMessage.CLAIM_VALUE_LEFT_OUT)
                .log(finding.claim(), finding.source(), finding.refusal());
    }

    static void requireIdentity(CollectedClaims collected) throws ClaimsException {
        for (Claim claim : Claim.values()) {
            Finding finding = collected.decisive(claim);
            if (claim.isRequired() && (finding == null || finding.value() == null)) {
                throw new ClaimsException(
                        (finding == null
                                        ? "The account has no " + claim.key
                                        : "The " + claim.key + " of the account " + finding.refusal()
                                                + ". It comes from " + finding.source())
                                + ". Set scalekit.claims.sub, scalekit.claims.email or scalekit.claims.email-domain, or"
                                + " supply the claim with another claims source or a "
                                + ClaimsProvider.class.getName(),
                        null);
            }
        }
    }

    /** Collects sources. {@link #build} puts them into their order. Not thread-safe. */
    public static final class Builder {

        private PrincipalName principalName = PrincipalName.asIs();
        private AllowRule allow = AllowRule.everybody();
        private String emailDomain;
        private final List<ClaimsSource> roles = new ArrayList<>();
        private LdapClaims directory;
        private ClaimsSource database;
        private Map<String, Expression> settings = Map.of();

        private Builder() {}

        /** Sets the form of the principal's name that the sources use. */
        public Builder principalName(PrincipalName form) {
            this.principalName = form;
            return this;
        }

        /** Sets which users may use the application through an AI client. */
        public Builder allow(AllowRule rule) {
            this.allow = rule;
            return this;
        }

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

        /** Adds an LDAP directory. Opens no connection. */
        public Builder directory(LdapDirectory directory, LdapSearch search) {
            this.directory = new LdapClaims(directory, search);
            return this;
        }

        /**
         * Adds a database query.
         *
         * @param dataSource JNDI name of the data source
         * @param query query with one {@code ?} for the principal's name
         * @param timeout limit for all of it; the wait for a connection is limited by the pool
         * @param json parses the text of a JSON column; throws IllegalArgumentException
         */
        public Builder database(String dataSource, String query, Duration timeout, Function<String, Object> json) {
            this.database = new SqlClaims(dataSource, query, timeout, json);
            return this;
        }

        /** Adds fixed texts and expressions by claim name. */
        public Builder settings(Map<String, Expression> byName) {
            this.settings = byName;
            return this;
        }

        /** Returns the resolver with all sources in their order, weakest first. */
        public ClaimsResolver build() {
            List<ClaimsSource> sources = new ArrayList<>();
            sources.add(new PrincipalClaims(emailDomain));
            sources.add(new FrameworkClaims());
            sources.add(new OptionalClaimsSource(
                    "the OpenID provider",
                    "jakarta.security.enterprise.identitystore.openid.OpenIdContext",
                    OpenIdClaims::new));
            sources.add(new OptionalClaimsSource(
                    "the JSON Web Token", "org.eclipse.microprofile.jwt.JsonWebToken", JsonWebTokenClaims::new));
            sources.add(new OptionalClaimsSource(
                    "the identity of WildFly Elytron",
                    "org.wildfly.security.auth.server.SecurityDomain",
                    ElytronClaims::new));
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
            sources.add(new LoginClaims());
            return new ClaimsResolver(this, sources);
        }

        private Optional<String> organizationName() {
            return Optional.ofNullable(settings.get(Claim.ORGANIZATION_EXTERNAL_NAME.key))
                    .filter(Expression::isFixed)
                    .map(Expression::toString)
                    .filter(name -> !ClaimValues.isMissing(name)
                            && Claim.ORGANIZATION_EXTERNAL_NAME
                                    .format
                                    .refusal(name)
                                    .isEmpty());
        }

        private Builder roles(String claim, Map<String, String> names) {
            if (!names.isEmpty()) {
                roles.add(new RoleClaims(claim, names));
            }
            return this;
        }
    }
}
