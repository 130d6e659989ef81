// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import java.net.URI;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The validated settings. {@link SettingTable} has their keys and defaults.
 *
 * @param environmentUrl scheme and authority only, no trailing slash
 * @param clientId id of the machine-to-machine client
 * @param clientSecret secret of the machine-to-machine client
 * @param connectionId {@code conn_…}
 * @param path prefix of the filter's own paths below the context path, such as {@code /scalekit}
 * @param contextPath path at which browsers see the application, empty for none, or null: the context path
 * @param login how the application signs users in
 * @param confirm when the confirm page is shown
 * @param onceDataSource JNDI name of the data source with the submissions of all nodes, or null: each session decides alone
 * @param stylesheet path of a stylesheet for the filter's pages below the context path, or null: the built-in one
 * @param network limits, proxy and trusted certificates for calls to Scalekit
 * @param claims the claims sources
 * @param sources the source of each setting that differs from its default, by key; contains no values
 */
public record Settings(
        URI environmentUrl,
        String clientId,
        ClientSecret clientSecret,
        String connectionId,
        String path,
        String contextPath,
        Login login,
        Confirm confirm,
        String onceDataSource,
        String stylesheet,
        Network network,
        Claims claims,
        Map<String, String> sources) {

    /** When the user must confirm the account. */
    public enum Confirm {
        /** If a user was already signed in when the login request arrived. */
        SIGNED_IN,
        /** For each login request. */
        ALWAYS,
        /** Never. Only safe if each login request is known to come from the user. */
        NEVER
    }

    /**
     * Limits, proxy and trusted certificates for calls to Scalekit.
     *
     * @param connectTimeout limit for opening a connection
     * @param timeout limit for one submission with all its calls
     * @param maxConcurrentHandovers how many submissions may run at the same time; the others wait
     * @param proxy an HTTP proxy, or null: the proxy of the JVM's system properties, if any
     * @param trustStore the trusted certificates, or null: the certificates that the JVM trusts
     */
    public record Network(
            Duration connectTimeout, Duration timeout, int maxConcurrentHandovers, Proxy proxy, KeyStore trustStore) {}

    /**
     * An HTTP proxy.
     *
     * @param host name or address
     * @param port port
     * @param credentials user name and password with a colon between them, or null
     */
    public record Proxy(String host, int port, String credentials) {

        /** Returns host and port: the credentials must not be logged. */
        @Override
        public String toString() {
            return host + ':' + port;
        }
    }

    /**
     * How the application signs users in.
     *
     * @param page path of the login page below the context path, or null: the container shows its login
     * @param logoutPage path of the application's own logout below the context path, or null
     * @param framework the security framework that signs users in, or null
     * @param principal expression for the signed-in user of an application without container security, or null
     * @param principalAttribute session attribute with the signed-in user of such an application, or null
     */
    public record Login(
            String page, String logoutPage, Framework framework, String principal, String principalAttribute) {

        /** Returns whether the container signs users in. */
        public boolean isByContainer() {
            return framework == null && principal == null && principalAttribute == null;
        }
    }

    /** Security frameworks whose user the filter reads from the session. */
    public enum Framework {
        /** Spring Security 6 and 7. */
        SPRING_SECURITY,
        /** Apache Shiro 2 with the sessions of the container. */
        SHIRO,
        /** pac4j. */
        PAC4J,
        /** The Apereo CAS client. */
        CAS;

        /** Returns the value of {@code scalekit.principal}, such as {@code spring-security}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The claims sources.
     *
     * @param name the form of the principal's name that the sources use
     * @param allow which users may use the application through an AI client, or null: all
     * @param emailDomain domain that turns a principal's name into an e-mail address, or null
     * @param roles application roles for the claim {@code roles}, each with the name for Scalekit
     * @param groups application roles for the claim {@code groups}, each with the name for Scalekit
     * @param values fixed texts and expressions by claim name, including {@code custom_attributes.…}
     * @param sql the database query, or null
     * @param ldap the LDAP directory, or null
     */
    public record Claims(
            PrincipalName name,
            Allow allow,
            String emailDomain,
            Map<String, String> roles,
            Map<String, String> groups,
            Map<String, String> values,
            Sql sql,
            Ldap ldap) {}

    /**
     * The form of the principal's name that the claims sources use.
     *
     * @param form the form
     * @param expression the expression for {@link NameForm#EXPRESSION}, else null
     * @param domains the domains and realms that {@link NameForm#SHORT} removes, else empty
     */
    public record PrincipalName(NameForm form, String expression, Set<String> domains) {}

    /**
     * Which users may use the application through an AI client.
     *
     * @param roles roles of the application, of which users need one; empty if there is an expression
     * @param expression an expression that is true for these users, or null
     */
    public record Allow(Set<String> roles, String expression) {}

    /** Forms of a principal's name. */
    public enum NameForm {
        /** As the container or the application gives it. */
        AS_IS,
        /** Without white space around it. */
        STRIPPED,
        /** Without domain and realm. */
        SHORT,
        /** The value of an expression. */
        EXPRESSION
    }

    /**
     * A database query for claims.
     *
     * @param dataSource JNDI name of a data source
     * @param query the query, with one {@code ?}
     */
    public record Sql(String dataSource, String query) {}

    /**
     * An LDAP directory with claims.
     *
     * @param urls {@code ldaps://host:port} of each server, in the order in which they are tried
     * @param startTls whether {@code ldap} connections are encrypted with StartTLS
     * @param base distinguished name below which users are searched
     * @param filter search filter with <code>{0}</code> for the principal's name
     * @param bindDn distinguished name for the bind, or null: anonymous
     * @param bindPassword password for the bind, or null
     * @param attributes the LDAP attribute for each claim
     * @param groupName {@code cn}, {@code dn} or the attribute of a group that is sent for it
     * @param nestedGroups whether the groups of groups are sent as well
     */
    public record Ldap(
            List<URI> urls,
            boolean startTls,
            String base,
            String filter,
            String bindDn,
            String bindPassword,
            Map<String, String> attributes,
            String groupName,
            boolean nestedGroups) {

        /** Returns the URLs only: the other components must not be logged. */
        @Override
        public String toString() {
            return urls.toString();
        }
    }
}
