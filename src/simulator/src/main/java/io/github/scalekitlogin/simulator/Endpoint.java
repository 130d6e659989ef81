// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The endpoints of the simulator, in the order of a login.
 *
 * @since 1.0
 */
public enum Endpoint {
    /** The start page, where a person starts a login without an MCP client. */
    START("/", "GET"),
    /** The target of the start page's form. */
    CLIENT_LOGIN("/client/login", "POST"),
    /**
     * OAuth 2.0 Authorization Server Metadata (<a href="https://www.rfc-editor.org/rfc/rfc8414">RFC 8414</a>), at both
     * well-known addresses, for the environment and for its resource.
     */
    METADATA(
            "/\\.well-known/(?:oauth-authorization-server|openid-configuration)(?:/resources/([^/]+))?"
                    + "|/resources/([^/]+)/\\.well-known/openid-configuration",
            "GET"),
    /** OAuth 2.0 Dynamic Client Registration (<a href="https://www.rfc-editor.org/rfc/rfc7591">RFC 7591</a>). */
    REGISTER("/oauth/register", "POST"),
    /** The authorization endpoint. It redirects the browser to the application's login endpoint. */
    AUTHORIZE("(?:/resources/[^/]+)?/oauth/authorize", "GET"),
    /** The token endpoint, for the application's machine-to-machine client and for MCP clients. */
    TOKEN("/oauth/token", "POST"),
    /** The user endpoint, to which the application submits the details of the signed-in user. */
    USER("/api/v1/connections/([^/]+)/auth-requests/([^/]+)/user", "POST"),
    /** The callback, to which the application redirects the browser after a successful submission. */
    CALLBACK("/sso/v1/connections/([^/]+)/partner:callback", "GET"),
    /** The target of the consent page's form. */
    CONSENT("/consent", "POST"),
    /** The redirect URI of the start page's scripted client. */
    CLIENT_CALLBACK("/client/callback", "GET"),
    /** The public keys of the issued access tokens. */
    KEYS("/keys", "GET"),
    /** Any other path; the answer is 404. */
    OTHER("", "");

    private final Pattern path;
    private final Set<String> methods;

    Endpoint(String path, String... methods) {
        this.path = Pattern.compile(path);
        this.methods = Set.of(methods);
    }

    static Endpoint at(String rawPath) {
        for (Endpoint endpoint : values()) {
            if (endpoint != OTHER && endpoint.path.matcher(rawPath).matches()) {
                return endpoint;
            }
        }
        return OTHER;
    }

    boolean allows(String method) {
        return methods.contains(method);
    }

    /** Returns whether scripts of other origins may call the endpoint (CORS), which MCP clients in a browser need. */
    boolean allowsOtherOrigins() {
        return this == METADATA || this == REGISTER || this == TOKEN || this == KEYS;
    }

    String allowedMethods() {
        return String.join(", ", methods);
    }

    List<String> pathVariables(String rawPath) {
        Matcher matcher = path.matcher(rawPath);
        List<String> variables = new ArrayList<>();
        for (int group = 1; matcher.matches() && group <= matcher.groupCount(); group++) {
            variables.add(matcher.group(group));
        }
        return variables;
    }
}
