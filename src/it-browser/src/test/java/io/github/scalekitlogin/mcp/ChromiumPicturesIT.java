// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import com.microsoft.playwright.Page;
import io.github.scalekitlogin.chromium.Pictures;
import org.junit.jupiter.api.Test;

/** What a person sees on the way, as pictures for the README. */
class ChromiumPicturesIT extends ChromiumFlow {

    @Test
    void shouldTakePicturesOfALogin() {
        Page tab = startLogin("/sample", "openid");
        tab.getByLabel("User name").fill("alice");
        Pictures.take(tab, "login");
        signIn(tab, "alice", "secret");
        assertConsentAsked(tab, "alice");
        Pictures.take(tab, "consent");
        press(tab, "Allow");
        assertConnected(tab, "alice");
        Pictures.take(tab, "result");
    }

    @Test
    void shouldTakeAPictureOfTheConfirmPage() {
        signInWithoutLoginRequest("/sample");
        Page tab = startLogin("/sample");
        assertAsked(tab, "alice");
        Pictures.take(tab, "confirm");
    }

    @Test
    void shouldTakeAPictureOfAnExpiredLoginRequest() {
        Page tab = startLogin("/sample");
        scalekit.expire(tab.url().replaceAll(".*login_request_id=([^&]+).*", "$1"));
        signIn(tab, "alice", "secret");
        assertHeading(tab, "This sign-in request has expired");
        Pictures.take(tab, "expired");
        watch.forgive(410);
    }
}
