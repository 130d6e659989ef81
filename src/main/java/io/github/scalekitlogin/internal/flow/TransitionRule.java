// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

import io.github.scalekitlogin.internal.flow.LoginEvent.Type;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One row of the table of {@link LoginStateMachine}.
 *
 * @param from the states it applies to
 * @param on the event
 * @param when the conditions, all of which must hold
 * @param target what becomes of the state
 * @param to the new state if the target is {@link Target#NEW_STATE}, else null
 * @param action what the filter does
 */
record TransitionRule(
        Set<LoginState> from, Type on, List<Condition> when, Target target, LoginState to, LoginAction action) {

    /** What becomes of the state. */
    enum Target {
        STAYS,
        NEW_STATE,
        GIVEN_UP
    }

    /** Begins a row for these states. */
    static Builder in(LoginState first, LoginState... others) {
        return new Builder(EnumSet.of(first, others));
    }

    /** Begins a row for all states but one. */
    static Builder inAllBut(LoginState state) {
        return new Builder(EnumSet.complementOf(EnumSet.of(state)));
    }

    /** Begins a row for all states. */
    static Builder inAll() {
        return new Builder(EnumSet.allOf(LoginState.class));
    }

    boolean applies(LoginProgress progress, LoginEvent event, ConfirmationPolicy policy) {
        return on == event.type()
                && from.contains(progress.state())
                && when.stream().allMatch(condition -> condition.holds(progress, event, policy));
    }

    /** Returns the row as the documentation shows it; a test has the same name. */
    String text() {
        Set<LoginState> others = EnumSet.complementOf(EnumSet.copyOf(from));
        String states = switch (others.size()) {
            case 0 -> "any state";
            case 1 -> "any state but " + others.iterator().next().code();
            default -> from.stream().map(LoginState::code).collect(Collectors.joining(", "));
        };
        String conditions = when.stream().map(Condition::text).collect(Collectors.joining("; "));
        String result = switch (target) {
            case STAYS -> "stays";
            case GIVEN_UP -> "is given up";
            case NEW_STATE -> to.code();
        };
        return states + " | " + on.text() + " | " + conditions + " | " + result + " | " + action.text();
    }

    /** Builds a row. Not thread-safe. */
    static final class Builder {

        private final Set<LoginState> from;
        private Type on;
        private List<Condition> when = List.of();
        private Target target = Target.STAYS;
        private LoginState to;

        private Builder(Set<LoginState> from) {
            this.from = from;
        }

        Builder on(Type event) {
            this.on = event;
            return this;
        }

        Builder when(Condition... conditions) {
            this.when = List.of(conditions);
            return this;
        }

        Builder goTo(LoginState state) {
            this.target = Target.NEW_STATE;
            this.to = state;
            return this;
        }

        Builder giveUp() {
            this.target = Target.GIVEN_UP;
            return this;
        }

        TransitionRule then(LoginAction action) {
            return new TransitionRule(from, on, when, target, to, action);
        }
    }
}
