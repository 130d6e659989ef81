// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.scalekitlogin.chromium.PopupClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An MCP client that is a web page opens the login in a window of its own, which has to know at the end who opened it, even
 * where the application keeps its windows apart from others.
 */
class ChromiumPopupIT extends ChromiumFlow {

    private final PopupClient client = PopupClient.start(scalekit.environmentUrl());

    @AfterEach
    void closeClient() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample", "/isolated"})
    void shouldReportToTheWindowThatOpenedIt(String application) {
        Page opener = open(application);
        Page popup = connect(opener);
        signIn(popup, "alice", "secret");
        press(popup, "Allow");
        assertReported(opener, popup, "Connected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample", "/isolated"})
    void shouldReportAfterAWrongPassword(String application) {
        Page opener = open(application);
        Page popup = connect(opener);
        signIn(popup, "alice", "wrong");
        assertThat(popup.locator("#login")).containsText("do not match");
        signIn(popup, "alice", "secret");
        press(popup, "Allow");
        assertReported(opener, popup, "Connected");
    }

    /** After a wrong password nothing tells any more that the other account is meant for this: the person is asked. */
    @ParameterizedTest
    @ValueSource(strings = {"/sample", "/isolated"})
    void shouldReportAfterTheConfirmPage(String application) {
        signInWithoutLoginRequest(application);
        Page opener = open(application);
        Page popup = connect(opener);
        press(popup, "Use another account");
        signIn(popup, "bob", "wrong");
        assertThat(popup.locator("#login")).containsText("do not match");
        signIn(popup, "bob", "secret");
        press(popup, "Allow");
        assertReported(opener, popup, "Connected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample", "/isolated"})
    void shouldReportACancel(String application) {
        signInWithoutLoginRequest(application);
        Page opener = open(application);
        Page popup = connect(opener);
        press(popup, "Cancel");
        assertReported(opener, popup, "Refused");
    }

    private Page open(String application) {
        scalekit.loginEndpoint(environment.url(application + "/scalekit/login"));
        Page opener = browser.newPage();
        opener.navigate(client.url().toString());
        return opener;
    }

    private Page connect(Page opener) {
        return opener.waitForPopup(() -> press(opener, "Connect"));
    }

    private static void assertReported(Page opener, Page popup, String result) {
        assertThat(popup.locator("#opener")).hasText("present");
        assertThat(opener.locator("#result")).hasText(result);
    }
}
