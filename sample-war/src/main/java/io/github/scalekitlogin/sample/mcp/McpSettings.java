// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample.mcp;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The settings of the MCP server, from MicroProfile Config.
 *
 * @param url {@code mcp.url}: the address of the server; empty: any loopback address
 * @param authorizationServer {@code mcp.authorization-server}: the issuer that clients are sent to. Default: that of the
 *     resource {@code mcp.resource-id} ({@code res_…}) of {@code scalekit.environment-url}, else the environment itself
 * @param issuers {@code mcp.issuers}: the issuers whose tokens are accepted. Default: the environment and the authorization
 *     server, because the former issues tokens and the latter is in the metadata
 * @param audiences {@code mcp.audiences}: the audiences of which a token needs one. Default: {@code mcp.resource-id} and,
 *     unless this is set, the server's own address
 * @param jwksUri {@code mcp.jwks-uri}: the issuer's keys. Default: {@code /keys} of the environment
 * @param scopes {@code mcp.scopes}: what clients ask for. Default: {@code openid, profile, email, orders:read}
 * @param toolScopes {@code mcp.tool-scopes}: the scopes that tools need, as {@code tool=scope}. Default:
 *     {@code list_my_orders=orders:read}
 */
record McpSettings(
        Optional<URI> url,
        URI authorizationServer,
        Set<String> issuers,
        Set<String> audiences,
        boolean ownAddressIsAudience,
        URI jwksUri,
        List<String> scopes,
        ToolScopes toolScopes) {

    /** Reads the settings; empty when there is no {@code scalekit.environment-url}, without which there is no server. */
    static Optional<McpSettings> find() {
        Config config = ConfigProvider.getConfig();
        return config.getOptionalValue("scalekit.environment-url", String.class)
                .map(McpSettings::withoutSlash)
                .map(environmentUrl -> read(config, environmentUrl));
    }

    private static McpSettings read(Config config, String environmentUrl) {
        Optional<String> resourceId = config.getOptionalValue("mcp.resource-id", String.class);
        String authorizationServer = config.getOptionalValue("mcp.authorization-server", String.class)
                .orElseGet(() -> resourceId
                        .map(id -> environmentUrl + "/resources/" + id)
                        .orElse(environmentUrl));
        Optional<List<String>> audiences = config.getOptionalValues("mcp.audiences", String.class);
        return new McpSettings(
                config.getOptionalValue("mcp.url", String.class).map(URI::create),
                URI.create(authorizationServer),
                new LinkedHashSet<>(config.getOptionalValues("mcp.issuers", String.class)
                        .orElse(List.of(environmentUrl, authorizationServer))),
                new LinkedHashSet<>(
                        audiences.orElseGet(() -> resourceId.stream().toList())),
                audiences.isEmpty(),
                URI.create(config.getOptionalValue("mcp.jwks-uri", String.class).orElse(environmentUrl + "/keys")),
                config.getOptionalValues("mcp.scopes", String.class)
                        .orElse(List.of("openid", "profile", "email", "orders:read")),
                new ToolScopes(config
                        .getOptionalValues("mcp.tool-scopes", String.class)
                        .orElse(List.of("list_my_orders=orders:read"))
                        .stream()
                        .map(entry -> entry.split("=", 2))
                        .filter(entry -> entry.length == 2)
                        .collect(Collectors.toMap(entry -> entry[0].strip(), entry -> entry[1].strip()))));
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
