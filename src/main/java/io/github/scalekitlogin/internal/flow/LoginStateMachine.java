// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

import static io.github.scalekitlogin.internal.flow.Condition.NOTHING_STORED;
import static io.github.scalekitlogin.internal.flow.Condition.OTHER_ACCOUNT;
import static io.github.scalekitlogin.internal.flow.Condition.OTHER_DETAILS_SENT;
import static io.github.scalekitlogin.internal.flow.Condition.POLICY_ALWAYS;
import static io.github.scalekitlogin.internal.flow.Condition.POLICY_NEVER;
import static io.github.scalekitlogin.internal.flow.Condition.SAME_ACCOUNT;
import static io.github.scalekitlogin.internal.flow.Condition.SENT_BEFORE;
import static io.github.scalekitlogin.internal.flow.Condition.TOKEN_MATCHES;
import static io.github.scalekitlogin.internal.flow.LoginAction.ASK;
import static io.github.scalekitlogin.internal.flow.LoginAction.ASK_SAME_ACCOUNT_AGAIN;
import static io.github.scalekitlogin.internal.flow.LoginAction.BUILD_DETAILS;
import static io.github.scalekitlogin.internal.flow.LoginAction.CONTINUE;
import static io.github.scalekitlogin.internal.flow.LoginAction.NONE;
import static io.github.scalekitlogin.internal.flow.LoginAction.REDIRECT_TO_CALLBACK;
import static io.github.scalekitlogin.internal.flow.LoginAction.REDIRECT_TO_LOGIN;
import static io.github.scalekitlogin.internal.flow.LoginAction.REFUSE_ANSWER;
import static io.github.scalekitlogin.internal.flow.LoginAction.REPORT_FAILED_LOGIN;
import static io.github.scalekitlogin.internal.flow.LoginAction.SEND;
import static io.github.scalekitlogin.internal.flow.LoginAction.SEND_NEXT;
import static io.github.scalekitlogin.internal.flow.LoginAction.SHOW_ALREADY_ANSWERED;
import static io.github.scalekitlogin.internal.flow.LoginAction.SHOW_FAILURE;
import static io.github.scalekitlogin.internal.flow.LoginAction.SHOW_UNCERTAIN;
import static io.github.scalekitlogin.internal.flow.LoginAction.SHOW_USER_NOT_FOUND;
import static io.github.scalekitlogin.internal.flow.LoginAction.SWITCH_ACCOUNT;
import static io.github.scalekitlogin.internal.flow.LoginEvent.Type;
import static io.github.scalekitlogin.internal.flow.LoginState.AWAITING_LOGIN;
import static io.github.scalekitlogin.internal.flow.LoginState.COMPLETED;
import static io.github.scalekitlogin.internal.flow.LoginState.CONFIRMATION_REQUIRED;
import static io.github.scalekitlogin.internal.flow.LoginState.CONFIRMATION_SHOWN;
import static io.github.scalekitlogin.internal.flow.LoginState.CONFIRMED;
import static io.github.scalekitlogin.internal.flow.LoginState.NOBODY_AT_CONTINUE;
import static io.github.scalekitlogin.internal.flow.LoginState.SIGNED_IN;
import static io.github.scalekitlogin.internal.flow.LoginState.SUBMISSION_STARTED;
import static io.github.scalekitlogin.internal.flow.LoginState.SWITCHING_ACCOUNT;
import static io.github.scalekitlogin.internal.flow.TransitionRule.in;
import static io.github.scalekitlogin.internal.flow.TransitionRule.inAll;
import static io.github.scalekitlogin.internal.flow.TransitionRule.inAllBut;

import java.util.List;

/**
 * The one place that decides who is handed over for which login request, and when the confirm page asks. The first row of
 * the table that applies to the state, the event and the policy decides. The rows cover every state and every event.
 *
 * <p>Two properties hold for every sequence of events. {@link LoginAction#SEND} for an account follows only after a proven
 * sign-in or a confirmation of that account, or if the policy never asks. No state is a dead end.
 *
 * <p>Immutable and thread-safe.
 */
public final class LoginStateMachine {

    static final List<TransitionRule> RULES = List.of(
            // A request of the session shows a signed-in user: nothing may be completed silently for that user.
            in(AWAITING_LOGIN).on(Type.USER_SEEN).goTo(CONFIRMATION_REQUIRED).then(NONE),
            in(SWITCHING_ACCOUNT).on(Type.USER_SEEN).goTo(CONFIRMATION_REQUIRED).then(NONE),
            in(CONFIRMATION_SHOWN, SIGNED_IN, CONFIRMED, SUBMISSION_STARTED)
                    .on(Type.USER_SEEN)
                    .when(OTHER_ACCOUNT)
                    .goTo(CONFIRMATION_REQUIRED)
                    .then(NONE),
            inAll().on(Type.USER_SEEN).then(NONE),

            // The user signed in on the login page of this login request.
            in(AWAITING_LOGIN).on(Type.SIGN_IN_PROVEN).goTo(SIGNED_IN).then(CONTINUE),
            in(SWITCHING_ACCOUNT)
                    .on(Type.SIGN_IN_PROVEN)
                    .when(OTHER_ACCOUNT)
                    .goTo(SIGNED_IN)
                    .then(CONTINUE),
            in(SWITCHING_ACCOUNT)
                    .on(Type.SIGN_IN_PROVEN)
                    .goTo(CONFIRMATION_REQUIRED)
                    .then(CONTINUE),
            in(CONFIRMATION_SHOWN, SIGNED_IN, CONFIRMED, SUBMISSION_STARTED)
                    .on(Type.SIGN_IN_PROVEN)
                    .when(OTHER_ACCOUNT)
                    .goTo(CONFIRMATION_REQUIRED)
                    .then(CONTINUE),
            in(COMPLETED).on(Type.SIGN_IN_PROVEN).then(NONE),
            inAllBut(COMPLETED).on(Type.SIGN_IN_PROVEN).then(CONTINUE),

            // GET /continue, the only address that submits.
            in(COMPLETED).on(Type.CONTINUE_SIGNED_IN).when(SAME_ACCOUNT).then(REDIRECT_TO_CALLBACK),
            in(COMPLETED).on(Type.CONTINUE_SIGNED_IN).then(SHOW_ALREADY_ANSWERED),
            in(SIGNED_IN)
                    .on(Type.CONTINUE_SIGNED_IN)
                    .when(SAME_ACCOUNT, POLICY_ALWAYS)
                    .goTo(CONFIRMATION_SHOWN)
                    .then(ASK),
            in(SIGNED_IN, CONFIRMED, SUBMISSION_STARTED)
                    .on(Type.CONTINUE_SIGNED_IN)
                    .when(SAME_ACCOUNT)
                    .goTo(SUBMISSION_STARTED)
                    .then(BUILD_DETAILS),
            inAllBut(COMPLETED)
                    .on(Type.CONTINUE_SIGNED_IN)
                    .when(POLICY_NEVER)
                    .goTo(SIGNED_IN)
                    .then(CONTINUE),
            in(CONFIRMATION_SHOWN)
                    .on(Type.CONTINUE_SIGNED_IN)
                    .when(SAME_ACCOUNT)
                    .then(ASK),
            in(CONFIRMATION_REQUIRED, SWITCHING_ACCOUNT)
                    .on(Type.CONTINUE_SIGNED_IN)
                    .when(SAME_ACCOUNT)
                    .goTo(CONFIRMATION_SHOWN)
                    .then(ASK_SAME_ACCOUNT_AGAIN),
            inAllBut(COMPLETED)
                    .on(Type.CONTINUE_SIGNED_IN)
                    .goTo(CONFIRMATION_SHOWN)
                    .then(ASK),
            in(COMPLETED).on(Type.CONTINUE_ANONYMOUS).then(SHOW_ALREADY_ANSWERED),
            in(AWAITING_LOGIN, SWITCHING_ACCOUNT).on(Type.CONTINUE_ANONYMOUS).then(REDIRECT_TO_LOGIN),
            in(NOBODY_AT_CONTINUE).on(Type.CONTINUE_ANONYMOUS).giveUp().then(SHOW_USER_NOT_FOUND),
            inAll().on(Type.CONTINUE_ANONYMOUS).goTo(NOBODY_AT_CONTINUE).then(REDIRECT_TO_LOGIN),

            // Answers of the confirm page. An answer that comes late changes nothing: /continue checks everything
            // again.
            in(CONFIRMATION_SHOWN)
                    .on(Type.ANSWER_CONTINUE)
                    .when(TOKEN_MATCHES, OTHER_ACCOUNT)
                    .goTo(CONFIRMATION_REQUIRED)
                    .then(CONTINUE),
            in(CONFIRMATION_SHOWN)
                    .on(Type.ANSWER_CONTINUE)
                    .when(TOKEN_MATCHES)
                    .goTo(CONFIRMED)
                    .then(CONTINUE),
            in(CONFIRMATION_SHOWN).on(Type.ANSWER_CONTINUE).then(REFUSE_ANSWER),
            inAllBut(CONFIRMATION_SHOWN).on(Type.ANSWER_CONTINUE).then(CONTINUE),
            in(CONFIRMATION_SHOWN)
                    .on(Type.ANSWER_SWITCH)
                    .when(TOKEN_MATCHES)
                    .goTo(SWITCHING_ACCOUNT)
                    .then(SWITCH_ACCOUNT),
            in(CONFIRMATION_SHOWN).on(Type.ANSWER_SWITCH).then(REFUSE_ANSWER),
            inAllBut(CONFIRMATION_SHOWN).on(Type.ANSWER_SWITCH).then(CONTINUE),
            in(CONFIRMATION_SHOWN).on(Type.ANSWER_CANCEL).when(TOKEN_MATCHES).then(REPORT_FAILED_LOGIN),
            in(CONFIRMATION_SHOWN).on(Type.ANSWER_CANCEL).then(REFUSE_ANSWER),
            inAllBut(CONFIRMATION_SHOWN).on(Type.ANSWER_CANCEL).then(CONTINUE),
            in(COMPLETED).on(Type.CANCEL).then(SHOW_ALREADY_ANSWERED),
            inAllBut(COMPLETED).on(Type.CANCEL).then(REPORT_FAILED_LOGIN),

            // The submission. The account is compared again, now that the claims were built. The session says that the
            // details may have been sent before they are, so that another node knows if this one dies.
            in(SUBMISSION_STARTED)
                    .on(Type.DETAILS_READY)
                    .when(OTHER_ACCOUNT)
                    .goTo(CONFIRMATION_REQUIRED)
                    .then(CONTINUE),
            in(SUBMISSION_STARTED)
                    .on(Type.DETAILS_READY)
                    .when(NOTHING_STORED)
                    .goTo(SUBMISSION_STARTED)
                    .then(SEND_NEXT),
            in(SUBMISSION_STARTED)
                    .on(Type.DETAILS_READY)
                    .when(OTHER_DETAILS_SENT)
                    .then(SHOW_UNCERTAIN),
            in(SUBMISSION_STARTED).on(Type.DETAILS_READY).then(SEND),
            inAll().on(Type.DETAILS_READY).then(CONTINUE),
            in(COMPLETED).on(Type.FAILED_LOGIN_READY).then(SHOW_ALREADY_ANSWERED),
            inAllBut(COMPLETED)
                    .on(Type.FAILED_LOGIN_READY)
                    .when(OTHER_DETAILS_SENT)
                    .giveUp()
                    .then(SHOW_UNCERTAIN),
            inAllBut(COMPLETED).on(Type.FAILED_LOGIN_READY).then(SEND),
            inAll().on(Type.ACCEPTED).goTo(COMPLETED).then(REDIRECT_TO_CALLBACK),
            inAll().on(Type.NOT_SENT).then(SHOW_FAILURE),
            inAll().on(Type.UNCERTAIN).then(SHOW_FAILURE),
            inAll().on(Type.REFUSED).when(SENT_BEFORE).then(SHOW_UNCERTAIN),
            inAll().on(Type.REFUSED).giveUp().then(SHOW_FAILURE));

    private final ConfirmationPolicy policy;

    /** Creates a state machine for a policy. */
    public LoginStateMachine(ConfirmationPolicy policy) {
        this.policy = policy;
    }

    /** Returns what becomes of a login request after an event. Changes nothing. */
    public Transition on(LoginProgress progress, LoginEvent event) {
        TransitionRule rule = RULES.stream()
                .filter(candidate -> candidate.applies(progress, event, policy))
                .findFirst()
                .orElseThrow();
        LoginProgress after = switch (rule.target()) {
            case STAYS -> stay(progress, event, rule.action());
            case NEW_STATE -> goTo(rule.to(), progress, event);
            case GIVEN_UP -> null;
        };
        return new Transition(after, rule.action());
    }

    /** Keeps the state. Only the note of what Scalekit may have received can change. */
    private static LoginProgress stay(LoginProgress progress, LoginEvent event, LoginAction action) {
        boolean noteChanges = action == SEND || event.type() == Type.NOT_SENT;
        return noteChanges
                ? new LoginProgress(progress.state(), progress.account(), progress.token(), event.details())
                : progress;
    }

    private static LoginProgress goTo(LoginState state, LoginProgress progress, LoginEvent event) {
        return switch (state) {
            case AWAITING_LOGIN -> LoginProgress.arrived();
            case NOBODY_AT_CONTINUE -> new LoginProgress(state, null, null, progress.sentDetails());
            case CONFIRMATION_REQUIRED ->
                // Remembers the account only if the user did not want it and it came back.
                new LoginProgress(
                        state,
                        progress.state() == SWITCHING_ACCOUNT
                                        && progress.account() != null
                                        && progress.account().equals(event.account())
                                ? progress.account()
                                : null,
                        null,
                        progress.sentDetails());
            case CONFIRMATION_SHOWN -> new LoginProgress(state, event.account(), event.token(), progress.sentDetails());
            case SWITCHING_ACCOUNT, CONFIRMED ->
                new LoginProgress(state, progress.account(), null, progress.sentDetails());
            case SIGNED_IN -> new LoginProgress(state, event.account(), null, progress.sentDetails());
            case SUBMISSION_STARTED ->
                new LoginProgress(
                        state,
                        event.account(),
                        null,
                        event.details() == null ? progress.sentDetails() : event.details());
            case COMPLETED -> LoginProgress.completed(event.account());
        };
    }
}
