// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import com.microsoft.playwright.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An attacker tries to have a login request completed by what a victim does for another reason: saving a form, following a
 * link, signing in elsewhere. Only a sign-in on the login request's own login page or the answer on the confirm page may
 * complete it.
 */
class ChromiumAttacksIT extends VictimScenario {

    private static final String SIGNED_IN = "signed-in";
    private static final String ALWAYS = "always";

    static Stream<Arguments> everyApplication() {
        return rows(
                List.of(SIGNED_IN, ALWAYS),
                AttackedApplication.CODE,
                AttackedApplication.FORM,
                AttackedApplication.FORM_PAGE,
                AttackedApplication.ON_DEMAND,
                AttackedApplication.BASIC,
                AttackedApplication.BASIC_FOLDER);
    }

    static Stream<Arguments> containerLogins() {
        return rows(
                List.of(SIGNED_IN, ALWAYS),
                AttackedApplication.BASIC,
                AttackedApplication.BASIC_FOLDER,
                AttackedApplication.ON_DEMAND);
    }

    static Stream<Arguments> formLogins() {
        return rows(
                List.of(SIGNED_IN, ALWAYS),
                AttackedApplication.CODE,
                AttackedApplication.FORM,
                AttackedApplication.FORM_PAGE,
                AttackedApplication.ON_DEMAND);
    }

    static Stream<Arguments> signInsByFetch() {
        Stream<Arguments> sample = rows(List.of(SIGNED_IN), AttackedApplication.SAMPLE);
        return Stream.concat(sample, formLogins())
                .flatMap(row -> Stream.of("follow", "manual")
                        .map(redirect -> Arguments.of(row.get()[0], row.get()[1], row.get()[2], redirect)));
    }

    static Stream<Arguments> always() {
        return rows(List.of(ALWAYS), AttackedApplication.CODE, AttackedApplication.FORM, AttackedApplication.FORM_PAGE);
    }

    /**
     * Each application with the first setting in a browser that sends Fetch Metadata, and the first application in all
     * combinations; with {@code -Dchromium.attacks=all} every application in all combinations.
     */
    private static Stream<Arguments> rows(List<String> confirm, AttackedApplication... applications) {
        boolean all = System.getProperty("chromium.attacks", "").equals("all");
        List<AttackedApplication> there =
                Stream.of(applications).filter(AttackedApplication::runs).toList();
        return there.stream()
                .flatMap(application -> confirm.stream()
                        .flatMap(value -> Stream.of(Metadata.values())
                                .filter(metadata -> all
                                        || application == there.get(0)
                                        || value.equals(confirm.get(0)) && metadata == Metadata.WITH_FETCH_METADATA)
                                .map(metadata -> Arguments.of(application, value, metadata))));
    }

    /**
     * The login request arrives in a window that never shows the confirm page, because the browser stops at its limit of
     * redirects. Another window shows an ordinary form at an address with the login request's id.
     */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}, confirm={1}, {2}")
    @MethodSource("everyApplication")
    void shouldNotSubmitAfterAFormThatContainsTheUserName(
            AttackedApplication application, String confirm, Metadata metadata) {
        use(application, confirm, metadata);
        signInAsUsual();
        Page tab = openWithoutConfirmPage(pageWithId("/account/profile", login));
        press(tab, "Save");
        tab.locator("#saved, h1").first().waitFor();
        assertOnlyTheAnswerCompletesIt();
    }

    /** The container signs the victim in by a remembered password or session as soon as a protected page is opened. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}, confirm={1}, {2}")
    @MethodSource("containerLogins")
    void shouldNotSubmitWhenTheContainerSignsInByItself(
            AttackedApplication application, String confirm, Metadata metadata) {
        use(application, confirm, metadata);
        signInAsUsual();
        followLink(openWithoutConfirmPage(pageWithId(application.publicPage(), login)));
        assertOnlyTheAnswerCompletesIt();
    }

    /** The same without the limit of redirects: the public page itself brings the login request. It may be shown or not. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}, confirm={1}, {2}")
    @MethodSource("containerLogins")
    void shouldConfirmWhenAPublicPageReceivesTheLoginRequest(
            AttackedApplication application, String confirm, Metadata metadata) {
        use(application, confirm, metadata);
        signInAsUsual();
        Page tab = open(login.appendTo(page(application.publicPage())));
        assertNothingSubmitted(login);
        if (tab.url().equals(login.appendTo(page(application.publicPage())).toString())) {
            followLink(tab);
        }
        assertOnlyTheAnswerCompletesIt();
    }

    /** The victim signs in with a script in another tab, then follows a link of the login request's own login page. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}, confirm={1}, {2}, redirect: {3}")
    @MethodSource("signInsByFetch")
    void shouldNotSubmitAfterALinkOnTheLoginPage(
            AttackedApplication application, String confirm, Metadata metadata, String redirect) {
        use(application, confirm, metadata);
        Page loginPage = open(link(login));
        assertHeading(loginPage, "Sign in");
        signInByFetch(open(page(application.publicPage())), redirect);
        followLink(loginPage);
        assertOnlyTheAnswerCompletesIt();
    }

    /** The same with a link of any page whose address has the login request's id. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}, confirm={1}, {2}, redirect: {3}")
    @MethodSource("signInsByFetch")
    void shouldNotSubmitAfterALinkOnAPageWithTheLoginRequestId(
            AttackedApplication application, String confirm, Metadata metadata, String redirect) {
        use(application, confirm, metadata);
        assertHeading(open(link(login)), "Sign in");
        Page publicPage = open(pageWithId(application.publicPage(), login));
        signInByFetch(open(page(application.publicPage())), redirect);
        followLink(publicPage);
        assertOnlyTheAnswerCompletesIt();
    }

    /** One person signs in on the login pages of two login requests, in two tabs. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}, confirm={1}, {2}")
    @MethodSource("always")
    void shouldConfirmInEachTab(AttackedApplication application, String confirm, Metadata metadata) {
        use(application, confirm, metadata);
        LoginRequestTicket other = scalekit.newLoginRequest();
        Page first = open(link(login));
        Page second = open(link(other));
        signIn(second);
        assertAsked(second, "alice");
        answer(second);
        assertSubmitted(other);
        signIn(first);
        assertNothingSubmitted(login);
        assertAsked(first, "alice");
        answer(first);
        assertSubmitted(login);
    }

    /** The same while the first question is not answered yet. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}, confirm={1}, {2}")
    @MethodSource("always")
    void shouldConfirmInEachTabBeforeTheFirstAnswer(
            AttackedApplication application, String confirm, Metadata metadata) {
        use(application, confirm, metadata);
        LoginRequestTicket other = scalekit.newLoginRequest();
        Page first = open(link(login));
        Page second = open(link(other));
        signIn(second);
        assertAsked(second, "alice");
        signIn(first);
        assertNothingSubmitted(login, other);
        assertAsked(first, "alice");
        answer(first);
        answer(second);
        assertSubmitted(login);
        assertSubmitted(other);
    }

    /**
     * The legitimate way: a sign-in on the login request's own login page needs no question, unless it is always asked. With the
     * container's FORM and {@code scalekit.login-page} the filter does not see the sign-in itself, so it asks.
     */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}, confirm={1}, {2}")
    @MethodSource("formLogins")
    void shouldSubmitAfterASignInOnItsOwnLoginPage(AttackedApplication application, String confirm, Metadata metadata) {
        use(application, confirm, metadata);
        Page tab = open(link(login));
        signIn(tab);
        if (confirm.equals(ALWAYS) || application == AttackedApplication.FORM_PAGE) {
            assertNothingSubmitted(login);
            assertAsked(tab, "alice");
            answer(tab);
        }
        tab.waitForURL(url -> url.startsWith(scalekit.environmentUrl().toString()));
        assertSubmitted(login);
    }
}
