// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.flow.LoginEvent.Type;
import org.junit.jupiter.api.Test;

class LoginEventTest {

    @Test
    void shouldNameTheAccountThatIsSignedIn() {
        assertEvent(LoginEvent.userSeen("alice"), Type.USER_SEEN, "alice", null, null);
        assertEvent(LoginEvent.signInProven("alice"), Type.SIGN_IN_PROVEN, "alice", null, null);
    }

    @Test
    void shouldDistinguishUsersFromNobodyAtContinue() {
        assertEvent(LoginEvent.continueRequested("alice", "t"), Type.CONTINUE_SIGNED_IN, "alice", "t", null);
        assertEvent(LoginEvent.continueRequested(null, "t"), Type.CONTINUE_ANONYMOUS, null, "t", null);
    }

    @Test
    void shouldHoldTheAnswerAndItsToken() {
        assertEvent(LoginEvent.answered(Type.ANSWER_SWITCH, "alice", "t"), Type.ANSWER_SWITCH, "alice", "t", null);
        assertEvent(LoginEvent.cancelled(), Type.CANCEL, null, null, null);
    }

    @Test
    void shouldHoldTheDigestOfTheDetails() {
        assertEvent(LoginEvent.ready("alice", "d"), Type.DETAILS_READY, "alice", null, "d");
        assertEvent(LoginEvent.ready(null, "d"), Type.FAILED_LOGIN_READY, null, null, "d");
        assertEvent(LoginEvent.failed(Type.UNCERTAIN, "d"), Type.UNCERTAIN, null, null, "d");
        assertEvent(LoginEvent.accepted("alice"), Type.ACCEPTED, "alice", null, null);
    }

    private static void assertEvent(LoginEvent event, Type type, String account, String token, String details) {
        assertThat(event).isEqualTo(new LoginEvent(type, account, token, details));
    }

    @Test
    void shouldShowNeitherAccountNorTokenAsText() {
        assertThat(LoginEvent.continueRequested("alice", "t")).hasToString("CONTINUE_SIGNED_IN");
    }
}
