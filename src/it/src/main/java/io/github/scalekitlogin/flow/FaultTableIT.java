// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.scalekitlogin.simulator.Endpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every fault at every call to Scalekit, on a server. What came of it is the table in {@code docs/reference/faults.md}; where the two differ, the run fails. {@code -Dfaults.write=true} writes it instead.
 */
@Tag("slow")
class FaultTableIT {

    static final TablePage PAGE = new TablePage(Path.of("docs/reference/faults.md"), "faults.write");
    private static final String TEXT = """
            # Faults

            Written by the tests: `./mvnw verify` plays a whole login with each of these faults, and fails if the result differs from
            this table. Scalekit is called over TLS, and `scalekit.timeout` is two seconds.

            * A fault happens *once*, at the first such call, or is *lasting*, at every such call until it is removed. A refused
              connection cannot be counted, so it is lasting only.
            * *in time*: the user has a response within the timeout and one more moment.
            * *calls*: how many tokens and how many submissions Scalekit was asked for, before that response. At the faults of
              the token call no token is cached.
            * *afterwards*: the result of "Try again", or of the address that it would open, after the fault has been removed.

            In each row the application's own pages work, the user stays signed in, and no attempt causes more than one accepted
            submission. No redirect is followed, and no secret, token, state or e-mail address is logged.

            """;

    private final List<List<String>> rows = new ArrayList<>(List.of(FaultScenario.HEADS));
    private FaultyEnvironment faults;
    private int left;

    @AfterEach
    void closeEnvironment() {
        if (faults != null) {
            faults.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFault() {
        faults = new FaultyEnvironment("plain");
        return Stream.concat(
                Stream.of(FaultKind.values())
                        .flatMap(kind -> Stream.of(Endpoint.TOKEN, Endpoint.USER)
                                .flatMap(endpoint -> Stream.of(true, false)
                                        .filter(once -> !once || kind.canStrikeOnce())
                                        .map(once -> scenario(kind, endpoint, once)))),
                Stream.of(dynamicTest("the table says so", this::compareWithTheTable)));
    }

    private DynamicTest scenario(FaultKind kind, Endpoint endpoint, boolean once) {
        return dynamicTest(kind + " at " + endpoint + (once ? ", once" : ", lasting"), () -> {
            left++;
            rows.add(new FaultScenario(faults, kind, endpoint, once).row());
            left--;
        });
    }

    private void compareWithTheTable() {
        assertThat(left).as("scenarios that failed").isZero();
        PAGE.writeOrCompare(PAGE.text(), TEXT + TablePage.table(rows));
    }
}
