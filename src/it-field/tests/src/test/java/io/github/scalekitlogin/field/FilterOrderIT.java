// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other filters stand before ours, and check or wrap the requests. */
class FilterOrderIT extends FieldFlow {

    /** A filter for CORS, and one against forged requests. */
    @ParameterizedTest
    @ValueSource(strings = {"cors", "spring-security-6-custom"})
    void shouldConfirmBehindAFilterThatChecksPosts(String name) {
        Application application = Application.named(name);
        signInAsUsual(application, "alice");
        assertConnectsAfterQuestion(application);
    }

    /** The filter before ours names the user on some pages only. */
    @Test
    void shouldEndWithAPageWhenTheUserIsNamedOnSomePagesOnly() {
        Application application = Application.named("partly-wrapped");
        int before = server.log().length();
        Page tab = arrive(application, scalekit.newLoginRequest());
        signIn(tab, "alice", "secret");
        assertOurPage(tab);
        assertThat(awaitLog(before, "/scalekit/continue", "/members/login.jsp"))
                .contains("/scalekit/continue")
                .contains("/members/login.jsp");
        tab.navigate(server.url(application, application.home()).toString());
        assertThat(user(tab)).as("the user at %s", shown(tab)).isEqualTo("alice");
        tab.navigate(server.url(application, "/members/signout").toString());
        awaitShown(tab, "[type=password]");
    }
}
