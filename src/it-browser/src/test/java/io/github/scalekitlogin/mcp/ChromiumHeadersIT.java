// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.github.scalekitlogin.browser.HeaderRules;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer of a whole login in a browser has the headers it should have, and those of the application its own. */
class ChromiumHeadersIT extends ChromiumFlow {

    private final List<Response> answers = new ArrayList<>();
    private final HeaderRules rules = new HeaderRules(scalekit.environmentUrl());

    @ParameterizedTest
    @ValueSource(strings = {"/sample", "/isolated"})
    void shouldHaveTheExpectedHeadersDuringALogin(String application) {
        browser.onResponse(answers::add);
        Page tab = startLogin(application);
        signIn(tab, "alice", "wrong");
        signIn(tab, "alice", "secret");
        assertConsentAsked(tab, "alice");
        Page other = startLogin(application);
        assertAsked(other, "alice");
        press(other, "Use another account");
        signIn(other, "bob", "secret");
        assertConsentAsked(other, "bob");
        int before = answers.size();
        tab.navigate(environment.url(application + "/home.xhtml").toString());
        List<Response> pages = List.copyOf(answers);
        assertThat(pages.subList(0, before).stream().filter(this::isPage))
                .allMatch(this::check)
                .hasSizeGreaterThanOrEqualTo(10);
        assertThat(pages.subList(before, pages.size()).stream().filter(this::isPage))
                .noneMatch(this::check)
                .isNotEmpty();
    }

    /** Leaves out what a page shows besides, as its stylesheet. */
    private boolean isPage(Response answer) {
        return answer.url().startsWith(environment.url("/").toString())
                && answer.request().isNavigationRequest();
    }

    private boolean check(Response answer) {
        return rules.check(URI.create(answer.url()), answer.status(), answer::headerValue);
    }
}
