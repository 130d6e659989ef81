// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample.mcp;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The scopes that tools need.
 *
 * @param scopes scope by name of the tool; tools without an entry need none
 */
record ToolScopes(Map<String, String> scopes) {

    /** Returns the scopes that a JSON-RPC message needs and a token does not have. */
    Set<String> missing(byte[] message, Collection<String> granted) {
        Set<String> missing = new LinkedHashSet<>();
        for (JsonValue call : calls(message)) {
            String scope = call instanceof JsonObject object ? scopes.get(toolOf(object)) : null;
            if (scope != null && !granted.contains(scope)) {
                missing.add(scope);
            }
        }
        return missing;
    }

    /** Returns the single message or all messages of a batch. The MCP server rejects text that is not JSON. */
    private static List<? extends JsonValue> calls(byte[] message) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(message))) {
            JsonStructure read = reader.read();
            return read.getValueType() == JsonValue.ValueType.ARRAY ? read.asJsonArray() : List.of(read);
        } catch (JsonException e) {
            return List.of();
        }
    }

    private static String toolOf(JsonObject call) {
        return "tools/call".equals(text(call.get("method"))) && call.get("params") instanceof JsonObject parameters
                ? Objects.toString(text(parameters.get("name")), "")
                : "";
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : null;
    }
}
