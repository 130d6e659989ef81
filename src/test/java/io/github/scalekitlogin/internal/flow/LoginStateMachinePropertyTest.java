// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.flow.LoginEvent.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Random sequences of events, in any order, whether a browser could cause them or not. */
class LoginStateMachinePropertyTest {

    private static final int SEQUENCES = 20_000;
    private static final int LENGTH = 30;
    private static final String[] ACCOUNTS = {"alice", "bob"};

    /** What the user and the browser did, kept beside the state machine. */
    private static final class Journal {
        final List<LoginEvent> events = new ArrayList<>();
        final Set<String> proven = new HashSet<>();
        final Set<String> confirmed = new HashSet<>();
        String asked;
        String token;
        boolean seen;
        String inFlight;
        String sending;
        String mayHaveArrived;
        boolean accepted;
    }

    @ParameterizedTest
    @EnumSource(
            value = ConfirmationPolicy.class,
            names = {"SIGNED_IN", "ALWAYS"})
    void shouldSendOnlyAfterAProvenSignInOrAConfirmationOfTheSameAccount(ConfirmationPolicy policy) {
        LoginStateMachine machine = new LoginStateMachine(policy);
        Random random = new Random(42);
        int sent = 0;
        for (int i = 0; i < SEQUENCES; i++) {
            sent += play(machine, policy, random);
        }
        assertThat(sent).as("sequences that sent something").isGreaterThan(SEQUENCES / 50);
    }

    private static int play(LoginStateMachine machine, ConfirmationPolicy policy, Random random) {
        Journal journal = new Journal();
        LoginProgress progress = LoginProgress.arrived();
        int sent = 0;
        for (int step = 0; step < LENGTH && progress != null; step++) {
            LoginEvent event = event(journal, random, step);
            if (event == null) {
                continue;
            }
            LoginState before = progress.state();
            Transition transition = machine.on(progress, event);
            journal.events.add(event);
            note(journal, before, progress, event, transition);
            if (transition.action() == LoginAction.SEND) {
                sent = 1;
                assertThat(journal.accepted)
                        .as("sent after it was accepted: %s", journal.events)
                        .isFalse();
                if (event.account() != null) {
                    boolean allowed = journal.confirmed.contains(event.account())
                            || (policy == ConfirmationPolicy.SIGNED_IN && journal.proven.contains(event.account()));
                    assertThat(allowed)
                            .as("sent %s after %s", event.account(), journal.events)
                            .isTrue();
                }
                assertThat(journal.mayHaveArrived)
                        .as("may have arrived before %s: %s", event.details(), journal.events)
                        .isIn(null, event.details());
                assertThat(event.account() == null || event.details().equals(progress.sentDetails()))
                        .as("stored before it was sent: %s", journal.events)
                        .isTrue();
                journal.inFlight = event.account() == null ? "" : event.account();
                journal.sending = event.details();
            }
            progress = transition.progress();
        }
        return sent;
    }

    /** A sign-in is proven only while nobody has been seen; a confirmation needs the token of the page. */
    private static void note(
            Journal journal, LoginState before, LoginProgress progress, LoginEvent event, Transition transition) {
        switch (event.type()) {
            case USER_SEEN, CONTINUE_SIGNED_IN -> journal.seen = true;
            case SIGN_IN_PROVEN -> {
                boolean another = before == LoginState.SWITCHING_ACCOUNT
                        && !event.account().equals(progress.account());
                if (!journal.seen || another) {
                    journal.proven.add(event.account());
                }
                journal.seen = true;
            }
            case ANSWER_CONTINUE -> {
                if (event.token() != null && event.token().equals(journal.token) && journal.asked != null) {
                    journal.confirmed.add(journal.asked);
                }
            }
            case ACCEPTED -> {
                journal.accepted = true;
                journal.inFlight = null;
            }
            case NOT_SENT, REFUSED -> journal.inFlight = null;
            case UNCERTAIN -> {
                journal.inFlight = null;
                journal.mayHaveArrived = journal.sending;
            }
            default -> {
                // Changes nothing that the properties are about.
            }
        }
        if (transition.action() == LoginAction.ASK || transition.action() == LoginAction.ASK_SAME_ACCOUNT_AGAIN) {
            journal.asked = transition.progress().account();
            journal.token = transition.progress().token();
        }
    }

    /** The lock on a login request: nothing else is sent while a submission is in flight, and outcomes come only then. */
    private static LoginEvent event(Journal journal, Random random, int step) {
        String account = ACCOUNTS[random.nextInt(ACCOUNTS.length)];
        Type type = Type.values()[random.nextInt(Type.values().length)];
        return switch (type) {
            case USER_SEEN -> random.nextInt(3) == 0 ? LoginEvent.userSeen(account) : null;
            case SIGN_IN_PROVEN -> LoginEvent.signInProven(account);
            case CONTINUE_SIGNED_IN -> LoginEvent.continueRequested(account, "t" + step);
            case CONTINUE_ANONYMOUS -> LoginEvent.continueRequested(null, "t" + step);
            case ANSWER_CONTINUE, ANSWER_SWITCH, ANSWER_CANCEL ->
                LoginEvent.answered(
                        type, random.nextBoolean() ? account : null, random.nextInt(4) == 0 ? "x" : journal.token);
            case CANCEL -> LoginEvent.cancelled();
            case DETAILS_READY ->
                journal.inFlight == null ? LoginEvent.ready(account, "d" + account + random.nextInt(2)) : null;
            case FAILED_LOGIN_READY ->
                journal.inFlight == null && random.nextInt(5) == 0 ? LoginEvent.ready(null, "f") : null;
            case ACCEPTED ->
                journal.inFlight == null
                        ? null
                        : LoginEvent.accepted(journal.inFlight.isEmpty() ? null : journal.inFlight);
            case NOT_SENT, UNCERTAIN, REFUSED ->
                journal.inFlight == null ? null : LoginEvent.failed(type, journal.mayHaveArrived);
        };
    }

    static Stream<LoginProgress> progresses() {
        return Stream.of(LoginState.values())
                .filter(state -> state != LoginState.COMPLETED)
                .flatMap(state -> Stream.of(
                        new LoginProgress(state, "alice", "t", null), new LoginProgress(state, "bob", "t", null)));
    }

    /** From each state, a user who presses Continue is handed over, without a second question. */
    @ParameterizedTest
    @MethodSource("progresses")
    void shouldHaveNoDeadEnd(LoginProgress start) {
        for (ConfirmationPolicy policy : ConfirmationPolicy.values()) {
            LoginStateMachine machine = new LoginStateMachine(policy);
            LoginProgress progress = start;
            int questions = 0;
            LoginAction action = LoginAction.NONE;
            for (int step = 0; step < 6 && action != LoginAction.REDIRECT_TO_CALLBACK; step++) {
                Transition next = machine.on(progress, LoginEvent.continueRequested("alice", "n"));
                action = next.action();
                progress = next.progress();
                if (action == LoginAction.ASK || action == LoginAction.ASK_SAME_ACCOUNT_AGAIN) {
                    questions++;
                    progress = machine.on(
                                    progress, LoginEvent.answered(Type.ANSWER_CONTINUE, "alice", progress.token()))
                            .progress();
                } else if (action == LoginAction.BUILD_DETAILS) {
                    Transition ready = machine.on(progress, LoginEvent.ready("alice", "d"));
                    action = ready.action();
                    progress = ready.progress();
                    if (action != LoginAction.SEND_NEXT) {
                        assertThat(action).isEqualTo(LoginAction.SEND);
                        Transition accepted = machine.on(progress, LoginEvent.accepted("alice"));
                        action = accepted.action();
                        progress = accepted.progress();
                    }
                }
            }
            assertThat(action).as("%s, %s", policy, start.state()).isEqualTo(LoginAction.REDIRECT_TO_CALLBACK);
            assertThat(questions).isLessThanOrEqualTo(1);
        }
    }
}
