// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample.mcp;

import io.github.scalekitlogin.sample.Order;
import io.github.scalekitlogin.sample.Shop;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The tools for AI clients. Both return the data of the user for whom the access token of the call was issued. */
final class ShopTools {

    private static final System.Logger LOG = System.getLogger(ShopTools.class.getName());
    private static final String PERSON = Person.class.getName();

    private final Shop shop;
    private final McpJsonMapper json;

    ShopTools(Shop shop, McpJsonMapper json) {
        this.shop = shop;
        this.json = json;
    }

    /** Returns the user of the access token: tools do not see the request. */
    static McpTransportContext contextOf(HttpServletRequest request) {
        return McpTransportContext.create(Map.of(PERSON, request.getAttribute(PERSON)));
    }

    List<SyncToolSpecification> all() {
        return List.of(
                tool("whoami", "Who am I", "Returns the account that the shop knows for the user.", this::describe),
                tool("list_my_orders", "My orders", "Lists the orders of the user, newest first.", this::ordersOf));
    }

    private SyncToolSpecification tool(
            String name, String title, String description, Function<Person, Map<String, Object>> answer) {
        Tool tool = Tool.builder(name, Map.of("type", "object", "properties", Map.of()))
                .title(title)
                .description(description)
                .annotations(ToolAnnotations.builder().readOnlyHint(true).build())
                .build();
        return new SyncToolSpecification(tool, (exchange, call) -> call(answer, exchange));
    }

    private CallToolResult call(Function<Person, Map<String, Object>> answer, McpSyncServerExchange exchange) {
        try {
            Map<String, Object> content =
                    answer.apply((Person) exchange.transportContext().get(PERSON));
            return CallToolResult.builder()
                    .structuredContent(content)
                    .addTextContent(json.writeValueAsString(content))
                    .build();
        } catch (IOException | IllegalStateException e) {
            LOG.log(System.Logger.Level.ERROR, "A tool failed", e);
            return CallToolResult.builder()
                    .isError(true)
                    .addTextContent("The shop does not answer at the moment.")
                    .build();
        }
    }

    private Map<String, Object> describe(Person person) {
        return Map.of(
                "sub", person.sub(),
                "email", person.email(),
                "roles", person.roles(),
                "organization", person.organization(),
                "custom_claims", person.customClaims());
    }

    private Map<String, Object> ordersOf(Person person) {
        try {
            return Map.of(
                    "orders",
                    shop.ordersOf(person.sub()).stream()
                            .map(ShopTools::describe)
                            .toList());
        } catch (SQLException e) {
            throw new IllegalStateException("The orders cannot be read", e);
        }
    }

    private static Map<String, Object> describe(Order order) {
        return Map.of(
                "number", order.number(),
                "item", order.item(),
                "quantity", order.quantity(),
                "total", order.total(),
                "placed", order.placed().toString(),
                "status", order.status());
    }
}
