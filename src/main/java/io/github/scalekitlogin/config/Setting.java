// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.config;

/** One setting: its name and the form its value must have. A default of null means there is none. */
enum Setting {
    ENABLED("scalekit.enabled", "true or false", "true"),
    ENVIRONMENT_URL(
            "scalekit.environment-url",
            "the environment's https address and nothing after it, such as https://example.scalekit.com (http for loopback"
                    + " only)",
            null),
    CLIENT_ID("scalekit.client-id", "the id of the machine-to-machine client, without blanks", null),
    CLIENT_SECRET(
            "scalekit.client-secret",
            "the secret of the machine-to-machine client, without blanks (or scalekit.client-secret-file)",
            null),
    CLIENT_SECRET_FILE(
            "scalekit.client-secret-file", "a readable file that holds nothing but the secret, in UTF-8", null),
    CONNECTION_ID("scalekit.connection-id", "conn_ and digits, at most 32 characters", null),
    PATH("scalekit.path", "a path such as /scalekit: a slash, then letters, digits, '-', '_' and '/'", "/scalekit"),
    LOGIN_PAGE("scalekit.login-page", "a path below the context path, such as /login.xhtml", null),
    CONFIRM("scalekit.confirm", "signed-in, always or never", "signed-in"),
    STYLESHEET("scalekit.stylesheet", "a path below the context path, such as /css/scalekit.css", null),
    CONNECT_TIMEOUT("scalekit.connect-timeout", "a duration from 100ms to 60s, such as 2s", "2s"),
    TIMEOUT("scalekit.timeout", "a duration from 100ms to 60s, such as 10s", "10s"),
    MAX_CONCURRENT_HANDOVERS("scalekit.max-concurrent-handovers", "a number from 1 to 1000", "64"),
    PROXY("scalekit.proxy", "the address of an HTTP proxy, such as http://proxy.example.com:3128", null),
    TRUST_STORE("scalekit.trust-store", "a readable key store with the certificates to trust", null),
    TRUST_STORE_TYPE("scalekit.trust-store-type", "PKCS12, JKS or another type of key store the JVM knows", "PKCS12"),
    TRUST_STORE_PASSWORD("scalekit.trust-store-password", "the password of the trust store", null),
    EMAIL_DOMAIN("scalekit.claims.email-domain", "a domain such as example.com", null),
    ROLES("scalekit.claims.roles", "role names, separated by commas", "");

    final String key;
    final String expected;
    final String defaultValue;

    Setting(String key, String expected, String defaultValue) {
        this.key = key;
        this.expected = expected;
        this.defaultValue = defaultValue;
    }

    boolean isSecret() {
        return this == CLIENT_SECRET || this == TRUST_STORE_PASSWORD;
    }
}
