// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places at which the simulator answers, in the order of a login. */
public enum Endpoint {
    /** The start page, on which a person plays the MCP client. */
    START("/", "GET"),
    /** Where the start page's button leads. */
    CLIENT_LOGIN("/client/login", "POST"),
    /**
     * OAuth 2.0 Authorization Server Metadata, RFC 8414, at both of its well-known addresses; those of a resource have
     * its path behind them, or before the second of them.
     */
    METADATA(
            "/\\.well-known/(?:oauth-authorization-server|openid-configuration)(?:/resources/([^/]+))?"
                    + "|/resources/([^/]+)/\\.well-known/openid-configuration",
            "GET"),
    /** OAuth 2.0 Dynamic Client Registration, RFC 7591. */
    REGISTER("/oauth/register", "POST"),
    /** The authorization endpoint, which sends the browser to the app's login endpoint. */
    AUTHORIZE("(?:/resources/[^/]+)?/oauth/authorize", "GET"),
    /** The token endpoint, for the app's machine-to-machine client and for MCP clients. */
    TOKEN("/oauth/token", "POST"),
    /** Takes the details of the user who signed in; its answer lets the app go on. */
    USER("/api/v1/connections/([^/]+)/auth-requests/([^/]+)/user", "POST"),
    /** Where the app sends the browser after a successful submission. */
    CALLBACK("/sso/v1/connections/([^/]+)/partner:callback", "GET"),
    /** Takes the answer to the consent page. */
    CONSENT("/consent", "POST"),
    /** The redirect URI of the client that the start page plays. */
    CLIENT_CALLBACK("/client/callback", "GET"),
    /** The public keys of the issued access tokens. */
    KEYS("/keys", "GET"),
    /** Any other address; answered with 404. */
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

    /** Returns whether scripts of other sites may call it: clients that run in a browser need these, and no other. */
    boolean isOpenToScripts() {
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
