// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What has to be true for a row of the table. */
enum Condition {
    /** The signed-in account is the account of the state. */
    SAME_ACCOUNT("same account") {
        @Override
        boolean holds(LoginProgress progress, LoginEvent event, ConfirmationPolicy policy) {
            return event.account() != null && event.account().equals(progress.account());
        }
    },
    /** Another account than the one of the state is signed in. */
    OTHER_ACCOUNT("another account") {
        @Override
        boolean holds(LoginProgress progress, LoginEvent event, ConfirmationPolicy policy) {
            return event.account() != null && !event.account().equals(progress.account());
        }
    },
    /** The answer has the token of the confirm page that was shown. */
    TOKEN_MATCHES("the token matches") {
        @Override
        boolean holds(LoginProgress progress, LoginEvent event, ConfirmationPolicy policy) {
            return progress.token() != null
                    && event.token() != null
                    && MessageDigest.isEqual(
                            progress.token().getBytes(StandardCharsets.UTF_8),
                            event.token().getBytes(StandardCharsets.UTF_8));
        }
    },
    /** {@code scalekit.confirm=always}. */
    POLICY_ALWAYS("`scalekit.confirm=always`") {
        @Override
        boolean holds(LoginProgress progress, LoginEvent event, ConfirmationPolicy policy) {
            return policy == ConfirmationPolicy.ALWAYS;
        }
    },
    /** {@code scalekit.confirm=never}. */
    POLICY_NEVER("`scalekit.confirm=never`") {
        @Override
        boolean holds(LoginProgress progress, LoginEvent event, ConfirmationPolicy policy) {
            return policy == ConfirmationPolicy.NEVER;
        }
    },
    /** No node has stored yet what it is going to send. */
    NOTHING_STORED("nothing is stored as sent") {
        @Override
        boolean holds(LoginProgress progress, LoginEvent event, ConfirmationPolicy policy) {
            return progress.sentDetails() == null;
        }
    },
    /** Scalekit may have received other details for this login request. */
    OTHER_DETAILS_SENT("other details may have been received") {
        @Override
        boolean holds(LoginProgress progress, LoginEvent event, ConfirmationPolicy policy) {
            return progress.sentDetails() != null && !progress.sentDetails().equals(event.details());
        }
    },
    /** An earlier submission may have been processed. */
    SENT_BEFORE("an earlier try may have been processed") {
        @Override
        boolean holds(LoginProgress progress, LoginEvent event, ConfirmationPolicy policy) {
            return event.details() != null;
        }
    };

    private final String text;

    Condition(String text) {
        this.text = text;
    }

    abstract boolean holds(LoginProgress progress, LoginEvent event, ConfirmationPolicy policy);

    String text() {
        return text;
    }
}
