// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.flow.TestEnvironment;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.RecordedRequest;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every official SDK's client must be able to do. */
abstract class SdkClientFlow {

    /** A person who refuses should not have to wait for the client to learn of it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    final TestEnvironment environment = TestEnvironment.shared();
    final ScalekitSimulator scalekit = environment.scalekit();
    final URI mcp = environment.url("/sample/mcp");
    private final Person person = new Person();

    abstract SdkClient start();

    @BeforeEach
    void tellScalekitOfTheApplication() {
        scalekit.loginEndpoint(environment.url("/sample/scalekit/login"));
    }

    @Test
    void shouldCallAToolAsTheSignedInUser() throws Exception {
        try (SdkClient client = start()) {
            Page end = person.signInAndAllow(client.authorization());
            assertThat(end.status()).isEqualTo(200);
            assertAlice(client);
        }
    }

    @Test
    void shouldUseTheRefreshTokenWithoutALogin() throws Exception {
        try (SdkClient client = start()) {
            person.signInAndAllow(client.authorization());
            assertAlice(client);
            int authorizations = scalekit.requestsTo(Endpoint.AUTHORIZE).size();
            try (SdkClient again = client.restarted(expiredToken())) {
                assertAlice(again);
            }
            assertThat(scalekit.requestsTo(Endpoint.AUTHORIZE)).hasSize(authorizations);
            List<RecordedRequest> exchanges = scalekit.requestsTo(Endpoint.TOKEN);
            assertThat(exchanges.get(exchanges.size() - 1).formParameters())
                    .containsEntry("grant_type", List.of("refresh_token"))
                    .containsEntry("resource", List.of(mcp.toString()));
        }
    }

    @Test
    void shouldReportACancelOnTheConfirmPage() {
        person.signInWithoutLoginRequest();
        try (SdkClient client = start()) {
            person.cancel(person.openSignedIn(client.authorization()));
            assertRefused(client);
        }
    }

    @Test
    void shouldReportDeniedConsent() {
        try (SdkClient client = start()) {
            person.deny(person.signIn(person.open(client.authorization())));
            assertRefused(client);
        }
    }

    @Test
    void shouldSendTheUserBackWhenTheLoginRequestHasExpired() {
        try (SdkClient client = start()) {
            Page loginPage = person.open(client.authorization());
            scalekit.expire(loginPage.url().getRawQuery().replaceFirst(".*login_request_id=([^&]+).*", "$1"));
            Page end = person.signIn(loginPage);
            assertThat(end.status()).isEqualTo(410);
            assertThat(end.text()).containsIgnoringCase("start again from your AI client");
        }
    }

    private static void assertAlice(SdkClient client) throws SdkClient.RefusedException {
        assertThat(client.whoami())
                .containsEntry("sub", "alice")
                .containsEntry("email", "alice@example.com")
                .containsEntry("roles", List.of("customer", "clerk"))
                .containsEntry("organization", "Fernhill Trading Co.");
    }

    private static void assertRefused(SdkClient client) {
        long begin = System.nanoTime();
        assertThatThrownBy(client::whoami)
                .isInstanceOf(SdkClient.RefusedException.class)
                .hasMessageContaining("access_denied");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
    }

    private String expiredToken() {
        return AccessToken.of(scalekit, Map.of("exp", Instant.now().getEpochSecond() - 3600));
    }
}
