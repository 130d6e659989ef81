// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import io.github.scalekitlogin.internal.claims.Claim;
import io.github.scalekitlogin.internal.config.Setting.Builder;
import io.github.scalekitlogin.internal.config.Setting.Converter;
import io.github.scalekitlogin.internal.config.Setting.Group;
import java.net.URI;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The settings. A new one needs a constant here and the code that uses its value; reading, messages and the reference page follow.
 * {@link SettingRules} has what several settings must have in common.
 */
final class SettingTable {

    private static final List<Setting<?>> SETTINGS = new ArrayList<>();

    static final Setting<URI> ENVIRONMENT_URL = setting(
                    Group.CONNECTION, "scalekit.environment-url", SettingConverters::toEnvironmentUrl)
            .expected("the https URL of the environment without a path, such as https://example.scalekit.com (http for"
                    + " loopback only)")
            .required()
            .example("https://example.scalekit.com")
            .description("The Scalekit environment.");

    static final Setting<String> CLIENT_ID = setting(
                    Group.CONNECTION, "scalekit.client-id", SettingConverters::toTextWithoutSpaces)
            .expected("the id of the machine-to-machine client, without spaces")
            .required()
            .example("skc_123456789")
            .description("The machine-to-machine client with which the filter calls Scalekit.");

    static final Setting<ClientSecret> CLIENT_SECRET = setting(
                    Group.CONNECTION,
                    "scalekit.client-secret",
                    text -> ClientSecret.of(SettingConverters.toTextWithoutSpaces(text)))
            .expected("the secret of the machine-to-machine client, without spaces (or scalekit.client-secret-file)")
            .otherwise("required, or `scalekit.client-secret-file`")
            .secret()
            .description("The secret of this client. Do not use a system property: servers log them when they start.");

    static final Setting<ClientSecret> CLIENT_SECRET_FILE = setting(
                    Group.CONNECTION, "scalekit.client-secret-file", SettingConverters::toSecretInFile)
            .expected("a readable UTF-8 file that contains only the secret")
            .otherwise("`scalekit.client-secret`")
            .example("/run/secrets/scalekit")
            .description(
                    "A file with the secret. It is read again for each new access token, about once an hour. It overrides"
                            + " `scalekit.client-secret`.");

    static final Setting<String> CONNECTION_ID = setting(
                    Group.CONNECTION, "scalekit.connection-id", SettingConverters::toConnectionId)
            .expected("conn_ and digits, at most 32 characters")
            .required()
            .example("conn_123456789")
            .description(
                    "The connection of the MCP server in Scalekit's dashboard. This is not the id of the MCP server, which begins"
                            + " with `res_`.");

    static final Setting<Boolean> ENABLED = setting(Group.CONNECTION, "scalekit.enabled", SettingConverters::toBoolean)
            .expected("true or false")
            .byDefault("true")
            .example("false")
            .description("`false` turns the filter off. No other setting is read then.");

    static final Setting<String> LOGIN_PAGE = setting(Group.LOGIN, "scalekit.login-page", SettingConverters::toPage)
            .expected("a path below the context path, such as /login.xhtml")
            .otherwise("the container shows its login")
            .example("/login.xhtml")
            .description("The login page of the application. Required with `scalekit.principal` and"
                    + " `scalekit.principal-attribute`.");

    static final Setting<String> LOGOUT_PAGE = setting(Group.LOGIN, "scalekit.logout-page", SettingConverters::toPage)
            .expected("a path below the context path that signs users out, such as /logout")
            .otherwise("the logout of the container, and the end of the session")
            .example("/logout")
            .description("The logout of the application by GET. *Use another account* on the confirm page uses it.");

    static final Setting<String> PRINCIPAL = setting(
                    Group.LOGIN, "scalekit.principal", ExpressionConverters::toPrincipal)
            .expected("spring-security, shiro, pac4j, cas, or an expression such as ${userSession.user}")
            .otherwise("the container, or `ScalekitLogin.signedIn`")
            .expression()
            .example("spring-security")
            .description(
                    "Who signs users in, if it is not the container: a security framework, or an expression for the signed-in"
                            + " user.");

    static final Setting<String> PRINCIPAL_ATTRIBUTE = setting(
                    Group.LOGIN, "scalekit.principal-attribute", Function.<String>identity())
            .expected("the name of a session attribute")
            .otherwise("the container, or `ScalekitLogin.signedIn`")
            .example("USER")
            .description("The session attribute with the signed-in user. An alternative to `scalekit.principal`.");

    static final Setting<Settings.PrincipalName> PRINCIPAL_NAME = settingOfSeveral(
                    Group.USERS, "scalekit.principal-name", ExpressionConverters::toPrincipalName)
            .expected("as-is, stripped, short, or an expression such as ${name.toLowerCase()}")
            .byDefault("as-is")
            .expression()
            .example("${name.toLowerCase()}")
            .description(
                    "The form of the user's name that all claims use. `stripped` is without white space around it, `short`"
                            + " without domain and realm.");

    static final Setting<Set<String>> PRINCIPAL_DOMAINS = setting(
                    Group.USERS, "scalekit.principal-domains", SettingConverters::toNames)
            .expected("domains and realms separated by commas, such as CORP,CORP.EXAMPLE.COM")
            .otherwise("required with `scalekit.principal-name=short`")
            .example("CORP,CORP.EXAMPLE.COM")
            .description("The domains and realms that `short` removes. Names of other domains are refused.");

    static final Setting<Settings.Allow> ALLOW = setting(Group.USERS, "scalekit.allow", ExpressionConverters::toAllow)
            .expected("roles of the application separated by commas, of which users need one, or an expression such as"
                    + " ${currentUser.aiAllowed}")
            .otherwise("all users")
            .expression()
            .example("mcp-user,admin")
            .description(
                    "Who may use the application through an AI client. Other users see a page, and Scalekit gets the report of a"
                            + " failed login.");

    static final Setting<Settings.Confirm> CONFIRM = setting(
                    Group.PAGES, "scalekit.confirm", SettingConverters::toConfirm)
            .expected("signed-in, always or never")
            .byDefault("signed-in")
            .example("always")
            .description(
                    "When the user must confirm the account: if somebody was signed in before, always, or never. With `never`, a link"
                            + " can hand over the identity of the user who opens it.");

    static final Setting<String> PATH = setting(Group.PAGES, "scalekit.path", SettingConverters::toOwnPath)
            .expected("a path such as /scalekit: a slash, then letters, digits, '-', '_' and '/'")
            .byDefault("/scalekit")
            .example("/mcp-login")
            .description("The prefix of the filter's own addresses below the context path.");

    static final Setting<String> CONTEXT_PATH = setting(
                    Group.PAGES, "scalekit.context-path", SettingConverters::toContextPath)
            .expected(
                    "the path at which browsers see the application if a reverse proxy changes it, such as /shop, or / for none")
            .otherwise("the context path")
            .example("/shop")
            .description("The path at which browsers see the application, if a reverse proxy changes it.");

    static final Setting<String> STYLESHEET = setting(Group.PAGES, "scalekit.stylesheet", SettingConverters::toPage)
            .expected("a path below the context path, such as /css/scalekit.css")
            .otherwise("the built-in one")
            .example("/css/scalekit.css")
            .description(
                    "A stylesheet of the application for the filter's pages. It must be reachable without a login.");

    static final Setting<Duration> CONNECT_TIMEOUT = setting(
                    Group.NETWORK, "scalekit.connect-timeout", SettingConverters::toDuration)
            .expected("a duration from 100ms to 60s, such as 2s")
            .byDefault("2s")
            .example("500ms")
            .description("The limit for opening a connection to Scalekit.");

    static final Setting<Duration> TIMEOUT = setting(Group.NETWORK, "scalekit.timeout", SettingConverters::toDuration)
            .expected("a duration from 100ms to 60s, such as 10s")
            .byDefault("10s")
            .example("5s")
            .description("The limit for one hand-over: its claims and all its calls to Scalekit.");

    static final Setting<Integer> MAX_CONCURRENT_HANDOVERS = setting(
                    Group.NETWORK, "scalekit.max-concurrent-handovers", SettingConverters::toNumber)
            .expected("a number from 1 to 1000")
            .byDefault("64")
            .example("16")
            .description(
                    "How many hand-overs call Scalekit at the same time. Up to 10,000 others wait without a request thread.");

    static final Setting<Settings.Proxy> PROXY = setting(Group.NETWORK, "scalekit.proxy", SettingConverters::toProxy)
            .expected("the address of an HTTP proxy, such as http://proxy.example.com:3128 or"
                    + " http://user:password@proxy.example.com:3128")
            .otherwise("the JVM's `https.proxyHost`, `https.proxyPort` and `http.nonProxyHosts`")
            .example("http://proxy.example.com:3128")
            .description(
                    "An HTTP proxy for calls to Scalekit alone. Special characters of user and password are percent-encoded. A"
                            + " password needs the JVM property `jdk.http.auth.tunneling.disabledSchemes` with an empty value.");

    static final Setting<KeyStore> TRUST_STORE = settingOfSeveral(
                    Group.NETWORK, "scalekit.trust-store", SettingConverters::toTrustStore)
            .expected("a readable key store with the trusted certificates")
            .otherwise("the certificates that the JVM trusts")
            .example("/etc/ssl/scalekit.p12")
            .description("The certificates to trust, of Scalekit and of the directory. The file is read at the start.");

    static final Setting<String> TRUST_STORE_TYPE = setting(
                    Group.NETWORK, "scalekit.trust-store-type", Function.<String>identity())
            .expected("PKCS12, JKS or another key store type of the JVM")
            .byDefault("PKCS12")
            .example("JKS")
            .description("The type of the trust store.");

    static final Setting<String> TRUST_STORE_PASSWORD = setting(
                    Group.NETWORK, "scalekit.trust-store-password", Function.<String>identity())
            .expected("the password of the trust store")
            .otherwise("none")
            .secret()
            .description("The password of the trust store.");

    static final Setting<String> ONCE_DATA_SOURCE = setting(
                    Group.NODES, "scalekit.once.data-source", Function.<String>identity())
            .expected(
                    "the JNDI name of a data source with the table scalekit_submission, such as java:comp/env/jdbc/app")
            .otherwise("each node decides alone")
            .example("java:comp/env/jdbc/app")
            .description("A data source with the table `scalekit_submission`, in which nodes agree who submits.");

    static final Setting<String> EMAIL_DOMAIN = setting(
                    Group.CLAIMS, "scalekit.claims.email-domain", SettingConverters::toDomain)
            .expected("a domain such as example.com")
            .otherwise("none")
            .example("example.com")
            .description("Makes an e-mail address of a user's name that is none.");

    /** The values of claims. */
    static final Map<Claim, Setting<String>> CLAIMS = claims();

    static final Setting<Map<String, String>> CUSTOM_ATTRIBUTES = setting(
                    Group.CLAIMS, "scalekit.claims.custom-attributes", ExpressionConverters::toCustomAttributes)
            .expected("names with fixed texts or expressions, separated by commas, such as"
                    + " plan=gold,department=${currentUser.department}")
            .otherwise("not sent")
            .expression()
            .example("plan=gold,department=${currentUser.department}")
            .description("Other claims of the access token.");

    static final Setting<List<URI>> LDAP_URL = settingOfSeveral(
                    Group.DIRECTORY, "scalekit.claims.ldap.url", SettingConverters::toDirectory)
            .expected(
                    "the URLs of a directory's servers, such as ldaps://ldap1.example.com ldaps://ldap2.example.com (ldap for"
                            + " loopback or with scalekit.claims.ldap.start-tls only)")
            .otherwise("no directory")
            .example("ldaps://ldap.example.com")
            .description("The servers of a directory, in the order in which they are tried.");

    static final Setting<Boolean> LDAP_START_TLS = setting(
                    Group.DIRECTORY, "scalekit.claims.ldap.start-tls", SettingConverters::toBoolean)
            .expected("true or false; true for ldap URLs only")
            .byDefault("false")
            .example("true")
            .description("`true` encrypts `ldap` connections before the bind.");

    static final Setting<String> LDAP_BASE = setting(
                    Group.DIRECTORY, "scalekit.claims.ldap.base", SettingConverters::toDistinguishedName)
            .expected("a distinguished name such as ou=people,dc=example,dc=com")
            .otherwise("required with `scalekit.claims.ldap.url`")
            .example("ou=people,dc=example,dc=com")
            .description("The distinguished name below which users are searched.");

    static final Setting<String> LDAP_FILTER = setting(
                    Group.DIRECTORY, "scalekit.claims.ldap.filter", SettingConverters::toFilter)
            .expected("a filter with {0} for the name of the signed-in user")
            .byDefault("(uid={0})")
            .example("(&(objectClass=user)(sAMAccountName={0}))")
            .description("The filter that finds the one entry of the user. The name is escaped.");

    static final Setting<String> LDAP_BIND_DN = setting(
                    Group.DIRECTORY, "scalekit.claims.ldap.bind-dn", Function.<String>identity())
            .expected("a distinguished name such as cn=app,dc=example,dc=com")
            .otherwise("an anonymous bind")
            .example("cn=app,dc=example,dc=com")
            .description("The account that searches the directory.");

    static final Setting<String> LDAP_BIND_PASSWORD = setting(
                    Group.DIRECTORY, "scalekit.claims.ldap.bind-password", Function.<String>identity())
            .expected("the password for scalekit.claims.ldap.bind-dn")
            .otherwise("required with `scalekit.claims.ldap.bind-dn`")
            .secret()
            .description("The password of this account.");

    static final Setting<Map<String, String>> LDAP_ATTRIBUTES = setting(
                    Group.DIRECTORY, "scalekit.claims.ldap.attributes", ExpressionConverters::toAttributes)
            .expected("claims with their LDAP attributes, separated by commas, such as"
                    + " email=mail,custom_attributes.department=ou")
            .byDefault("email=mail,given_name=givenName,family_name=sn,name=cn,groups=memberOf")
            .example("email=mail,groups=memberOf,custom_attributes.department=ou")
            .description("Which attribute of the entry is which claim.");

    static final Setting<String> LDAP_GROUP_NAME = setting(
                    Group.DIRECTORY, "scalekit.claims.ldap.group-name", SettingConverters::toAttribute)
            .expected("cn, dn, or an attribute of a group such as displayName")
            .byDefault("cn")
            .example("displayName")
            .description("What is sent for a group: its `cn`, its distinguished name, or one of its attributes.");

    static final Setting<Boolean> LDAP_NESTED_GROUPS = setting(
                    Group.DIRECTORY, "scalekit.claims.ldap.nested-groups", SettingConverters::toBoolean)
            .expected("true or false")
            .byDefault("false")
            .example("true")
            .description("`true` sends the groups of groups as well.");

    static final Setting<String> SQL_DATA_SOURCE = setting(
                    Group.DATABASE, "scalekit.claims.sql.data-source", Function.<String>identity())
            .expected("the JNDI name of a data source, such as java:comp/DefaultDataSource")
            .otherwise("no database")
            .example("java:comp/DefaultDataSource")
            .description("A data source with users.");

    static final Setting<String> SQL_QUERY = setting(
                    Group.DATABASE, "scalekit.claims.sql.query", SettingConverters::toQuery)
            .expected("a query with one ? for the name of the signed-in user")
            .otherwise("required with `scalekit.claims.sql.data-source`")
            .example("select mail as email, role as roles from users where login = ?")
            .description(
                    "The query for the claims of a user. Column labels are names of claims. Several rows may differ in `roles` and"
                            + " `groups` only.");

    /** All settings, in the order of the groups. */
    static final List<Setting<?>> ALL = Collections.unmodifiableList(SETTINGS);

    private SettingTable() {}

    private static Map<Claim, Setting<String>> claims() {
        Map<Claim, Setting<String>> settings = new EnumMap<>(Claim.class);
        for (Claim claim : Claim.values()) {
            settings.put(
                    claim,
                    setting(
                                    Group.CLAIMS,
                                    claim.setting(),
                                    claim.isList() ? ExpressionConverters::toRoles : ExpressionConverters::toExpression)
                            .expected(
                                    claim.isList()
                                            ? "role names separated by commas, each with an optional name for Scalekit after =,"
                                                    + " or an expression"
                                            : "a fixed text or an expression such as ${currentUser.email}")
                            .otherwise(claim.origin())
                            .expression()
                            .example(claim.example)
                            .description(claim.flagged()
                                    .map(flagged -> claim.description + " Needs `" + flagged.setting() + "`.")
                                    .orElse(claim.description)));
        }
        return Collections.unmodifiableMap(settings);
    }

    private static <T> Builder<T> setting(Group group, String key, Function<String, T> converter) {
        return settingOfSeveral(group, key, (text, others) -> converter.apply(text));
    }

    /** The value of the setting has a meaning only together with others. */
    private static <T> Builder<T> settingOfSeveral(Group group, String key, Converter<T> converter) {
        return new Builder<>(SETTINGS, group, key, converter);
    }
}
