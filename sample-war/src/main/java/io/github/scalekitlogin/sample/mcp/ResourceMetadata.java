// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample.mcp;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Tells clients which authorization server issues tokens for the MCP server (RFC 9728). */
@WebServlet(McpAddress.METADATA_PATH)
public class ResourceMetadata extends HttpServlet {

    private static final long serialVersionUID = 1;

    private transient Optional<McpSettings> settings;

    /** For the container. */
    public ResourceMetadata() {}

    @Override
    public void init() {
        settings = McpSettings.find();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (settings.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        McpAddress address = new McpAddress(settings.get().url());
        if (address.hasForeignHost(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        JsonArrayBuilder scopes = Json.createArrayBuilder(settings.get().scopes());
        JsonObject metadata = Json.createObjectBuilder()
                .add("resource", address.resource(request).toString())
                .add("resource_name", "Fernhill Orders")
                .add(
                        "authorization_servers",
                        Json.createArrayBuilder()
                                .add(settings.get().authorizationServer().toString()))
                .add("scopes_supported", scopes)
                .add("bearer_methods_supported", Json.createArrayBuilder().add("header"))
                .build();
        // Clients that run in a page of another site may read this: it is the same for everybody.
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setContentType("application/json");
        response.getWriter().write(metadata.toString());
    }
}
