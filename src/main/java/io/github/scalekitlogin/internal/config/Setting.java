// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

/** The settings: key, expected value for messages, and default value or null. */
enum Setting {
    ENABLED("scalekit.enabled", "true or false", "true"),
    ENVIRONMENT_URL(
            "scalekit.environment-url",
            "the https URL of the environment without a path, such as https://example.scalekit.com (http for loopback only)",
            null),
    CLIENT_ID("scalekit.client-id", "the id of the machine-to-machine client, without spaces", null),
    CLIENT_SECRET(
            "scalekit.client-secret",
            "the secret of the machine-to-machine client, without spaces (or scalekit.client-secret-file)",
            null),
    CLIENT_SECRET_FILE("scalekit.client-secret-file", "a readable UTF-8 file that contains only the secret", null),
    CONNECTION_ID("scalekit.connection-id", "conn_ and digits, at most 32 characters", null),
    PATH("scalekit.path", "a path such as /scalekit: a slash, then letters, digits, '-', '_' and '/'", "/scalekit"),
    CONTEXT_PATH(
            "scalekit.context-path",
            "the path at which browsers see the application if a reverse proxy changes it, such as /shop, or / for none",
            null),
    LOGIN_PAGE("scalekit.login-page", "a path below the context path, such as /login.xhtml", null),
    LOGOUT_PAGE("scalekit.logout-page", "a path below the context path that signs users out, such as /logout", null),
    CONFIRM("scalekit.confirm", "signed-in, always or never", "signed-in"),
    STYLESHEET("scalekit.stylesheet", "a path below the context path, such as /css/scalekit.css", null),
    CONNECT_TIMEOUT("scalekit.connect-timeout", "a duration from 100ms to 60s, such as 2s", "2s"),
    TIMEOUT("scalekit.timeout", "a duration from 100ms to 60s, such as 10s", "10s"),
    MAX_CONCURRENT_HANDOVERS("scalekit.max-concurrent-handovers", "a number from 1 to 1000", "64"),
    ONCE_DATA_SOURCE(
            "scalekit.once.data-source",
            "the JNDI name of a data source with the table scalekit_submission, such as java:comp/env/jdbc/app",
            null),
    PROXY(
            "scalekit.proxy",
            "the address of an HTTP proxy, such as http://proxy.example.com:3128 or http://user:password@proxy.example.com:3128",
            null),
    TRUST_STORE("scalekit.trust-store", "a readable key store with the trusted certificates", null),
    TRUST_STORE_TYPE("scalekit.trust-store-type", "PKCS12, JKS or another key store type of the JVM", "PKCS12"),
    TRUST_STORE_PASSWORD("scalekit.trust-store-password", "the password of the trust store", null),
    PRINCIPAL(
            "scalekit.principal",
            "spring-security, shiro, pac4j, cas, or an expression such as ${userSession.user}",
            null),
    PRINCIPAL_ATTRIBUTE("scalekit.principal-attribute", "the name of a session attribute", null),
    PRINCIPAL_NAME(
            "scalekit.principal-name",
            "as-is, stripped, short, or an expression such as ${name.toLowerCase()}",
            "as-is"),
    PRINCIPAL_DOMAINS(
            "scalekit.principal-domains",
            "domains and realms separated by commas, such as CORP,CORP.EXAMPLE.COM",
            null),
    ALLOW(
            "scalekit.allow",
            "roles of the application separated by commas, of which users need one, or an expression such as"
                    + " ${currentUser.aiAllowed}",
            null),
    EMAIL_DOMAIN("scalekit.claims.email-domain", "a domain such as example.com", null),
    SUB("scalekit.claims.sub", Setting.CLAIM, null),
    EMAIL("scalekit.claims.email", Setting.CLAIM, null),
    EMAIL_VERIFIED("scalekit.claims.email-verified", Setting.CLAIM, null),
    GIVEN_NAME("scalekit.claims.given-name", Setting.CLAIM, null),
    FAMILY_NAME("scalekit.claims.family-name", Setting.CLAIM, null),
    NAME("scalekit.claims.name", Setting.CLAIM, null),
    PREFERRED_USERNAME("scalekit.claims.preferred-username", Setting.CLAIM, null),
    GENDER("scalekit.claims.gender", Setting.CLAIM, null),
    PHONE_NUMBER("scalekit.claims.phone-number", Setting.CLAIM, null),
    PHONE_NUMBER_VERIFIED("scalekit.claims.phone-number-verified", Setting.CLAIM, null),
    PICTURE("scalekit.claims.picture", Setting.CLAIM, null),
    LOCALE("scalekit.claims.locale", Setting.CLAIM, null),
    ORGANIZATION_EXTERNAL_ID("scalekit.claims.organization-external-id", Setting.CLAIM, null),
    ORGANIZATION_EXTERNAL_NAME("scalekit.claims.organization-external-name", Setting.CLAIM, null),
    ROLES("scalekit.claims.roles", Setting.NAMES, null),
    GROUPS("scalekit.claims.groups", Setting.NAMES, null),
    CUSTOM_ATTRIBUTES(
            "scalekit.claims.custom-attributes",
            "names with fixed texts or expressions, separated by commas, such as plan=gold,department=${currentUser.department}",
            null),
    SQL_DATA_SOURCE(
            "scalekit.claims.sql.data-source",
            "the JNDI name of a data source, such as java:comp/DefaultDataSource",
            null),
    SQL_QUERY("scalekit.claims.sql.query", "a query with one ? for the name of the signed-in user", null),
    LDAP_URL(
            "scalekit.claims.ldap.url",
            "the URLs of a directory's servers, such as ldaps://ldap1.example.com ldaps://ldap2.example.com (ldap for loopback"
                    + " or with scalekit.claims.ldap.start-tls only)",
            null),
    LDAP_START_TLS("scalekit.claims.ldap.start-tls", "true or false; true for ldap URLs only", "false"),
    LDAP_BASE("scalekit.claims.ldap.base", "a distinguished name such as ou=people,dc=example,dc=com", null),
    LDAP_FILTER("scalekit.claims.ldap.filter", "a filter with {0} for the name of the signed-in user", "(uid={0})"),
    LDAP_BIND_DN("scalekit.claims.ldap.bind-dn", "a distinguished name such as cn=app,dc=example,dc=com", null),
    LDAP_BIND_PASSWORD("scalekit.claims.ldap.bind-password", "the password for scalekit.claims.ldap.bind-dn", null),
    LDAP_ATTRIBUTES(
            "scalekit.claims.ldap.attributes",
            "claims with their LDAP attributes, separated by commas, such as email=mail,custom_attributes.department=ou",
            "email=mail,given_name=givenName,family_name=sn,name=cn,groups=memberOf"),
    LDAP_GROUP_NAME("scalekit.claims.ldap.group-name", "cn, dn, or an attribute of a group such as displayName", "cn"),
    LDAP_NESTED_GROUPS("scalekit.claims.ldap.nested-groups", "true or false", "false");

    private static final String CLAIM = "a fixed text or an expression such as ${currentUser.email}";
    private static final String NAMES =
            "role names separated by commas, each with an optional name for Scalekit after =, or an expression";
    private static final String CLAIMS = "scalekit.claims.";

    final String key;
    final String expected;
    final String defaultValue;

    Setting(String key, String expected, String defaultValue) {
        this.key = key;
        this.expected = expected;
        this.defaultValue = defaultValue;
    }

    boolean isSecret() {
        return this == CLIENT_SECRET || this == TRUST_STORE_PASSWORD || this == LDAP_BIND_PASSWORD;
    }

    /** Returns whether the value of this setting is the value of one claim. */
    boolean isClaim() {
        return expected.equals(CLAIM);
    }

    /** Returns whether the value of this setting is a mapping of names. */
    boolean isNames() {
        return expected.equals(NAMES);
    }

    /** Returns whether the value may contain expressions. The server's configuration must not expand them. */
    boolean isExpression() {
        return isClaim()
                || isNames()
                || this == PRINCIPAL
                || this == PRINCIPAL_NAME
                || this == ALLOW
                || this == CUSTOM_ATTRIBUTES;
    }

    /** Returns the name of the claim, such as {@code given_name}. */
    String claim() {
        return key.substring(CLAIMS.length()).replace('-', '_');
    }
}
