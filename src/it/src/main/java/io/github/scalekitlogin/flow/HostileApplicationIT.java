// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * An application that sets what it can for the whole JVM, on each server: an SSL context that trusts everybody, a host name
 * verifier that accepts every name, and others. Faults have the same results as in {@code docs/reference/faults.md}, where
 * nothing is set. The unit tests of the client have each setting alone.
 */
@OnEachServer
class HostileApplicationIT {

    private FaultyEnvironment faults;

    @AfterEach
    void closeEnvironment() {
        if (faults != null) {
            faults.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldNotChangeWhatIsSentToWhom() {
        faults = new FaultyEnvironment("hostile-jvm");
        return Stream.of(
                fault(FaultKind.WRONG_NAME, Endpoint.TOKEN, false),
                fault(FaultKind.WRONG_NAME, Endpoint.USER, false),
                fault(FaultKind.EXPIRED, Endpoint.USER, false),
                // A second POST would be a second call.
                fault(FaultKind.RESET, Endpoint.USER, true),
                dynamicTest(
                        "no cookie is sent, whoever planted it",
                        () -> assertThat(posts())
                                .isNotEmpty()
                                .allMatch(request -> request.header("Cookie").isEmpty())),
                dynamicTest(
                        "none of them is asked",
                        () -> assertThat(faults.browser()
                                        .open(faults.environment().url(FaultyEnvironment.CONTEXT + "/asked"))
                                        .text())
                                .isEqualTo("[]")));
    }

    /** Returns the requests of the filter. The browser comes to the callback with cookies of its own. */
    private List<RecordedRequest> posts() {
        return Stream.of(Endpoint.TOKEN, Endpoint.USER)
                .flatMap(endpoint -> faults.scalekit().requestsTo(endpoint).stream())
                .toList();
    }

    private DynamicTest fault(FaultKind kind, Endpoint endpoint, boolean once) {
        return dynamicTest(kind + " at " + endpoint, () -> {
            List<String> row = new FaultScenario(faults, kind, endpoint, once).row();
            assertThat(FaultTableIT.PAGE.rows().stream().map(HostileApplicationIT::withoutLog))
                    .contains(withoutLog(row));
        });
    }

    /** The log says why a POST was not sent again, instead of why the first one failed. */
    private static List<String> withoutLog(List<String> row) {
        List<String> cells = new ArrayList<>(row);
        cells.remove(FaultScenario.HEADS.indexOf("logged"));
        return cells;
    }
}
