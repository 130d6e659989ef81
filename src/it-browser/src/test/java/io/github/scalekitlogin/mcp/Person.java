// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.flow.TestEnvironment;
import java.net.URI;
import java.util.Map;

/** Alice in front of her browser, to whom an MCP client has given an address to open. */
final class Person {

    private final Browser browser = new Browser();

    /** Follows the client's address to the application's own login page. */
    Page open(URI authorization) {
        Page loginPage = browser.open(authorization);
        assertThat(loginPage.url().getPath()).isEqualTo("/sample/login.xhtml");
        return loginPage;
    }

    Page signIn(Page loginPage) {
        Map<String, String> typed = Map.of(
                loginPage.find("form#login [autocomplete=username]").id(), "alice",
                loginPage.find("form#login [type=password]").id(), "secret");
        return browser.submit(loginPage, "form#login [type=submit]", typed);
    }

    /** Signs in without any login request, as on any other day. */
    void signInWithoutLoginRequest() {
        signIn(browser.open(TestEnvironment.shared().url("/sample/login.xhtml")));
    }

    /** Follows the client's address to the page that asks somebody who is signed in. */
    Page openSignedIn(URI authorization) {
        Page confirmPage = browser.open(authorization);
        assertThat(confirmPage.text()).contains("You are signed in as alice");
        return confirmPage;
    }

    Page cancel(Page confirmPage) {
        return browser.submit(confirmPage, "button[value=cancel]", Map.of());
    }

    /** Says yes on the consent page, which leads back to the client. */
    Page allow(Page consent) {
        assertThat(consent.find("#account").text()).isEqualTo("alice@example.com");
        return browser.submit(consent, "#allow", Map.of());
    }

    Page deny(Page consent) {
        return browser.submit(consent, "#deny", Map.of());
    }

    /** The whole way, without a doubt. */
    Page signInAndAllow(URI authorization) {
        return allow(signIn(open(authorization)));
    }
}
