// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import io.github.scalekitlogin.chromium.Chromium;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.simulator.Submission;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

/** A person at Chromium who has an AI client on another site. Each test has a browser without cookies. */
abstract class FieldFlow {

    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("field.patience", 20));
    private static final String FORM = "form:has([type=password]) ";
    private static final String USER = FORM
            + "input:not([type=hidden]):not([type=password]):not([type=checkbox]):not([type=submit]):not([type=reset])";
    private static final String BUTTON = FORM + "button:not([type=button]):not([type=reset]), " + FORM
            + "[type=submit], " + "vaadin-button[slot=submit]";
    /** A page of ours that does not go on by itself. */
    static final String OUR_PAGE = "html:not(:has(meta[http-equiv=refresh i])) main";

    static final String ACCOUNT = "#account";
    private static final String TRY_AGAIN = ":is(a, button):has-text('Try again')";
    static final String CONTINUE = "button[value=continue]";

    final FieldServer server = FieldServer.shared();
    final ScalekitSimulator scalekit = server.scalekit();
    final BrowserContext browser;

    FieldFlow() {
        this(Chromium.shared().newContext(new Browser.NewContextOptions().setLocale("en")));
    }

    FieldFlow(BrowserContext browser) {
        this.browser = browser;
        browser.setDefaultTimeout(PATIENCE.toMillis());
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
        scalekit.clearFaults();
    }

    /** Returns the login endpoint of an application. */
    URI loginEndpoint(Application application) {
        return server.url(application, "/scalekit/login");
    }

    /** Follows the AI client's link in a new tab. */
    Page arrive(Application application, LoginRequestTicket login) {
        return arrive(login.appendTo(loginEndpoint(application)));
    }

    Page arrive(URI link) {
        Page tab = browser.newPage();
        tab.navigate(AiClient.pageWith(List.of(link)).toString());
        tab.locator("a").click();
        return tab;
    }

    /** Opens a page as people do who type its address. */
    Page open(URI address) {
        Page tab = browser.newPage();
        tab.navigate(address.toString());
        return tab;
    }

    Page open(Application application, String path) {
        return open(server.url(application, path));
    }

    /** Fills in and submits the login form that a tab shows. */
    void signIn(Page tab, String name, String password) {
        try {
            tab.locator(USER).first().fill(name);
            tab.locator("[type=password]").first().fill(password);
            tab.locator(BUTTON).first().click();
        } catch (PlaywrightException e) {
            throw new AssertionError("No login form at " + shown(tab));
        }
    }

    /** Signs in without any login request, as on any other day. */
    Page signInAsUsual(Application application, String name) {
        Page tab = open(application, application.login());
        signIn(tab, name, "secret");
        assertSignedIn(tab, application, name);
        return tab;
    }

    /** The application knows the user. */
    void assertSignedIn(Page tab, Application application, String name) {
        await(() -> user(tab).equals(name), () -> {
            tab.navigate(server.url(application, application.home()).toString());
            assertThat(user(tab)).as("the user at %s", shown(tab)).isEqualTo(name);
        });
    }

    static String user(Page tab) {
        try {
            return tab.locator("#user").count() == 0
                    ? ""
                    : tab.locator("#user").first().innerText();
        } catch (PlaywrightException e) {
            // The page was replaced meanwhile.
            return "";
        }
    }

    /** Scalekit shows the account; returns whether the confirm page was shown before. */
    boolean assertConnected(Page tab, LoginRequestTicket login, String name) {
        awaitShown(tab, ACCOUNT + ", " + CONTINUE);
        boolean asked = isShown(tab, CONTINUE);
        if (asked) {
            assertThat(submissions(login)).as("submitted before the answer").isEmpty();
            assertThat(tab.locator("strong").first().innerText())
                    .as("the account at %s", shown(tab))
                    .isEqualTo(name);
            tab.locator(CONTINUE).click();
            awaitShown(tab, ACCOUNT);
        }
        assertThat(tab.locator(ACCOUNT).innerText()).isEqualTo(name + "@example.com");
        assertThat(submissions(login)).hasSize(1);
        assertThat(submissions(login).get(0).details())
                .containsEntry("sub", name)
                .containsEntry("email", name + "@example.com");
        return asked;
    }

    /** A link leads to the login, and the login to Scalekit; returns whether the confirm page was shown between them. */
    boolean assertConnectsAfterLogin(Application application) {
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page tab = arrive(application, login);
        signIn(tab, "alice", "secret");
        return assertConnected(tab, login, "alice");
    }

    /** A wrong password comes before the right one. */
    void assertConnectsAfterWrongPassword(Application application, String name) {
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page tab = arrive(application, login);
        signInWithWrongPassword(tab, name);
        signIn(tab, name, "secret");
        assertConnected(tab, login, name);
    }

    /** A link leads to the confirm page, because alice is signed in, and her answer to Scalekit. */
    void assertConnectsAfterQuestion(Application application) {
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page tab = arrive(application, login);
        assertAsked(tab, "alice");
        assertConnected(tab, login, "alice");
    }

    /** Alice is signed in and wants another account, the one of bob. */
    void assertConnectsAnotherAccount(Application application) {
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page tab = arrive(application, login);
        assertAsked(tab, "alice");
        press(tab, "Use another account");
        signIn(tab, "bob", "secret");
        assertConnected(tab, login, "bob");
    }

    /** A page offers to try again, after the confirm page perhaps. */
    void assertMayTryAgain(Page tab) {
        awaitShown(tab, TRY_AGAIN + ", " + CONTINUE);
        if (isShown(tab, CONTINUE)) {
            tab.locator(CONTINUE).click();
            awaitShown(tab, TRY_AGAIN);
        }
    }

    /** Tries again when Scalekit works again, until the filter believes it. */
    void assertConnectedWhenTriedAgain(Page tab, LoginRequestTicket login, String name) {
        assertMayTryAgain(tab);
        scalekit.clearFaults();
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            tab.locator(TRY_AGAIN).first().click();
            awaitShown(tab, ACCOUNT + ", " + OUR_PAGE);
        } while (isShown(tab, TRY_AGAIN) && System.nanoTime() < end);
        assertConnected(tab, login, name);
    }

    /** Types a wrong password first. */
    void signInWithWrongPassword(Page tab, String name) {
        signIn(tab, name, "wrong");
        // Scripts replace the form when they have the response.
        tab.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** The confirm page asks about this account. */
    void assertAsked(Page tab, String name) {
        awaitShown(tab, CONTINUE);
        assertThat(tab.locator("strong").first().innerText()).isEqualTo(name);
    }

    void press(Page tab, String button) {
        tab.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** A page of ours is shown. */
    void assertOurPage(Page tab) {
        awaitShown(tab, OUR_PAGE);
    }

    void awaitShown(Page tab, String selector) {
        try {
            tab.locator(selector).first().waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
        } catch (PlaywrightException e) {
            throw new AssertionError("No " + selector + " at " + shown(tab));
        }
    }

    static boolean isShown(Page tab, String selector) {
        return tab.locator(selector).count() > 0;
    }

    List<Submission> submissions(LoginRequestTicket login) {
        return scalekit.submissions().stream()
                .filter(submission -> submission.loginRequestId().equals(login.loginRequestId()))
                .toList();
    }

    /** Waits; at the end the second has the last word. */
    static void await(BooleanSupplier done, Runnable atTheEnd) {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                atTheEnd.run();
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Returns what was logged since. */
    String awaitLog(int from, String... words) {
        await(() -> List.of(words).stream().allMatch(word -> logged(from).contains(word)), () -> {});
        return logged(from);
    }

    /** Returns the lines of the filter in the log since then. */
    private String logged(int from) {
        String log = server.log();
        return log.substring(Math.min(from, log.length()));
    }

    /** Address and text, for messages. */
    static String shown(Page tab) {
        try {
            String text = tab.locator("body").innerText(new Locator.InnerTextOptions().setTimeout(1_000));
            return tab.url() + ": " + text.substring(0, Math.min(text.length(), 600));
        } catch (PlaywrightException e) {
            return tab.url() + ": no text";
        }
    }
}
