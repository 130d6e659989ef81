// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.client.ClientInformationResponse;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.ClientRegistrationRequest;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * An MCP client that is a web page of another site: it opens the authorization in a window of its own, whose last page
 * reports to the window that opened it.
 */
public final class PopupClient implements AutoCloseable {

    private static final String OPENING = """
            <!DOCTYPE html><html lang="en"><title>Client</title>
            <button onclick="popup = window.open('%s', 'popup', 'width=500,height=600')">Connect</button>
            <p id="result">Waiting</p>
            <script>
            let popup;
            addEventListener('message', message => {
                if (message.origin === location.origin && message.source === popup) {
                    document.getElementById('result').textContent = message.data;
                }
            });
            </script></html>
            """;
    private static final String REPORTING = """
            <!DOCTYPE html><html lang="en"><title>Client</title>
            <p id="opener"></p>
            <script>
            document.getElementById('opener').textContent = window.opener ? 'present' : 'lost';
            window.opener?.postMessage(new URLSearchParams(location.search).get('code') ? 'Connected' : 'Refused', location.origin);
            </script></html>
            """;

    private final HttpServer server;
    private final URI url;

    private PopupClient(HttpServer server) {
        this.server = server;
        this.url = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    /** Starts one that is registered with a Scalekit environment. */
    public static PopupClient start(URI environmentUrl) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            PopupClient client = new PopupClient(server);
            client.serve("/", OPENING.formatted(client.authorization(environmentUrl)));
            client.serve("/callback", REPORTING);
            server.start();
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException("The client has no port", e);
        } catch (GeneralException e) {
            throw new IllegalStateException("The client is not registered", e);
        }
    }

    /** Returns the address of the page that opens the window. */
    public URI url() {
        return url;
    }

    private URI authorization(URI environmentUrl) throws GeneralException, IOException {
        ClientMetadata metadata = new ClientMetadata();
        metadata.setName("Popup client");
        metadata.setRedirectionURI(url.resolve("/callback"));
        metadata.setTokenEndpointAuthMethod(ClientAuthenticationMethod.NONE);
        URI endpoint = environmentUrl.resolve("/oauth/register");
        ClientInformationResponse registered =
                ClientInformationResponse.parse(new ClientRegistrationRequest(endpoint, metadata, null)
                        .toHTTPRequest()
                        .send());
        return new AuthorizationRequest.Builder(
                        ResponseType.CODE, registered.getClientInformation().getID())
                .endpointURI(environmentUrl.resolve("/oauth/authorize"))
                .redirectionURI(metadata.getRedirectionURI())
                .scope(new Scope("openid"))
                .state(new State())
                .codeChallenge(new CodeVerifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    private void serve(String path, String page) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
