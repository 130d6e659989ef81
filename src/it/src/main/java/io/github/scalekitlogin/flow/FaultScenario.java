// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One login during a fault of Scalekit, and a second try after the fault has ended. */
final class FaultScenario extends LoginFlow {

    static final List<String> HEADS = List.of(
            "fault", "at", "how long", "the person sees", "in time", "Try again", "logged", "calls", "afterwards");

    private static final String CONTEXT = FaultyEnvironment.CONTEXT;
    /** The application's timeout, and what everything else may take on a busy machine. */
    private static final Duration IN_TIME = Duration.ofMillis(3500);

    private static final Duration TRY_AGAIN_TIMEOUT = Duration.ofSeconds(4);
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final String TRY_AGAIN = "a.button";
    private static final String NOTHING = "–";
    /** Payara and GlassFish put brackets around each entry. */
    private static final Pattern LOGGED = Pattern.compile("\\[[0-9a-f]{10}] ([A-Z_]+): (.*?)(?:]])?$");

    private static final Pattern REASON = Pattern.compile("status \\d{3}|\\w+Exception(: [\\w ]*\\w)?");

    /** The read timeout and the deadline end at the same moment. On a busy machine either may be logged. */
    private static final String READ_TIMEOUT = "SocketTimeoutException: Read timed out";

    private static final String DEADLINE = "Scalekit did not answer within scalekit.timeout";

    private final FaultyEnvironment faults;
    private final FaultKind fault;
    private final Endpoint endpoint;
    private final boolean once;
    private final Browser browser;
    private final LoginRequestTicket login = scalekit.newLoginRequest();
    private final int logged = environment.server().log().length();
    private int submissionsBefore;

    FaultScenario(FaultyEnvironment faults, FaultKind fault, Endpoint endpoint, boolean once) {
        super(faults.environment());
        this.faults = faults;
        this.fault = fault;
        this.endpoint = endpoint;
        this.browser = faults.browser();
        this.once = once;
    }

    /** Returns the row of the table. */
    List<String> row() {
        recover();
        if (endpoint == Endpoint.TOKEN) {
            loseToken();
        }
        Page loginPage = arrive(browser, CONTEXT + "/scalekit/login", login);
        int tokens = calls(Endpoint.TOKEN);
        int submissions = calls(Endpoint.USER);
        try {
            fault.begin(faults, endpoint, once);
            long begin = System.nanoTime();
            Page end = signInBesideOthers(loginPage, tokens + submissions);
            boolean inTime = System.nanoTime() - begin < IN_TIME.toNanos();
            String calls = (calls(Endpoint.TOKEN) - tokens) + " / " + (calls(Endpoint.USER) - submissions);
            assertApplicationGoesOn();
            assertAccepted(1);
            submissionsBefore = submissionsOf(login).size();
            boolean handedOver = isHandedOver(end, login);
            String seen = sight(end, login);
            String reason = handedOver ? NOTHING : reason(end);
            faults.endFaults();
            String afterwards = handedOver ? NOTHING : tryAgain(end);
            assertRules();
            return List.of(
                    fault.title,
                    endpoint == Endpoint.TOKEN ? "token" : "submission",
                    once ? "once" : "lasting",
                    seen,
                    inTime ? "yes" : "no",
                    end.has(TRY_AGAIN) ? "yes" : NOTHING,
                    reason,
                    calls,
                    afterwards);
        } finally {
            faults.endFaults();
        }
    }

    /** Signs in, and opens a page of the application as another user as soon as Scalekit is called. */
    private Page signInBesideOthers(Page loginPage, int callsBefore) {
        CompletableFuture<Page> end =
                CompletableFuture.supplyAsync(() -> signIn(browser, loginPage, "alice", "secret"));
        while (!end.isDone() && calls(Endpoint.TOKEN) + calls(Endpoint.USER) == callsBefore) {
            pause();
        }
        assertThat(new Browser().open(url(CONTEXT + "/index")).status()).isEqualTo(200);
        return end.join();
    }

    /** Polls: neither the simulator nor the client can notify a test. */
    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Hands over once, so that the client has a token and trusts Scalekit, independent of the row before. */
    private void recover() {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        LoginRequestTicket another = scalekit.newLoginRequest();
        Browser fresh = faults.browser();
        Page end = signIn(fresh, arrive(fresh, CONTEXT + "/scalekit/login", another), "bob", "secret");
        while (!isHandedOver(end, another) && System.nanoTime() < deadline) {
            pause();
            end = fresh.click(end, TRY_AGAIN);
        }
        assertThat(isHandedOver(end, another))
                .as("handed over, with nothing wrong: %s", end.text())
                .isTrue();
    }

    /** Has the client give up its token without getting another, so that it fetches one at the next login. */
    private void loseToken() {
        scalekit.revokeTokens();
        scalekit.inject(Endpoint.TOKEN, Fault.status(400));
        Browser fresh = faults.browser();
        signIn(fresh, arrive(fresh, CONTEXT + "/scalekit/login", scalekit.newLoginRequest()), "bob", "secret");
        scalekit.clearFaults();
    }

    /** The client remembers a token call's failure for a moment. */
    private String tryAgain(Page end) {
        if (!end.has(TRY_AGAIN)) {
            return sight(
                    browser.open(url(CONTEXT + "/scalekit/continue?login_request_id=" + login.loginRequestId())),
                    login);
        }
        long deadline = System.nanoTime() + TRY_AGAIN_TIMEOUT.toNanos();
        Page again = browser.click(end, TRY_AGAIN);
        while (!isHandedOver(again, login) && System.nanoTime() < deadline) {
            pause();
            again = browser.click(again, TRY_AGAIN);
        }
        return sight(again, login);
    }

    private String sight(Page page, LoginRequestTicket of) {
        return isHandedOver(page, of)
                ? "handed over"
                : page.status() + " " + page.document().title();
    }

    private boolean isHandedOver(Page page, LoginRequestTicket of) {
        boolean there =
                page.url().toString().startsWith(scalekit.environmentUrl().toString());
        assertThat(scalekit.callbacks().contains(of.loginRequestId()))
                .as("callback, having come to %s: %s", page.url(), page.text())
                .isEqualTo(there);
        return there;
    }

    /** Returns the problem and why, without what differs from login to login and from server to server. */
    private String reason(Page page) {
        Matcher line = LOGGED.matcher(logLine(page));
        assertThat(line.find()).as(logLine(page)).isTrue();
        String message =
                line.group(2).replace(scalekit.environmentUrl().toString(), "…").replace(login.loginRequestId(), "…");
        Matcher reason = REASON.matcher(message);
        String found = reason.find() ? reason.group() : message.strip();
        return line.group(1) + ": " + (found.equals(READ_TIMEOUT) ? DEADLINE : found);
    }

    private void assertApplicationGoesOn() {
        assertThat(new Browser().open(url(CONTEXT + "/index")).status()).isEqualTo(200);
        Page home = browser.open(url(CONTEXT + "/home"));
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.find("#user").text()).isEqualTo("alice");
    }

    private void assertRules() {
        assertApplicationGoesOn();
        // An answer that comes too late may belong to details that were accepted: the next try repeats them.
        assertAccepted(submissionsBefore + 1);
        assertThat(submissionsOf(login))
                .allSatisfy(submission -> assertThat(submission.details()).containsEntry("sub", "alice"));
        assertThat(scalekit.requests())
                .noneMatch(request -> request.uri().getPath().equals(FaultKind.ELSEWHERE));
        assertThat(environment.server().log().substring(logged))
                .doesNotContain(scalekit.clientSecret(), login.state(), "@example.com")
                .doesNotContain(tokensUsed());
    }

    private void assertAccepted(int atMost) {
        assertThat(submissionsOf(login)).as("accepted submissions").hasSizeLessThanOrEqualTo(atMost);
    }

    private List<String> tokensUsed() {
        return scalekit.requestsTo(Endpoint.USER).stream()
                .flatMap(request -> request.header("Authorization").stream())
                .map(authorization -> authorization.replace("Bearer ", ""))
                .distinct()
                .toList();
    }

    private int calls(Endpoint to) {
        return scalekit.requestsTo(to).size();
    }
}
