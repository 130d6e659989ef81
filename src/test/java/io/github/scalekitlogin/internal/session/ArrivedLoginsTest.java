// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArrivedLoginsTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final ArrivedLogins logins = new ArrivedLogins(() -> now);

    @Test
    void shouldKnowALoginRequestThatArrivesWithAnotherState() {
        logins.add(new LoginRequest("lri_1", "s"));
        logins.add(new LoginRequest("lri_1", "s"));
        logins.add(new LoginRequest("lri_2", "t"));
        assertThat(logins.isDisputed("lri_1")).isFalse();
        logins.add(new LoginRequest("lri_1", "made-up"));
        assertThat(logins.isDisputed("lri_1")).isTrue();
        logins.add(new LoginRequest("lri_1", "s"));
        assertThat(logins.isDisputed("lri_1")).as("the dispute stays").isTrue();
        assertThat(logins.isDisputed("lri_2")).isFalse();
        assertThat(logins.isDisputed("lri_3")).isFalse();
    }

    @Test
    void shouldKnowWhatHasExpired() {
        logins.add(new LoginRequest("lri_1", "s"));
        now = now.plusSeconds(599);
        logins.add(new LoginRequest("lri_1", "s"));
        assertThat(logins.isExpired("lri_1")).isFalse();
        now = now.plusSeconds(1);
        assertThat(logins.isExpired("lri_1")).isTrue();
        assertThat(logins.contains("lri_1")).isTrue();
    }

    @Test
    void shouldForgetAfterAnHour() {
        logins.add(new LoginRequest("lri_1", "s"));
        now = now.plusSeconds(3600);
        logins.add(new LoginRequest("lri_1", "t"));
        assertThat(logins.isDisputed("lri_1")).isFalse();
        assertThat(logins.isExpired("lri_1")).isFalse();
    }
}
