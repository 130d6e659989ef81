// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.flow.LoginEvent.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every row of the state machine, one example or more. A line reads: policy | progress | event | expected progress | expected
 * action. A progress is a state, then the account, {@code token=} and {@code sent=}; an event is its type, then the same.
 */
class LoginStateMachineTest {

    private static final String EXAMPLES = """
            signed-in | awaiting-login                            | USER_SEEN alice                    | confirmation-required                          | NONE
            signed-in | switching-account alice                   | USER_SEEN alice                    | confirmation-required alice                    | NONE
            signed-in | switching-account alice                   | USER_SEEN bob                      | confirmation-required                          | NONE
            signed-in | confirmation-shown alice token=t          | USER_SEEN bob                      | confirmation-required                          | NONE
            signed-in | confirmation-shown alice token=t          | USER_SEEN alice                    | confirmation-shown alice token=t               | NONE
            signed-in | signed-in alice                           | USER_SEEN bob                      | confirmation-required                          | NONE
            signed-in | signed-in alice                           | USER_SEEN alice                    | signed-in alice                                | NONE
            signed-in | confirmed alice                           | USER_SEEN bob                      | confirmation-required                          | NONE
            signed-in | submission-started alice sent=d           | USER_SEEN bob                      | confirmation-required sent=d                   | NONE
            signed-in | confirmation-required                     | USER_SEEN alice                    | confirmation-required                          | NONE
            signed-in | completed alice                           | USER_SEEN bob                      | completed alice                                | NONE
            signed-in | awaiting-login                            | SIGN_IN_PROVEN alice               | signed-in alice                                | CONTINUE
            signed-in | switching-account alice                   | SIGN_IN_PROVEN bob                 | signed-in bob                                  | CONTINUE
            signed-in | switching-account alice                   | SIGN_IN_PROVEN alice               | confirmation-required alice                    | CONTINUE
            signed-in | confirmation-shown alice token=t          | SIGN_IN_PROVEN bob                 | confirmation-required                          | CONTINUE
            signed-in | confirmation-shown alice token=t          | SIGN_IN_PROVEN alice               | confirmation-shown alice token=t               | CONTINUE
            signed-in | signed-in alice                           | SIGN_IN_PROVEN bob                 | confirmation-required                          | CONTINUE
            signed-in | confirmation-required                     | SIGN_IN_PROVEN alice               | confirmation-required                          | CONTINUE
            signed-in | completed alice                           | SIGN_IN_PROVEN alice               | completed alice                                | NONE
            signed-in | completed alice                           | CONTINUE_SIGNED_IN alice token=n   | completed alice                                | REDIRECT_TO_CALLBACK
            signed-in | completed alice                           | CONTINUE_SIGNED_IN bob token=n     | completed alice                                | SHOW_ALREADY_ANSWERED
            signed-in | completed                                 | CONTINUE_SIGNED_IN bob token=n     | completed                                      | SHOW_ALREADY_ANSWERED
            never     | awaiting-login                            | CONTINUE_SIGNED_IN alice token=n   | signed-in alice                                | CONTINUE
            never     | confirmation-required sent=d              | CONTINUE_SIGNED_IN alice token=n   | signed-in alice sent=d                         | CONTINUE
            never     | signed-in alice                           | CONTINUE_SIGNED_IN bob token=n     | signed-in bob                                  | CONTINUE
            never     | signed-in alice                           | CONTINUE_SIGNED_IN alice token=n   | submission-started alice                       | BUILD_DETAILS
            always    | signed-in alice                           | CONTINUE_SIGNED_IN alice token=n   | confirmation-shown alice token=n               | ASK
            always    | confirmed alice                           | CONTINUE_SIGNED_IN alice token=n   | submission-started alice                       | BUILD_DETAILS
            signed-in | signed-in alice                           | CONTINUE_SIGNED_IN alice token=n   | submission-started alice                       | BUILD_DETAILS
            signed-in | confirmed alice                           | CONTINUE_SIGNED_IN alice token=n   | submission-started alice                       | BUILD_DETAILS
            signed-in | submission-started alice sent=d           | CONTINUE_SIGNED_IN alice token=n   | submission-started alice sent=d                | BUILD_DETAILS
            signed-in | confirmation-shown alice token=t          | CONTINUE_SIGNED_IN alice token=n   | confirmation-shown alice token=t               | ASK
            signed-in | confirmation-shown alice token=t          | CONTINUE_SIGNED_IN bob token=n     | confirmation-shown bob token=n                 | ASK
            signed-in | confirmation-required alice               | CONTINUE_SIGNED_IN alice token=n   | confirmation-shown alice token=n               | ASK_SAME_ACCOUNT_AGAIN
            signed-in | confirmation-required                     | CONTINUE_SIGNED_IN alice token=n   | confirmation-shown alice token=n               | ASK
            signed-in | awaiting-login                            | CONTINUE_SIGNED_IN alice token=n   | confirmation-shown alice token=n               | ASK
            signed-in | switching-account alice                   | CONTINUE_SIGNED_IN alice token=n   | confirmation-shown alice token=n               | ASK_SAME_ACCOUNT_AGAIN
            signed-in | switching-account alice                   | CONTINUE_SIGNED_IN bob token=n     | confirmation-shown bob token=n                 | ASK
            signed-in | signed-in alice                           | CONTINUE_SIGNED_IN bob token=n     | confirmation-shown bob token=n                 | ASK
            signed-in | confirmed alice                           | CONTINUE_SIGNED_IN bob token=n     | confirmation-shown bob token=n                 | ASK
            signed-in | submission-started alice sent=d           | CONTINUE_SIGNED_IN bob token=n     | confirmation-shown bob token=n sent=d          | ASK
            signed-in | completed alice                           | CONTINUE_ANONYMOUS                 | completed alice                                | SHOW_ALREADY_ANSWERED
            signed-in | awaiting-login                            | CONTINUE_ANONYMOUS                 | awaiting-login                                 | REDIRECT_TO_LOGIN
            signed-in | switching-account alice                   | CONTINUE_ANONYMOUS                 | switching-account alice                        | REDIRECT_TO_LOGIN
            signed-in | confirmation-required                     | CONTINUE_ANONYMOUS                 | nobody-at-continue                             | REDIRECT_TO_LOGIN
            signed-in | confirmed alice sent=d                    | CONTINUE_ANONYMOUS                 | nobody-at-continue sent=d                      | REDIRECT_TO_LOGIN
            signed-in | nobody-at-continue                        | CONTINUE_ANONYMOUS                 | given-up                                       | SHOW_USER_NOT_FOUND
            signed-in | nobody-at-continue                        | USER_SEEN alice                    | nobody-at-continue                             | NONE
            signed-in | nobody-at-continue                        | CONTINUE_SIGNED_IN alice token=n   | confirmation-shown alice token=n               | ASK
            signed-in | confirmation-shown alice token=t          | ANSWER_CONTINUE alice token=t      | confirmed alice                                | CONTINUE
            signed-in | confirmation-shown alice token=t          | ANSWER_CONTINUE token=t            | confirmed alice                                | CONTINUE
            signed-in | confirmation-shown alice token=t          | ANSWER_CONTINUE bob token=t        | confirmation-required                          | CONTINUE
            signed-in | confirmation-shown alice token=t          | ANSWER_CONTINUE alice token=x      | confirmation-shown alice token=t               | REFUSE_ANSWER
            signed-in | confirmation-shown alice token=t          | ANSWER_CONTINUE alice              | confirmation-shown alice token=t               | REFUSE_ANSWER
            signed-in | confirmation-required                     | ANSWER_CONTINUE alice token=t      | confirmation-required                          | CONTINUE
            signed-in | awaiting-login                            | ANSWER_CONTINUE alice token=t      | awaiting-login                                 | CONTINUE
            signed-in | confirmation-shown alice token=t sent=d   | ANSWER_SWITCH alice token=t        | switching-account alice sent=d                 | SWITCH_ACCOUNT
            signed-in | confirmation-shown alice token=t          | ANSWER_SWITCH bob token=t          | switching-account alice                        | SWITCH_ACCOUNT
            signed-in | confirmation-shown alice token=t          | ANSWER_SWITCH alice token=x        | confirmation-shown alice token=t               | REFUSE_ANSWER
            signed-in | confirmed alice                           | ANSWER_SWITCH alice token=t        | confirmed alice                                | CONTINUE
            signed-in | confirmation-shown alice token=t          | ANSWER_CANCEL alice token=t        | confirmation-shown alice token=t               | REPORT_FAILED_LOGIN
            signed-in | confirmation-shown alice token=t          | ANSWER_CANCEL alice token=x        | confirmation-shown alice token=t               | REFUSE_ANSWER
            signed-in | completed alice                           | ANSWER_CANCEL alice token=t        | completed alice                                | CONTINUE
            signed-in | completed alice                           | CANCEL                             | completed alice                                | SHOW_ALREADY_ANSWERED
            signed-in | awaiting-login                            | CANCEL                             | awaiting-login                                 | REPORT_FAILED_LOGIN
            signed-in | submission-started alice                  | DETAILS_READY alice details=d      | submission-started alice sent=d                | SEND_NEXT
            signed-in | submission-started alice sent=d           | DETAILS_READY alice details=d      | submission-started alice sent=d                | SEND
            signed-in | submission-started alice sent=d           | DETAILS_READY alice details=e      | submission-started alice sent=d                | SHOW_UNCERTAIN
            signed-in | submission-started alice                  | DETAILS_READY bob details=e        | confirmation-required                          | CONTINUE
            signed-in | confirmation-required                     | DETAILS_READY alice details=d      | confirmation-required                          | CONTINUE
            signed-in | signed-in alice                           | DETAILS_READY alice details=d      | signed-in alice                                | CONTINUE
            signed-in | completed alice                           | FAILED_LOGIN_READY details=f       | completed alice                                | SHOW_ALREADY_ANSWERED
            signed-in | awaiting-login                            | FAILED_LOGIN_READY details=f       | awaiting-login sent=f                          | SEND
            signed-in | confirmation-shown alice token=t          | FAILED_LOGIN_READY details=f       | confirmation-shown alice token=t sent=f        | SEND
            signed-in | submission-started alice sent=d           | FAILED_LOGIN_READY details=f       | given-up                                       | SHOW_UNCERTAIN
            signed-in | submission-started alice sent=d           | ACCEPTED alice                     | completed alice                                | REDIRECT_TO_CALLBACK
            signed-in | confirmation-required sent=d              | ACCEPTED alice                     | completed alice                                | REDIRECT_TO_CALLBACK
            signed-in | awaiting-login sent=f                     | ACCEPTED                           | completed                                      | REDIRECT_TO_CALLBACK
            signed-in | submission-started alice sent=d           | NOT_SENT                           | submission-started alice                       | SHOW_FAILURE
            signed-in | submission-started alice sent=d           | NOT_SENT details=d                 | submission-started alice sent=d                | SHOW_FAILURE
            signed-in | submission-started alice sent=d           | UNCERTAIN                          | submission-started alice sent=d                | SHOW_FAILURE
            signed-in | submission-started alice sent=d           | REFUSED                            | given-up                                       | SHOW_FAILURE
            signed-in | submission-started alice sent=d           | REFUSED details=d                  | submission-started alice sent=d                | SHOW_UNCERTAIN
            """;

    @TestFactory
    Stream<DynamicTest> shouldFollowTheTable() {
        return EXAMPLES.lines()
                .map(Example::parse)
                .map(example -> DynamicTest.dynamicTest(example.text.replaceAll(" +", " "), example::check));
    }

    /** A row that no example reaches could say anything. */
    @Test
    void shouldHaveAnExampleForEachRow() {
        Set<TransitionRule> reached = new LinkedHashSet<>();
        EXAMPLES.lines().map(Example::parse).forEach(example -> reached.add(example.rule()));
        assertThat(LoginStateMachine.RULES.stream()
                        .filter(rule -> !reached.contains(rule))
                        .map(TransitionRule::text))
                .isEmpty();
    }

    @Test
    void shouldHaveARowForEachStateAndEvent() {
        for (LoginState state : LoginState.values()) {
            for (Type type : Type.values()) {
                for (ConfirmationPolicy policy : ConfirmationPolicy.values()) {
                    LoginProgress progress = new LoginProgress(state, "alice", "t", null);
                    for (String account : new String[] {"alice", "bob", null}) {
                        LoginEvent event = new LoginEvent(type, account, "n", null);
                        assertThat(new LoginStateMachine(policy).on(progress, event))
                                .as("%s %s", state, type)
                                .isNotNull();
                    }
                }
            }
        }
    }

    private record Example(
            String text,
            ConfirmationPolicy policy,
            LoginProgress before,
            LoginEvent event,
            LoginProgress after,
            LoginAction action) {

        static Example parse(String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|")).map(String::strip).toList();
            Words event = new Words(cells.get(2));
            return new Example(
                    line,
                    ConfirmationPolicy.valueOf(
                            cells.get(0).toUpperCase(Locale.ROOT).replace('-', '_')),
                    progress(cells.get(1)),
                    new LoginEvent(
                            Type.valueOf(event.first()), event.account(), event.get("token"), event.get("details")),
                    cells.get(3).equals("given-up") ? null : progress(cells.get(3)),
                    LoginAction.valueOf(cells.get(4)));
        }

        void check() {
            Transition transition = new LoginStateMachine(policy).on(before, event);
            assertThat(transition.action()).isEqualTo(action);
            assertThat(transition.progress()).isEqualTo(after);
        }

        TransitionRule rule() {
            return LoginStateMachine.RULES.stream()
                    .filter(rule -> rule.applies(before, event, policy))
                    .findFirst()
                    .orElseThrow();
        }

        private static LoginProgress progress(String text) {
            Words words = new Words(text);
            LoginState state = Arrays.stream(LoginState.values())
                    .filter(each -> each.code().equals(words.first()))
                    .findFirst()
                    .orElseThrow();
            return new LoginProgress(state, words.account(), words.get("token"), words.get("sent"));
        }
    }

    private record Words(List<String> words) {

        Words(String text) {
            this(List.of(text.split(" ")));
        }

        String first() {
            return words.get(0);
        }

        String account() {
            return words.stream()
                    .skip(1)
                    .filter(word -> word.indexOf('=') < 0)
                    .findFirst()
                    .orElse(null);
        }

        String get(String name) {
            return words.stream()
                    .filter(word -> word.startsWith(name + '='))
                    .map(word -> word.substring(name.length() + 1))
                    .findFirst()
                    .orElse(null);
        }
    }
}
