// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.server.ListeningSockets;
import io.github.scalekitlogin.server.ServerUnderTest;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.SimulatorSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Wrong settings stop a deployment with all faults named. If the filter is turned off, it does nothing. */
@OnEachServer
class DeploymentIT extends LoginFlow {

    @Test
    void shouldStopADeploymentWithWrongSettingsOrTwoClaimsProviders() {
        if (ServerTraits.remembersWhatItRefused()) {
            try (TestEnvironment own = TestEnvironment.beside(SimulatorSettings.defaults(), Map.of(), Map.of())) {
                assertRefused(own.server());
            }
        } else {
            assertRefused(environment.server());
        }
    }

    private static void assertRefused(ServerUnderTest server) {
        if (Capability.SAMPLE.missing().isEmpty()) {
            assertWrongSettingsRefused(server);
        }
        assertThat(server.deployFailure(Wars.build("two-providers"), "/two-providers"))
                .as("deployment of a WAR with two claims providers")
                .isPresent();
        assertThat(server.log())
                .contains("More than one io.github.scalekitlogin.claims.ClaimsProvider")
                .contains("io.github.scalekitlogin.plain.CertificateClaims")
                .contains("io.github.scalekitlogin.secrets.SecretClaims");
    }

    private static void assertWrongSettingsRefused(ServerUnderTest server) {
        assertThat(server.deployFailure(Wars.build("wrong"), "/wrong"))
                .as("deployment of a WAR with wrong settings")
                .isPresent();
        assertThat(server.log())
                .contains("3 settings are missing or wrong")
                .contains(
                        "scalekit.confirm is wrong; expected: signed-in, always or never; received: sometimes; from: ")
                .contains("scalekit.timeout is wrong; expected: a duration")
                .contains("scalekit.login-page is wrong");
    }

    /** Only the four settings, and no login of the container: the container alone would answer 403 or 500. */
    @Test
    void shouldNameTheMissingSettingIfNoLoginIsConfigured() {
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page page = arrive(browser, "/no-login/scalekit/login", login);
        assertThat(page.status()).as(page.text()).isEqualTo(424);
        assertThat(logLine(page)).contains("NO_LOGIN").contains("scalekit.login-page");
        assertThat(environment.server().log())
                .contains("/no-login: neither scalekit.login-page nor <login-config> in web.xml is set");
        assertNothingSubmitted(login);
    }

    @Test
    void shouldLogAtTheStartHowItWorks() {
        environment.deploy(List.of("plain", "plain-form"));
        assertThat(environment.server().log().lines())
                .filteredOn(line -> line.contains("login endpoint /plain/scalekit/login,"))
                .isNotEmpty()
                .allMatch(line -> line.contains("login page /plain/login.html")
                        && line.contains("scalekit.confirm=signed-in")
                        && line.contains("scalekit.client-secret (")
                        && !line.contains(scalekit.clientSecret()));
        assertThat(environment.server().log())
                .contains(
                        "login endpoint /plain-form/scalekit/login, container login at /plain-form/scalekit/challenge");
    }

    /** WildFly warns of listener classes that it cannot create, for example. */
    @Test
    void shouldDeployWithoutWarningsAboutItsClasses() {
        environment.deploy(List.of("plain"));
        assertThat(environment.server().log()).doesNotContain("WFLYEE0007");
    }

    @Test
    @Requires(Capability.SAMPLE)
    void shouldDeployAndUndeployWhileTheServerRuns() {
        environment.server().deploy(TestEnvironment.sampleWar(), "/more");
        assertThat(browser.open(url("/more/scalekit/login")).status()).isEqualTo(400);
        environment.server().undeploy("/more");
        assertThat(browser.open(url("/more/scalekit/login")).status()).isEqualTo(404);
    }

    /** No test may be reached from another machine. Sockets are read from /proc. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldListenOnLoopbackOnly() {
        List<String> listening = environment.server().pids().stream()
                .flatMap(pid -> ListeningSockets.of(pid).stream())
                .toList();
        assertThat(listening).isNotEmpty().allMatch(ListeningSockets::isLoopback);
    }

    @Test
    @Requires(Capability.SAMPLE)
    void shouldDoNothingWhenTurnedOff() {
        Page page = browser.open(scalekit.newLoginRequest().appendTo(url("/off/error.html")));
        assertThat(page.status()).isEqualTo(200);
        assertThat(browser.open(url("/off/scalekit/login")).status()).isEqualTo(404);
        signInWithoutLoginRequest(browser, "/off");
    }
}
