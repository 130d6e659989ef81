// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArrivedStatesTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final ArrivedStates states = new ArrivedStates(() -> now);

    @Test
    void shouldKnowALoginRequestThatArrivesWithAnotherState() {
        states.add(new LoginRequest("lri_1", "s"));
        states.add(new LoginRequest("lri_1", "s"));
        states.add(new LoginRequest("lri_2", "t"));
        assertThat(states.isDisputed("lri_1")).isFalse();
        states.add(new LoginRequest("lri_1", "made-up"));
        assertThat(states.isDisputed("lri_1")).isTrue();
        states.add(new LoginRequest("lri_1", "s"));
        assertThat(states.isDisputed("lri_1")).as("the dispute stays").isTrue();
        assertThat(states.isDisputed("lri_2")).isFalse();
        assertThat(states.isDisputed("lri_3")).isFalse();
    }

    @Test
    void shouldForgetAfterTenMinutes() {
        states.add(new LoginRequest("lri_1", "s"));
        now = now.plusSeconds(600);
        states.add(new LoginRequest("lri_1", "t"));
        assertThat(states.isDisputed("lri_1")).isFalse();
    }
}
