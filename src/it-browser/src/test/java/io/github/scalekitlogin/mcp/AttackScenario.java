// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.github.scalekitlogin.chromium.AttackersSite;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A victim at a real browser, and an attacker who has started logins and has a web site the victim comes to. */
abstract class AttackScenario extends ChromiumFlow {

    /** Another site, and the application's own site at another port. */
    static final String[] HOSTS = {"localhost", "127.0.0.1"};

    final LoginRequestTicket login = scalekit.newLoginRequest();
    private final List<AttackersSite> sites = new ArrayList<>();

    AttackScenario() {}

    AttackScenario(Browser.NewContextOptions device) {
        super(device);
    }

    @AfterEach
    void endAttack() {
        // Much of what an attacker's page tries, the browser complains of.
        watch.forgiveAll();
        sites.forEach(AttackersSite::close);
    }

    /** The victim opens a page of the attacker. */
    Page openAttackersPage(String host, String body) {
        AttackersSite site = AttackersSite.start(body);
        sites.add(site);
        Page tab = browser.newPage();
        tab.navigate(site.url(host).toString());
        return tab;
    }

    /** Gives the cookies of the application {@code SameSite=None}. */
    void sendCookiesToOtherSites() {
        List<Cookie> cookies = browser.cookies();
        assertThat(cookies).isNotEmpty();
        cookies.forEach(cookie -> cookie.setSameSite(SameSiteAttribute.NONE).setSecure(true));
        browser.clearCookies();
        browser.addCookies(cookies);
    }

    URI link(LoginRequestTicket to) {
        return to.appendTo(environment.url("/sample/scalekit/login"));
    }

    void assertNothingSubmitted(LoginRequestTicket... logins) {
        for (LoginRequestTicket each : logins) {
            assertThat(scalekit.submissions())
                    .noneMatch(submission -> submission.loginRequestId().equals(each.loginRequestId()));
            assertThat(scalekit.callbacks()).doesNotContain(each.loginRequestId());
        }
    }

    /** A page of the application is as always: no login request waits for a question. */
    void assertAtHome() {
        Page home = browser.newPage();
        home.navigate(environment.url("/sample/home.xhtml").toString());
        assertThat(home.locator("#user").textContent()).isEqualTo("alice");
    }
}
