// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartPageTest {

    private static final String MALLORY =
            "{\"sub\":\"1\",\"email\":\"<script>\",\"custom_attributes\":{\"a<b\":[\"x\",{\"y\":null}]}}";

    private ScalekitSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = ScalekitSimulator.start(0);
        caller = new Caller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldShowClaimsAfterLogin() throws IOException {
        HttpResponse<String> consent =
                login(MALLORY, Map.of("resource", "https://mcp.example.com/mcp", "scope", "a b"));

        HttpResponse<String> page =
                caller.get(Caller.location(caller.decide(consent, "allow")).toString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Signed in as &lt;script&gt;", "a&lt;b", "https://mcp.example.com/mcp", ">a b<")
                .doesNotContain("<script>");
    }

    @Test
    void shouldShowDenialPlainly() throws IOException {
        HttpResponse<String> consent = login(MALLORY, Map.of());

        HttpResponse<String> page =
                caller.get(Caller.location(caller.decide(consent, "deny")).toString());

        assertThat(page.body()).contains("<code id=\"error\">access_denied</code>", "Consent was denied");
    }

    @Test
    void shouldShowTokenEndpointErrorPlainly() throws IOException {
        URI back = Caller.location(caller.decide(login(MALLORY, Map.of()), "allow"));
        simulator.scenario(Scenario.UNAVAILABLE);

        assertThat(caller.get(back.toString()).body()).contains("temporarily_unavailable");
    }

    @Test
    void shouldRefuseCallbackNobodyAskedFor() throws IOException {
        String iss = "&iss=" + simulator.environmentUrl();

        assertThat(caller.get("/client/callback?code=1&state=1" + iss).body()).contains("unknown_state");
        assertThat(caller.get("/client/callback").body()).contains("id=\"error\"");
    }

    @Test
    void shouldTellUnusableResource() throws IOException {
        assertThat(caller.postForm("/client/login", Map.of("resource", "not a URI"))
                        .body())
                .contains("client_error");
    }

    @Test
    void shouldNameLoginEndpointAndRecentSubmissions() throws IOException {
        simulator.loginEndpoint(URI.create("http://localhost/login?a=1&b=2"));
        LoginRequestTicket login = simulator.newLoginRequest();
        assertThat(caller.get("/").body()).contains("http://localhost/login?a=1&amp;b=2", "None yet");

        caller.submit(login.loginRequestId(), MALLORY);

        assertThat(caller.get("/").body())
                .contains(login.loginRequestId(), "&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void shouldFillInTheMcpServerAndSayWhenItDoesNotAnswer() throws IOException {
        simulator.mcpServer(simulator.environmentUrl().resolve("/nothing-here"));
        assertThat(caller.get("/").body()).contains("value=\"" + simulator.environmentUrl() + "/nothing-here\"");

        URI back = Caller.location(caller.decide(login(MALLORY, Map.of()), "allow"));

        assertThat(caller.get(back.toString()).body()).contains("The MCP server answered 404");
    }

    /** Follows the browser from the start page's button to the consent page. */
    private HttpResponse<String> login(String details, Map<String, String> form) throws IOException {
        URI authorize = Caller.location(caller.postForm("/client/login", form));
        URI login = Caller.location(caller.get(authorize.toString()));
        caller.submit(Caller.parameter(login, "login_request_id"), details);
        return caller.callback("state=" + Caller.parameter(login, "state"));
    }
}
