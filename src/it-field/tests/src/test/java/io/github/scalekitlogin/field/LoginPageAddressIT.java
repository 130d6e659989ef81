// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The login page has another address than the setting says, or is shown at another address. */
class LoginPageAddressIT extends FieldFlow {

    @ParameterizedTest
    @ValueSource(strings = {"root-page", "folder", "rewritten", "localised", "slash", "spring-security-attribute"})
    void shouldConnect(String name) {
        assertConnectsAfterLogin(Application.named(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"root-page", "folder", "rewritten", "localised", "slash", "spring-security-attribute"})
    void shouldConnectAfterAWrongPassword(String name) {
        assertConnectsAfterWrongPassword(Application.named(name), "alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"root-page", "folder", "rewritten", "localised", "slash", "spring-security-attribute"})
    void shouldConfirmWhenTheUserIsSignedInAlready(String name) {
        Application application = Application.named(name);
        signInAsUsual(application, "alice");
        assertConnectsAfterQuestion(application);
    }

    /** The container shows its login page at our address, so that relative links point below it. */
    @Test
    void shouldLeadOnFromARelativeLinkOfTheContainersLoginPage() {
        Page tab = arrive(Application.named("form"), scalekit.newLoginRequest());
        tab.getByText("Forgot your password?").click();
        assertHelped(tab, "help.html", "Help");
    }

    @Test
    void shouldLeadOnFromARelativeLinkOfTheContainersErrorPage() {
        Page tab = arrive(Application.named("form"), scalekit.newLoginRequest());
        signInWithWrongPassword(tab, "alice");
        tab.getByText("Try again").click();
        assertHelped(tab, "secure/home.jsp", "Sign in");
    }

    /** The application's own page, or ours with a link to it. */
    private void assertHelped(Page tab, String path, String heading) {
        awaitShown(tab, "h1");
        if (!tab.locator("h1").first().innerText().equals(heading)) {
            assertThat(tab.locator("a[href$='" + path + "']").count())
                    .as("a link at %s", shown(tab))
                    .isPositive();
        }
    }
}
