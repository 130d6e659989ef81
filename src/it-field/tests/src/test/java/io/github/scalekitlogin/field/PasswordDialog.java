// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;

/** Answers the dialog in which Chromium asks for name and password. Chromium shows it only when a server asks for them again. */
final class PasswordDialog {

    private final BrowserContext browser;
    private String name;

    /** Creates what answers with this name. */
    PasswordDialog(BrowserContext browser, String name) {
        this.browser = browser;
        this.name = name;
    }

    /** Answers the dialogs of all tabs that are opened from now on. */
    void start() {
        browser.onPage(this::watch);
    }

    /** Types another name in the next dialog. */
    void nextName(String next) {
        name = next;
    }

    private void watch(Page tab) {
        CDPSession session = browser.newCDPSession(tab);
        session.on("Fetch.requestPaused", event -> send(session, "Fetch.continueRequest", answer(event)));
        session.on("Fetch.authRequired", event -> {
            JsonObject typed = new JsonObject();
            typed.addProperty("response", "ProvideCredentials");
            typed.addProperty("username", name);
            typed.addProperty("password", PublishedLogin.PASSWORD);
            JsonObject answer = answer(event);
            answer.add("authChallengeResponse", typed);
            send(session, "Fetch.continueWithAuth", answer);
        });
        JsonObject all = new JsonObject();
        all.addProperty("handleAuthRequests", true);
        session.send("Fetch.enable", all);
    }

    private static void send(CDPSession session, String method, JsonObject answer) {
        try {
            session.send(method, answer);
        } catch (PlaywrightException e) {
            // The tab has left the page meanwhile, and the request has ended.
        }
    }

    private static JsonObject answer(JsonObject event) {
        JsonObject answer = new JsonObject();
        answer.add("requestId", event.get("requestId"));
        return answer;
    }
}
