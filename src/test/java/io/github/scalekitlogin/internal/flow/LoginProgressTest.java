// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoginProgressTest {

    private static final LoginProgress SHOWN =
            new LoginProgress(LoginState.CONFIRMATION_SHOWN, "alice", "token", "details");

    static Stream<Object> others() {
        return Stream.of(
                new LoginProgress(LoginState.CONFIRMED, "alice", "token", "details"),
                new LoginProgress(LoginState.CONFIRMATION_SHOWN, "bob", "token", "details"),
                new LoginProgress(LoginState.CONFIRMATION_SHOWN, "alice", "other", "details"),
                new LoginProgress(LoginState.CONFIRMATION_SHOWN, "alice", "token", "other"),
                "confirmation-shown");
    }

    @ParameterizedTest
    @MethodSource("others")
    void shouldDifferInEachField(Object other) {
        assertThat(SHOWN).isNotEqualTo(other);
        assertThat(SHOWN.hashCode()).isNotEqualTo(other.hashCode());
    }

    @Test
    void shouldEqualItsCopy() {
        LoginProgress copy = new LoginProgress(LoginState.CONFIRMATION_SHOWN, "alice", "token", "details");
        assertThat(SHOWN).isEqualTo(copy).hasSameHashCodeAs(copy);
    }

    @Test
    void shouldBeginWithoutAnAccount() {
        assertThat(LoginProgress.arrived()).isEqualTo(new LoginProgress(LoginState.AWAITING_LOGIN, null, null, null));
        assertThat(LoginProgress.completed("alice"))
                .isEqualTo(new LoginProgress(LoginState.COMPLETED, "alice", null, null));
    }

    @Test
    void shouldShowItsStateOnlyAsText() {
        assertThat(SHOWN).hasToString("confirmation-shown");
    }

    @Test
    void shouldRejectAMissingState() {
        assertThatNullPointerException().isThrownBy(() -> new LoginProgress(null, null, null, null));
    }
}
