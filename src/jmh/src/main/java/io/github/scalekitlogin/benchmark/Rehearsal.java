// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.simulator.ScalekitSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** Uses what plays the user and Scalekit, until the JVM has compiled it. Then only the server is cold. */
final class Rehearsal {

    private static final int TIMES = Smoke.choose(1_000, 10);
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private Rehearsal() {}

    static void of(ScalekitSimulator scalekit, SSLContext trusting) throws IOException, InterruptedException {
        try (BareServer server = BareServer.open()) {
            AsyncBrowser browser = new AsyncBrowser();
            for (int i = 0; i < TIMES; i++) {
                browser.open(server.url()).join();
            }
        }
        HttpClient client = HttpClient.newBuilder().sslContext(trusting).build();
        URI environment = scalekit.environmentUrl();
        String grant = "grant_type=client_credentials&client_id=" + scalekit.clientId() + "&client_secret="
                + scalekit.clientSecret();
        Matcher token = TOKEN.matcher(post(client, environment + "/oauth/token", "x-www-form-urlencoded", grant, ""));
        if (!token.find()) {
            throw new IllegalStateException("There is no token");
        }
        for (int i = 0; i < TIMES; i++) {
            String user = environment + "/api/v1/connections/" + scalekit.connectionId() + "/auth-requests/"
                    + scalekit.newLoginRequest().loginRequestId() + "/user";
            post(client, user, "json", "{\"sub\":\"alice\",\"email\":\"alice@example.com\"}", token.group(1));
        }
    }

    private static String post(HttpClient client, String url, String type, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/" + type)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(url + " answered " + response.statusCode());
        }
        return response.body();
    }
}
