// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes the page of the documentation that says when the confirm page asks, from the rows that the filter executes. */
public final class DecisionTableDocument {

    private DecisionTableDocument() {}

    /** Returns the whole page. */
    public static String text() {
        return """
                # When does the confirm page ask?

                This page is generated from the code that decides (`LoginStateMachine` and `SignInEvidence`). The build fails if
                the two differ.

                ## The proven sign-in

                A login request is completed without a question only after a *proven sign-in*: a request that shows a signed-in user
                and for which all of this is true.

                %s

                ## The states

                Each login request has one state in its session. It is completed for an account only in the state
                `submission-started`, which follows `signed-in` and `confirmed`.

                %s

                ## The table

                The first row that applies decides. An event that is not about the account of the state never completes the login
                request for another account.

                | state | event | condition | new state | the filter |
                | --- | --- | --- | --- | --- |
                %s
                """.formatted(criteria(), states(), rows());
    }

    private static String criteria() {
        return Arrays.stream(SignInEvidence.Criterion.values())
                .map(criterion -> "- " + criterion.text())
                .collect(Collectors.joining("\n"));
    }

    private static String states() {
        return Arrays.stream(LoginState.values())
                .map(state -> "- `" + state.code() + "`: " + meaning(state))
                .collect(Collectors.joining("\n"));
    }

    private static String meaning(LoginState state) {
        return switch (state) {
            case AWAITING_LOGIN ->
                "arrived while nobody was signed in, and no request has shown a signed-in user since";
            case CONFIRMATION_REQUIRED ->
                "somebody was or is signed in without a proven sign-in; the confirm page must ask";
            case CONFIRMATION_SHOWN -> "the confirm page was shown for the account, with a one-time token";
            case SWITCHING_ACCOUNT -> "the user does not want the account and signs in with another one";
            case SIGNED_IN -> "proven sign-in of the account";
            case NOBODY_AT_CONTINUE ->
                "a page of the application showed a signed-in user, but nobody was signed in at `/continue`";
            case CONFIRMED -> "the user confirmed the account on the confirm page";
            case SUBMISSION_STARTED ->
                "the details of the account are built, sent, or were sent; they may be sent again";
            case COMPLETED -> "Scalekit has accepted the details, or the report of a failed login";
        };
    }

    private static String rows() {
        return LoginStateMachine.RULES.stream()
                .map(rule -> "| " + rule.text() + " |")
                .collect(Collectors.joining("\n"));
    }
}
