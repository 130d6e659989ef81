// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.flow.ConfirmationPolicy;
import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.SimulatedEnvironment;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page about addresses names all of them, with their methods. */
class AddressesDocumentTest {

    private final ScalekitSimulator scalekit = ScalekitSimulator.start(0);
    private final ScalekitClient client = new ScalekitClient(
            SimulatedEnvironment.of(scalekit),
            new ScalekitClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), 8),
            NetworkOptions.direct());
    private final RequestRouter router = TestRouter.create(client, null, ConfirmationPolicy.SIGNED_IN);

    @AfterEach
    void end() {
        client.close();
        scalekit.close();
    }

    @Test
    void shouldNameEachAddressWithItsMethod() throws Exception {
        Map<String, String> documented = new TreeMap<>();
        AddressesDocument.ALL.forEach(address -> documented.put(address.path(), address.method()));
        Map<String, String> served = new TreeMap<>();
        for (String path : List.of("/login", "/challenge", "/continue", "/confirm", "/cancel", "/other")) {
            for (String method : List.of("GET", "POST")) {
                if (!List.of(404, 405).contains(status(method, "/scalekit" + path))) {
                    served.put(path, method);
                }
            }
        }
        assertThat(documented).isEqualTo(served);
    }

    private int status(String method, String path) throws Exception {
        RequestDouble request = new RequestDouble().method(method).path(path);
        ResponseDouble response = new ResponseDouble();
        router.request(request, response, (passed, on) -> {});
        return response.status();
    }
}
