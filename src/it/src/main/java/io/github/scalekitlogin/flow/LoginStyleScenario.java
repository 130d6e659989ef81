// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Hop;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The scenarios of every login style, each in a browser of its own. Differences between servers are returned as remarks. */
final class LoginStyleScenario extends LoginFlow {

    private static final String STATE = "a/b+c=d&e f%g\"h#i?j;k";
    private static final String CONTINUE = "button[value=continue]";
    private static final String PASSWORD = "secret";
    private static final int MOST_STEPS = 3;

    private final LoginStyle style;
    private final LoginRequestTicket first = newLoginRequest();
    private final LoginRequestTicket second = newLoginRequest();
    private final Browser tab1 = browser;
    private final Browser tab2 = browser.newTab();

    /** What it took until the login request was at its callback. */
    private enum Ending {
        AT_ONCE,
        ASKED,
        /** Signed in a second time in the same tab. */
        AGAIN,
        /** Asked at the tab's next step. */
        LATER,
        /** The tab asked for the other tab's, and completed that. */
        FOR_THE_OTHER,
        /** The server forgot the address that has it. */
        NOT_REACHED
    }

    LoginStyleScenario(LoginStyle style) {
        this.style = style;
    }

    /** Signs in without Scalekit, as a control: returns whether the login lasts. */
    boolean lastsWithoutTheFilter() {
        Page shown = style.signIn().open(tab1, page(style.ordinary()));
        style.signIn().tell(tab1, shown, "alice", PASSWORD);
        Page home = style.signIn().open(tab1, page("/home"));
        assertThat(tab1.hops()).noneMatch(hop -> isOurs(hop) || hop.status() >= 500);
        return home.has("#user") && style.signIn().isName(home.find("#user").text(), "alice");
    }

    Set<Remark> singleLogin() {
        Ending ending = end(tab1, signIn(tab1, arrive(tab1, first), "alice"), first, second, "alice");
        assertThat(ending).as("one login by %s", tab1.hops()).isIn(Ending.AT_ONCE, Ending.ASKED);
        assertSignedIn(tab1, "alice");
        return remarks(ending, Remark.ASKS);
    }

    Set<Remark> wrongPassword() {
        Page again = style.signIn().tell(tab1, arrive(tab1, first), "alice", "wrong");
        assertNothingSubmitted(first);
        if (again.has("a[href*=home]")) {
            again = tab1.click(again, "a[href*=home]");
        }
        Ending ending = end(tab1, signIn(tab1, again, "bob"), first, second, "bob");
        assertThat(ending).as("a second try by %s", tab1.hops()).isIn(Ending.AT_ONCE, Ending.ASKED);
        return remarks(ending, Remark.ASKS_AFTER_WRONG_PASSWORD);
    }

    /** Two login requests in two tabs, signed in for in either order: each ends at its own callback. */
    Set<Remark> twoTabs(boolean inOrder) {
        Page page1 = arrive(tab1, first);
        Page page2 = arrive(tab2, second);
        return inOrder
                ? oneAfterTheOther(tab1, page1, first, tab2, page2, second)
                : oneAfterTheOther(tab2, page2, second, tab1, page1, first);
    }

    private Set<Remark> oneAfterTheOther(
            Browser tabA, Page pageA, LoginRequestTicket a, Browser tabB, Page pageB, LoginRequestTicket b) {
        Ending endingA = end(tabA, signIn(tabA, pageA, "alice"), a, b, "alice");
        boolean alike = endingA == Ending.FOR_THE_OTHER;
        LoginRequestTicket left = alike ? a : b;
        assertThat(submissionsOf(left)).isEmpty();
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        remarks.addAll(remarks(endingA, Remark.SECOND_TAB_ASKS));
        remarks.addAll(
                remarks(end(tabB, signIn(tabB, pageB, "alice"), left, alike ? b : a, "alice"), Remark.SECOND_TAB_ASKS));
        return remarks;
    }

    /** However the server treats the second login, no user is handed over as the other. */
    void twoPersons() {
        Page page1 = arrive(tab1, first);
        Page page2 = arrive(tab2, second);
        signIn(tab2, page2, "alice");
        List<LoginRequestTicket> left = List.of(first, second).stream()
                .filter(login -> submissionsOf(login).isEmpty())
                .toList();
        signIn(tab1, page1, "bob");
        assertThat(left.stream().flatMap(login -> submissionsOf(login).stream()))
                .as("what was handed over after bob signed in, by %s", tab1.hops())
                .allSatisfy(submission -> assertThat(submission.details()).containsEntry("sub", "bob"));
    }

    /** After signing out, an ordinary login is none of Scalekit's business. */
    void laterLogin() {
        end(tab1, signIn(tab1, arrive(tab1, first), "alice"), first, second, "alice");
        tab1.open(page("/logout"));
        int before = tab1.hops().size();
        signIn(tab1, style.signIn().open(tab1, page(style.ordinary())), "bob");
        assertSignedIn(tab1, "bob");
        assertThat(tab1.hops().subList(before, tab1.hops().size())).noneMatch(LoginStyleScenario::isOurs);
        assertThat(submissionsOf(first)).hasSize(1);
    }

    /** What waits survives a login from elsewhere, and is asked about. */
    Set<Remark> signInElsewhereMeanwhile() {
        Page parked = arrive(tab1, first);
        signIn(tab2, style.signIn().open(tab2, page(style.ordinary())), "alice");
        assertNothingSubmitted(first);
        Ending ending =
                end(tab1, style.signIn().goOn(tab1, parked, page("/scalekit/continue")), first, second, "alice");
        assertThat(ending).isIn(Ending.ASKED, Ending.NOT_REACHED);
        return ending == Ending.ASKED ? Set.of() : remarks(ending, Remark.ASKS);
    }

    static String[] rolesOf(String name) {
        return name.equals("alice") ? new String[] {"customer", "clerk"} : new String[] {"customer"};
    }

    private LoginRequestTicket newLoginRequest() {
        return scalekit.newLoginRequest(STATE + UUID.randomUUID());
    }

    private Page arrive(Browser tab, LoginRequestTicket login) {
        return style.signIn().open(tab, login.appendTo(page(style.loginEndpoint())));
    }

    private Page signIn(Browser tab, Page shown, String name) {
        return style.signIn().tell(tab, shown, name, PASSWORD);
    }

    /** Carries out the steps of the user until the callback. */
    private Ending end(Browser tab, Page end, LoginRequestTicket login, LoginRequestTicket other, String name) {
        Page shown = end;
        Ending ending = Ending.AT_ONCE;
        for (int step = 0; step < MOST_STEPS && !isSettled(shown); step++) {
            boolean again = style.signIn().isAskedFor(shown);
            shown = again ? signIn(tab, shown, name) : tab.open(page("/home"));
            ending = again || ending == Ending.AGAIN ? Ending.AGAIN : Ending.LATER;
        }
        if (!isSettled(shown)) {
            assertNames(shown, "#user", name);
            assertNothingSubmitted(login);
            return Ending.NOT_REACHED;
        }
        if (isAtScalekit(shown)) {
            assertHandedOver(tab, shown, login, name);
            return ending;
        }
        assertNames(shown, "strong", name);
        assertNothingSubmitted(login);
        boolean own = shown.find("[name=login_request_id]").val().equals(login.loginRequestId());
        assertHandedOver(tab, tab.submit(shown, CONTINUE, Map.of()), own ? login : other, name);
        if (!own) {
            return Ending.FOR_THE_OTHER;
        }
        return ending == Ending.AT_ONCE ? Ending.ASKED : ending;
    }

    private boolean isSettled(Page page) {
        return isAtScalekit(page) || page.has(CONTINUE);
    }

    private static boolean isOurs(Hop hop) {
        return hop.url().getPath().contains("/scalekit/");
    }

    private boolean isAtScalekit(Page page) {
        return page.url().toString().startsWith(scalekit.environmentUrl().toString());
    }

    private void assertHandedOver(Browser tab, Page end, LoginRequestTicket login, String name) {
        assertThat(end)
                .as("%s ended at %s: %s\nby %s", login.loginRequestId(), end.url(), end.text(), tab.hops())
                .matches(this::isAtScalekit)
                .matches(page -> page.text().contains("Login complete"));
        assertHandedOver(end, login, name, rolesOf(name));
    }

    private void assertSignedIn(Browser tab, String name) {
        assertNames(tab.open(page("/home")), "#user", name);
    }

    private void assertNames(Page page, String selector, String name) {
        assertThat(page.find(selector).text()).matches(shown -> style.signIn().isName(shown, name), "names " + name);
    }

    private static Set<Remark> remarks(Ending ending, Remark whenAsked) {
        return switch (ending) {
            case AT_ONCE -> EnumSet.noneOf(Remark.class);
            case ASKED -> EnumSet.of(whenAsked);
            case AGAIN -> EnumSet.of(Remark.TAB_AGAIN);
            case LATER -> EnumSet.of(Remark.SECOND_TAB_LATER);
            case FOR_THE_OTHER -> EnumSet.of(Remark.TABS_ALIKE);
            case NOT_REACHED -> EnumSet.of(Remark.ONE_REACHES_US);
        };
    }

    private URI page(String page) {
        String path = style.path(page);
        return style.signIn().isByTls() ? environment.secureUrl(path) : url(path);
    }
}
