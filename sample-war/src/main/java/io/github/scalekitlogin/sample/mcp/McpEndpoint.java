// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample.mcp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.scalekitlogin.sample.Shop;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson2.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import reactor.core.scheduler.Schedulers;

/** The MCP server, behind {@link AccessTokenFilter}. It is made for the first client that comes. */
@WebServlet(urlPatterns = McpAddress.PATH, asyncSupported = true)
public class McpEndpoint extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Shop shop;

    private transient HttpServletStreamableServerTransportProvider transport;

    /** For the container. */
    public McpEndpoint() {}

    @Override
    public void init() {
        McpJsonMapper json = new JacksonMcpJsonMapper(new JsonMapper());
        transport = HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(json)
                .mcpEndpoint(McpAddress.PATH)
                .contextExtractor(ShopTools::contextOf)
                .build();
        McpServer.sync(transport)
                .serverInfo("fernhill-orders", "1.0.0")
                .instructions("The orders of the person who signed in to Fernhill, a shop for house and garden.")
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .jsonMapper(json)
                .jsonSchemaValidator(new DefaultJsonSchemaValidator())
                // In the container's own thread, where its services are at hand.
                .immediateExecution(true)
                .tools(new ShopTools(shop, json).all())
                .build();
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        transport.service(request, response);
    }

    @Override
    public void destroy() {
        transport.destroy();
        // Its threads would keep this application's classes after it is gone.
        Schedulers.shutdownNow();
    }
}
