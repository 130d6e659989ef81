// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.claims.AllowRule;
import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.claims.Expression;
import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.SimulatedEnvironment;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.testkit.CapturedLog;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user who may not use the application through an AI client: the page, and what Scalekit is told. */
class DeniedLoginTest {

    private final ScalekitSimulator scalekit = ScalekitSimulator.start(0);
    private final ScalekitClient client = new ScalekitClient(
            SimulatedEnvironment.of(scalekit),
            new ScalekitClient.Limits(Duration.ofSeconds(1), Duration.ofSeconds(3), 4),
            NetworkOptions.direct());
    private final Map<String, Object> session = new LinkedHashMap<>();
    private final LoginRequestTicket login = scalekit.newLoginRequest();

    @AfterEach
    void end() {
        client.close();
        scalekit.close();
    }

    @Test
    void shouldTellTheUserAndScalekit() throws Exception {
        RequestRouter router = router(AllowRule.anyRole(Set.of("mcp-user", "admin")));
        try (CapturedLog log = new CapturedLog()) {
            arrive(router);
            ResponseDouble page = finishAt(router);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains("This account cannot be used with AI clients")
                    .contains("Return to your AI client")
                    .contains("partner:callback?state=")
                    .doesNotContain("Try again");
            assertThat(log.records().stream()
                            .map(new SimpleFormatter()::formatMessage)
                            .collect(Collectors.joining("\n")))
                    .contains(login.loginRequestId() + " is reported as a failed login: scalekit.allow")
                    .doesNotContain("alice");
        }
        assertThat(scalekit.submissions()).singleElement().satisfies(sent -> {
            assertThat(sent.loginFailed()).isTrue();
            assertThat(sent.details()).containsOnlyKeys("login_failed");
        });
        assertThat(finishAt(router).status()).as("answered already").isEqualTo(410);
        assertThat(scalekit.submissions()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "${principal.name == 'alice'}, true",
        "${principal.name == 'bob'}, false",
        "${sessionScope['ai']}, false",
        "${principal.name}, false"
    })
    void shouldAskAnExpression(String expression, boolean allowed) throws Exception {
        RequestRouter router = router(AllowRule.ifTrue(Expression.of(expression)));
        arrive(router);
        finishAt(router);
        assertThat(scalekit.submissions())
                .singleElement()
                .satisfies(sent -> assertThat(sent.loginFailed()).isEqualTo(!allowed));
    }

    @Test
    void shouldAllowUsersWithOneOfTheRoles() throws Exception {
        RequestRouter router = router(AllowRule.anyRole(Set.of("clerk", "admin")));
        arrive(router);
        finishAt(router);
        assertThat(scalekit.submissions())
                .singleElement()
                .satisfies(sent -> assertThat(sent.details()).containsEntry("sub", "alice"));
    }

    @Test
    void shouldAllowNobodyIfTheExpressionFails() throws Exception {
        RequestRouter router = router(AllowRule.ifTrue(Expression.of("${principal.missing}")));
        arrive(router);
        assertThat(finishAt(router).status()).isEqualTo(424);
        assertThat(scalekit.submissions()).isEmpty();
    }

    @Test
    void shouldReportItLaterIfScalekitDoesNotAnswer() throws Exception {
        RequestRouter router = router(AllowRule.anyRole(Set.of("admin")));
        arrive(router);
        scalekit.inject(Endpoint.USER, Fault.status(400));
        scalekit.inject(Endpoint.TOKEN, Fault.status(500));
        ResponseDouble page = finishAt(router);
        assertThat(page.status()).isEqualTo(424);
        assertThat(page.body()).contains("Try again");
        scalekit.clearFaults();
    }

    private RequestRouter router(AllowRule rule) {
        return TestRouter.create(
                client,
                ClaimsResolver.builder().emailDomain("example.com").allow(rule).build());
    }

    private void arrive(RequestRouter router) throws Exception {
        TestRouter.serve(router, request("/scalekit/login").query(login.query()));
        continueAt(router);
    }

    /** Waits as a browser does, as long as the page says so. */
    private ResponseDouble finishAt(RequestRouter router) throws Exception {
        ResponseDouble page = continueAt(router);
        while (page.target().contains("/continue?")) {
            page = continueAt(router);
        }
        return page;
    }

    private ResponseDouble continueAt(RequestRouter router) throws Exception {
        return TestRouter.serve(
                router, request("/scalekit/continue").query("login_request_id=" + login.loginRequestId()));
    }

    private RequestDouble request(String path) {
        return TestRouter.navigation(path, session).signedInAs("alice", "clerk");
    }
}
