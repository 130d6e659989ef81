// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The browser does not send the session's cookie when a link of another site is followed. */
class SessionCookieIT extends FieldFlow {

    @ParameterizedTest
    @ValueSource(strings = {"strict", "form-strict"})
    void shouldConnectWithAStrictCookie(String name) {
        assertConnectsAfterLogin(Application.named(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"strict", "form-strict"})
    void shouldKeepTheSessionOfASignedInUser(String name) {
        Application application = Application.named(name);
        Page home = signInAsUsual(application, "alice");
        List<String> before = sessions();
        assertConnectsAfterQuestion(application);
        assertThat(sessions()).isEqualTo(before);
        home.reload();
        assertThat(user(home)).isEqualTo("alice");
    }

    private List<String> sessions() {
        return browser.cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .map((Cookie cookie) -> cookie.value)
                .toList();
    }
}
