// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Successful and failed logins of an application whose claims are unique to the test. */
final class SecretsScenario extends LoginFlow {

    static final String CONTEXT = "/secrets";

    final Set<String> states = new LinkedHashSet<>();
    /** One-time tokens of the confirm page. */
    final Set<String> answers = new LinkedHashSet<>();

    final List<Browser> tabs = new ArrayList<>();
    /** Pages of the application and of ours. */
    final List<Page> seen = new ArrayList<>();

    private final String clientSecret;
    private String inside;

    SecretsScenario(TestEnvironment environment) {
        super(environment);
        this.clientSecret = scalekit.clientSecret();
    }

    /** Carries out all of them. */
    void run() {
        Browser tab = tab();
        assertThat(signIn(tab, arrive(tab)).text()).contains("Login complete");
        arrive(tab);
        inside = tab.fetch(url(CONTEXT + "/inside"), "Sec-Fetch-Dest", "empty", "Accept", "*/*")
                .body();
        answerTheQuestion(tab);
        injectFaults();
        comeWithWrongLinks();
    }

    /** Returns what session and JMX have while a login request is pending. */
    List<String> inside() {
        return inside.lines().toList();
    }

    /** Returns {@code sub} and e-mail address. */
    List<String> personal() {
        Map<String, Object> details = scalekit.submissions().get(0).details();
        List<String> personal = List.of((String) details.get("sub"), (String) details.get("email"));
        assertThat(personal).allMatch(value -> value.matches("(sub|mail)-.{36}.*"));
        return personal;
    }

    Set<String> accessTokens() {
        Set<String> tokens = new LinkedHashSet<>();
        scalekit.requestsTo(Endpoint.USER).stream()
                .flatMap(request -> request.header("Authorization").stream())
                .forEach(authorization -> tokens.add(authorization.replace("Bearer ", "")));
        assertThat(tokens).isNotEmpty().allMatch(token -> token.length() > 20);
        return tokens;
    }

    /** Continue, another account, cancel; and an answer that is none. */
    private void answerTheQuestion(Browser tab) {
        for (String answer : List.of("continue", "cancel", "forged", "switch")) {
            Page question = arrive(tab);
            answers.add(question.find("[name=token]").val());
            if (answer.equals("forged")) {
                Browser other = tab();
                signIn(other, other.open(url(CONTEXT + "/login.html")));
                seen(other.submit(question, "button[value=continue]", Map.of()));
            } else {
                seen(tab.submit(question, "button[value=" + answer + "]", Map.of()));
            }
        }
    }

    /** Has Scalekit answer in all ways, also with a body that repeats the request. */
    private void injectFaults() {
        String echo = "{\"message\":\"%s %s\"}".formatted(personal(), clientSecret);
        for (int status : new int[] {400, 404, 500}) {
            fault(() -> scalekit.inject(Endpoint.USER, Fault.answer(status, "application/json", echo)));
        }
        for (Scenario scenario : Scenario.values()) {
            if (scenario != Scenario.HANGING && scenario != Scenario.NORMAL) {
                fault(() -> scalekit.scenario(scenario));
            }
        }
        fault(() -> {
            scalekit.revokeTokens();
            scalekit.inject(Endpoint.TOKEN, Fault.answer(401, "application/json", echo));
        });
        fault(() -> scalekit.inject(
                Endpoint.TOKEN,
                Fault.answer(200, "application/json", "{\"access_token\":[\"" + clientSecret + "\"]}")));
        fault(scalekit::stop);
    }

    private void fault(Runnable begin) {
        Browser tab = tab();
        Page loginPage = arrive(tab);
        begin.run();
        try {
            seen(signIn(tab, loginPage));
        } finally {
            scalekit.clearFaults();
            scalekit.restart();
        }
    }

    private void comeWithWrongLinks() {
        LoginRequestTicket login = ticket();
        for (String query : List.of(
                login.query() + "&state=" + login.state(),
                login.query().replace("login_request_id", "id"),
                login.query() + "%0A",
                login.query() + "%FF")) {
            for (String path : List.of("/scalekit/login", "/scalekit/challenge", "/login.html", "/scalekit/nowhere")) {
                seen(tab().open(url(CONTEXT + path + "?" + query)));
            }
        }
        seen(tab().request("PUT", login.appendTo(url(CONTEXT + "/scalekit/login"))));
    }

    private Page arrive(Browser tab) {
        return seen(arrive(tab, CONTEXT + "/scalekit/login", ticket()));
    }

    private Page signIn(Browser tab, Page loginPage) {
        return signIn(tab, loginPage, "alice", "secret");
    }

    private LoginRequestTicket ticket() {
        LoginRequestTicket ticket = scalekit.newLoginRequest("state-" + UUID.randomUUID());
        states.add(ticket.state());
        return ticket;
    }

    private Browser tab() {
        Browser tab = new Browser();
        tabs.add(tab);
        return tab;
    }

    private Page seen(Page page) {
        if (page.url().getPath().startsWith(CONTEXT)) {
            seen.add(page);
        }
        return page;
    }
}
