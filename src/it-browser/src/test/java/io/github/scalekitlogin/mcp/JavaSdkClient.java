// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.customizer.McpHttpClientTransportAuthorizationErrorHandler;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The MCP Java SDK's client, with {@link NativeOAuthClient} where the SDK asks what to do about a 401. */
final class JavaSdkClient implements SdkClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CompletableFuture<URI> authorization = new CompletableFuture<>();
    private final RedirectListener listener = new RedirectListener();
    private final URI mcp;
    private final CompletableFuture<Map<String, Object>> whoami;
    private volatile ClientID id;
    private volatile String accessToken;
    private volatile RefreshToken refreshToken;
    private volatile GeneralException refusal;

    private JavaSdkClient(URI mcp, ClientID id, String accessToken, RefreshToken refreshToken) {
        this.mcp = mcp;
        this.id = id;
        this.accessToken = accessToken;
        this.refreshToken = refreshToken;
        this.whoami = CompletableFuture.supplyAsync(this::call);
    }

    static SdkClient start(URI mcp) {
        return new JavaSdkClient(mcp, null, null, null);
    }

    private Map<String, Object> call() {
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(
                        mcp.resolve("/").toString())
                .endpoint(mcp.getPath())
                .addHttpRequestCustomizer((request, method, uri, body, context) -> {
                    if (accessToken != null) {
                        request.setHeader("Authorization", "Bearer " + accessToken);
                    }
                })
                .authorizationErrorHandler(McpHttpClientTransportAuthorizationErrorHandler.fromSync(
                        (request, response, context) -> authorize(response)))
                .build();
        try (McpSyncClient client = McpClient.sync(transport)
                .requestTimeout(PATIENCE)
                .initializationTimeout(PATIENCE)
                .build()) {
            client.initialize();
            Object content =
                    client.callTool(CallToolRequest.builder("whoami").build()).structuredContent();
            @SuppressWarnings("unchecked")
            Map<String, Object> answer = (Map<String, Object>) content;
            return answer;
        }
    }

    /** Returns whether the SDK shall send its request again. */
    private boolean authorize(ResponseInfo response) {
        try {
            String challenge = response.headers().firstValue("WWW-Authenticate").orElse("");
            NativeOAuthClient oauth = NativeOAuthClient.discover(challenge);
            if (id == null) {
                id = oauth.register(listener.redirectUri());
            }
            Tokens tokens = refreshToken == null
                    ? oauth.authorize(id, listener, authorization::complete)
                    : oauth.refresh(id, refreshToken);
            accessToken = tokens.getAccessToken().getValue();
            refreshToken = tokens.getRefreshToken();
            return true;
        } catch (GeneralException e) {
            refusal = e;
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("The authorization server cannot be reached", e);
        }
    }

    @Override
    public URI authorization() {
        return authorization.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public Map<String, Object> whoami() throws RefusedException {
        try {
            return whoami.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (refusal != null && refusal.getErrorObject() != null) {
                throw new RefusedException(refusal.getErrorObject().getCode());
            }
            throw new AssertionError("No answer of the tool", refusal == null ? e : refusal);
        } catch (TimeoutException e) {
            throw new AssertionError("No answer of the tool in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SdkClient restarted(String otherAccessToken) {
        return new JavaSdkClient(mcp, id, otherAccessToken, refreshToken);
    }

    @Override
    public void close() {
        listener.close();
    }
}
