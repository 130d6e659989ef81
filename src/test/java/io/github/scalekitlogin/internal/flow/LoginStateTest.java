// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The columns: state, code, submittable, needs the hand-over, awaits a login. */
class LoginStateTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            state,                 code,                  submittable, handOver, login
            AWAITING_LOGIN,        awaiting-login,        false,       false,    true
            CONFIRMATION_REQUIRED, confirmation-required, false,       true,     false
            CONFIRMATION_SHOWN,    confirmation-shown,    false,       false,    false
            SWITCHING_ACCOUNT,     switching-account,     false,       false,    true
            SIGNED_IN,             signed-in,             true,        true,     false
            CONFIRMED,             confirmed,             true,        false,    false
            SUBMISSION_STARTED,    submission-started,    true,        false,    false
            COMPLETED,             completed,             false,       false,    false
            """)
    void shouldHaveItsProperties(LoginState state, String code, boolean submittable, boolean handOver, boolean login) {
        assertThat(state.code()).isEqualTo(code);
        assertThat(state.isSubmittable()).isEqualTo(submittable);
        assertThat(state.needsHandOver()).isEqualTo(handOver);
        assertThat(state.awaitsLogin()).isEqualTo(login);
    }
}
