// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.minidev.json.JSONObject;

/** A public MCP client whose requests a test may bend before they are sent. */
final class McpClient {

    static final String REDIRECT_URI = "http://127.0.0.1:5000/oauth/callback?app=1";
    static final String RESOURCE = "https://mcp.example.com/mcp";

    private final CodeVerifier verifier = new CodeVerifier();
    private final Caller caller;
    private final String id;

    McpClient(Caller caller) throws IOException {
        this.caller = caller;
        this.id = (String) Caller.json(register(
                        caller,
                        Map.of(
                                "redirect_uris",
                                List.of(REDIRECT_URI),
                                "token_endpoint_auth_method",
                                "none",
                                "grant_types",
                                List.of("authorization_code", "refresh_token"),
                                "response_types",
                                List.of("code"),
                                "application_type",
                                "native",
                                "client_name",
                                "Test <client>")))
                .get("client_id");
    }

    static HttpResponse<String> register(Caller caller, Map<String, Object> metadata) throws IOException {
        return caller.post("/oauth/register", "application/json", JSONObject.toJSONString(metadata));
    }

    Map<String, String> authorization() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", id);
        parameters.put("redirect_uri", REDIRECT_URI);
        parameters.put("scope", "openid tools:read");
        parameters.put("state", "client state");
        parameters.put("resource", RESOURCE);
        parameters.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    HttpResponse<String> authorize(Map<String, String> parameters) throws IOException {
        return authorize("/oauth/authorize", parameters);
    }

    HttpResponse<String> authorize(String endpoint, Map<String, String> parameters) throws IOException {
        Map<String, List<String>> query = new LinkedHashMap<>();
        parameters.forEach((name, value) -> query.put(name, List.of(value)));
        return caller.get(endpoint + "?" + URLUtils.serializeParameters(query));
    }

    /** Goes through the login up to the page that follows the callback. */
    HttpResponse<String> login(Map<String, String> authorization, String details) throws IOException {
        URI login = Caller.location(authorize(authorization));
        caller.submit(Caller.parameter(login, "login_request_id"), details);
        return caller.callback("state=" + Caller.parameter(login, "state"));
    }

    /** Goes through the login and allows; returns where the browser is sent. */
    URI allow(Map<String, String> authorization, String details) throws IOException {
        return Caller.location(caller.decide(login(authorization, details), "allow"));
    }

    HttpResponse<String> refresh(String token) throws IOException {
        return caller.postForm(
                "/oauth/token",
                Map.of(
                        "grant_type", "refresh_token",
                        "refresh_token", token,
                        "client_id", id,
                        "resource", RESOURCE));
    }

    Map<String, String> exchange(String code) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", REDIRECT_URI);
        fields.put("client_id", id);
        fields.put("code_verifier", verifier.getValue());
        return fields;
    }
}
