// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONArrayUtils;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import net.minidev.json.JSONObject;

/** Calls the tool {@code whoami} of an MCP server with the scripted client's access token. */
final class ScriptedToolCall {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String PROTOCOL = "2025-11-25";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI mcpServer;
    private final String accessToken;

    ScriptedToolCall(URI mcpServer, String accessToken) {
        this.mcpServer = mcpServer;
        this.accessToken = accessToken;
    }

    /**
     * Returns the text that the tool answers.
     *
     * @throws IOException when the MCP server does not answer, or anything but that
     */
    String whoami() throws IOException {
        HttpResponse<String> initialized = post("""
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"%s","capabilities":{},
                "clientInfo":{"name":"scalekit-simulator","version":"1"}}}""".formatted(PROTOCOL), "");
        String session = initialized.headers().firstValue("Mcp-Session-Id").orElse("");
        post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", session);
        HttpResponse<String> called = post("""
                {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"whoami","arguments":{}}}""", session);
        try {
            JSONObject result = JSONObjectUtils.getJSONObject(JSONObjectUtils.parse(message(called.body())), "result");
            JSONObject content = (JSONObject)
                    JSONArrayUtils.parse(result.get("content").toString()).get(0);
            return content.getAsString("text");
        } catch (ParseException e) {
            throw new IOException("The MCP server's answer has no result", e);
        }
    }

    private HttpResponse<String> post(String message, String session) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(mcpServer)
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + accessToken)
                .header("Accept", "application/json, text/event-stream")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message));
        if (!session.isEmpty()) {
            request.header("Mcp-Session-Id", session).header("MCP-Protocol-Version", PROTOCOL);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IOException("The MCP server answered " + response.statusCode());
            }
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The simulator was stopped", e);
        }
    }

    /** Returns the JSON message, which is the body or the data of the only event of a stream. */
    private static String message(String body) {
        return body.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()))
                .findFirst()
                .orElse(body);
    }
}
