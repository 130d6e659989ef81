// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLContext;

/** What all tabs of a browser share: cookies, what the person typed into the dialogue, and the certificate they picked. */
final class Profile {

    final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private HttpClient client = client().build();
    private boolean presenting;
    private String typed;
    private boolean asked;

    /** What speaks HTTP for all tabs. */
    HttpClient http() {
        return client;
    }

    /** Connects anew, as a certificate is presented when a connection begins. */
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

    /** What was typed, once a server has asked for it; null before. */
    String authorization() {
        return asked ? typed : null;
    }

    /** A server asks; returns whether there is an answer it has not got yet. */
    boolean answers() {
        boolean news = typed != null && !asked;
        asked |= news;
        return news;
    }

    private HttpClient.Builder client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies);
    }
}
