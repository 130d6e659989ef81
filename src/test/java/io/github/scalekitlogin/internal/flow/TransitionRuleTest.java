// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

import static io.github.scalekitlogin.internal.flow.Condition.OTHER_ACCOUNT;
import static io.github.scalekitlogin.internal.flow.Condition.TOKEN_MATCHES;
import static io.github.scalekitlogin.internal.flow.LoginState.COMPLETED;
import static io.github.scalekitlogin.internal.flow.LoginState.CONFIRMED;
import static io.github.scalekitlogin.internal.flow.LoginState.SIGNED_IN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.flow.LoginEvent.Type;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionRuleTest {

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(
                        TransitionRule.in(SIGNED_IN, CONFIRMED)
                                .on(Type.ANSWER_CONTINUE)
                                .when(TOKEN_MATCHES, OTHER_ACCOUNT)
                                .goTo(COMPLETED)
                                .then(LoginAction.CONTINUE),
                        "signed-in, confirmed | answer: Continue | the token matches; another account | completed"
                                + " | redirect to `/continue`"),
                Arguments.of(
                        TransitionRule.inAllBut(COMPLETED)
                                .on(Type.REFUSED)
                                .giveUp()
                                .then(LoginAction.SHOW_FAILURE),
                        "any state but completed | Scalekit refused |  | is given up | say what failed"),
                Arguments.of(
                        TransitionRule.inAll().on(Type.CANCEL).then(LoginAction.NONE),
                        "any state | `POST /cancel` |  | stays | –"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldDescribeItself(TransitionRule rule, String text) {
        assertThat(rule.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void shouldApplyToItsStatesOnly(LoginState state) {
        LoginProgress progress = new LoginProgress(state, "alice", "t", null);
        LoginEvent event = LoginEvent.cancelled();

        assertThat(applies(TransitionRule.in(SIGNED_IN, CONFIRMED), progress, event))
                .isEqualTo(state == SIGNED_IN || state == CONFIRMED);
        assertThat(applies(TransitionRule.inAllBut(COMPLETED), progress, event)).isEqualTo(state != COMPLETED);
        assertThat(applies(TransitionRule.inAll(), progress, event)).isTrue();
        assertThat(applies(TransitionRule.inAll(), progress, LoginEvent.accepted("alice")))
                .as("another event")
                .isFalse();
        assertThat(applies(TransitionRule.inAll().when(OTHER_ACCOUNT, TOKEN_MATCHES), progress, event))
                .as("conditions that do not hold")
                .isFalse();
    }

    private static boolean applies(TransitionRule.Builder rule, LoginProgress progress, LoginEvent event) {
        return rule.on(Type.CANCEL).then(LoginAction.NONE).applies(progress, event, ConfirmationPolicy.SIGNED_IN);
    }
}
