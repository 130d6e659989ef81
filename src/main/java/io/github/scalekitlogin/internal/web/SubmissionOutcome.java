// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.flow.LoginAction;
import io.github.scalekitlogin.internal.scalekit.ScalekitException;
import io.github.scalekitlogin.internal.session.PendingLogin;

/**
 * The outcome of a submission, as it was stored.
 *
 * @param login the login request, or null if it is no longer pending
 * @param action what the response does
 * @param failure why the submission failed, or null
 * @param failedLogin whether the submission reported a failed login
 * @param denied whether it did so because the user may not use the application through an AI client
 */
record SubmissionOutcome(
        PendingLogin login, LoginAction action, ScalekitException failure, boolean failedLogin, boolean denied) {

    SubmissionOutcome(PendingLogin login, LoginAction action, ScalekitException failure, boolean failedLogin) {
        this(login, action, failure, failedLogin, false);
    }

    SubmissionOutcome asDenied() {
        return new SubmissionOutcome(login, action, failure, failedLogin, true);
    }
}
