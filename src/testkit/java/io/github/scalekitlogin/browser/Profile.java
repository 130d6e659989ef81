// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** What all tabs of a browser share: connections, cookies, the BASIC account and the client certificate. */
final class Profile {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Map<String, Function<URI, String>> headers = new ConcurrentHashMap<>();
    private final CookieStore cookies = new CookieStore(Clock.systemUTC());
    private volatile HttpClient client = client().build();
    private boolean presenting;
    private String typed;
    private boolean asked;

    CookieStore cookies() {
        return cookies;
    }

    /** Sends a request with the cookies for it, and stores those of the response. */
    HttpResponse<String> send(HttpRequest.Builder builder, CookieStore.Context context) {
        URI url = builder.build().uri();
        String header = cookies.header(url, context);
        if (!header.isEmpty()) {
            builder.header("Cookie", header);
        }
        headers.forEach((name, value) -> {
            String text = value.apply(url);
            if (text != null) {
                builder.header(name, text);
            }
        });
        try {
            HttpResponse<String> response = client.sendAsync(builder.build(), BodyHandlers.ofString())
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            cookies.store(url, response.headers().allValues("Set-Cookie"));
            return response;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(url.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void send(String header, Function<URI, String> value) {
        headers.put(header, value);
    }

    /** Opens new connections: a certificate is presented when a connection begins. */
    void present(SSLContext certificate) {
        client = client().sslContext(certificate).build();
        presenting = true;
    }

    boolean isPresenting() {
        return presenting;
    }

    void type(String name, String password) {
        String both = name + ':' + password;
        typed = "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        asked = false;
    }

    void bear(String token) {
        typed = "Bearer " + token;
        asked = true;
    }

    /** Returns the {@code Authorization} header, null until a server has asked for it. */
    String authorization() {
        return asked ? typed : null;
    }

    /** Called when a server asks for a login; returns whether there is an account that it has not been sent yet. */
    boolean answers() {
        boolean unsent = typed != null && !asked;
        asked |= unsent;
        return unsent;
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    }
}
