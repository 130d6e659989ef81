// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.server.JavaProcess;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application that is deployed again and again leaves nothing of ours behind: no class loader, no thread. */
@OnEachServer
class RedeployIT extends LoginFlow {

    private static final String CONTEXT = "/again";
    /** Slow servers are left alone after fewer. */
    private static final Duration ENOUGH = Duration.ofSeconds(60);
    /** Servers take an application apart in the background, and drop what they hold of it later. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A class loader that is kept shows after a few; the nightly build makes more. */
    private static final int REDEPLOYMENTS = Integer.getInteger("redeployments", 8);

    private final List<JavaProcess> server =
            JavaProcess.among(environment.server().pids());

    /**
     * What there is of ours in the server.
     *
     * @param classLoaders those with our classes: each has made the constants of our enums when it initialised them
     * @param filters instances of the filter
     * @param threads named as ours are
     */
    private record Remains(int classLoaders, int filters, List<String> threads) {

        /**
         * Returns whether there is no more than there was with the same applications; what others left may go, and a filter
         * that a server makes no sooner than at its first request may come.
         */
        boolean isNoMoreThan(Remains before) {
            return !keepsMoreThan(before) && threads.isEmpty();
        }

        boolean keepsMoreThan(Remains before) {
            return classLoaders > before.classLoaders || filters > Math.max(before.filters, before.classLoaders);
        }
    }

    /** The second one evaluates expressions and asks a directory, whose connections the JDK keeps. */
    @ParameterizedTest
    @CsvSource({"plain, 1", "claims-ldap, 4"})
    void shouldLeaveNothingBehind(String name, int part) {
        Capability.REDEPLOYMENT.require();
        Wars.capability(name).require();
        int most = Math.max(2, REDEPLOYMENTS / part);
        Path war = Wars.build(name);
        signInOnce("/" + name);
        Remains before = remains();
        assertThat(before.classLoaders())
                .as("class loaders of what is deployed")
                .isPositive();
        long end = System.nanoTime() + ENOUGH.toNanos();
        int times = 0;
        while (times < most && System.nanoTime() < end) {
            environment.server().deploy(war, CONTEXT);
            awaitAnswer();
            signInOnce(CONTEXT);
            environment.server().undeploy(CONTEXT);
            times++;
        }
        end = System.nanoTime() + PATIENCE.toNanos();
        Remains after = remains();
        while (!after.isNoMoreThan(before) && System.nanoTime() < end) {
            // A server's threads and connections may know of their last request until the next; ours end when they are
            // idle.
            if (after.keepsMoreThan(before)) {
                signInOnce("/" + name);
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            after = remains();
        }
        assertThat(after.isNoMoreThan(before))
                .as("%s after %s deployments, %s before", after, times, before)
                .isTrue();
    }

    /** Jetty says that an application has started a moment before its address leads there. */
    private void awaitAnswer() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (browser.open(url(CONTEXT + "/index")).status() != 200) {
            assertThat(System.nanoTime()).as("%s does not answer", CONTEXT).isLessThan(end);
        }
    }

    private void signInOnce(String context) {
        LoginRequestTicket login = scalekit.newLoginRequest();
        Browser fresh = new Browser();
        Page end = signIn(fresh, arrive(fresh, context + "/scalekit/login", login), "alice", "secret");
        assertThat(end.text()).contains("Login complete");
    }

    private Remains remains() {
        server.forEach(JavaProcess::collectGarbage);
        List<Integer> constants = everywhere("io.github.scalekitlogin.internal.config.Setting");
        List<Integer> filters = everywhere("io.github.scalekitlogin.ScalekitLoginFilter");
        return new Remains(
                constants.size(),
                filters.stream().mapToInt(Integer::intValue).sum(),
                server.stream()
                        .flatMap(process -> process.threads().stream())
                        .filter(name -> name.startsWith("scalekit-login"))
                        .toList());
    }

    private List<Integer> everywhere(String className) {
        return server.stream()
                .flatMap(process -> process.instances(className).stream())
                .toList();
    }
}
