// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitException;
import io.github.scalekitlogin.internal.session.PendingLogin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Writes the response to a submission, on any thread. Thread-safe. */
final class OutcomeResponder {

    private final ScalekitClient scalekit;
    private final FilterAddresses addresses;
    private final Redirects redirects;
    private final MissingLogin missing;
    private final Pages pages;

    OutcomeResponder(
            ScalekitClient scalekit,
            FilterAddresses addresses,
            Redirects redirects,
            MissingLogin missing,
            Pages pages) {
        this.scalekit = scalekit;
        this.addresses = addresses;
        this.redirects = redirects;
        this.missing = missing;
        this.pages = pages;
    }

    void respond(HttpServletRequest request, HttpServletResponse response, SubmissionOutcome outcome)
            throws IOException {
        PendingLogin login = outcome.login();
        ScalekitException failure = outcome.failure();
        switch (outcome.action()) {
            case REDIRECT_TO_CALLBACK -> {
                if (outcome.denied()) {
                    String callback = scalekit.callback(login.request().state());
                    pages.showDenied(request, response, callback, login + " was reported as a failed login");
                } else {
                    redirectToCallback(request, response, login);
                }
            }
            case CONTINUE -> redirectToContinue(request, response, login);
            case SHOW_FAILURE -> showFailure(request, response, problem(outcome), login, failure);
            case SHOW_UNCERTAIN -> showUncertain(request, response, login, failure);
            default ->
                showNotPending(request, response, Optional.ofNullable(login).map(PendingLogin::id));
        }
    }

    /** Redirects the browser to Scalekit, with the {@code state} of the login request. */
    void redirectToCallback(HttpServletRequest request, HttpServletResponse response, PendingLogin login)
            throws IOException {
        redirects.toScalekit(
                request, response, scalekit.callback(login.request().state()));
    }

    /** Redirects the browser to the address that checks everything again. */
    void redirectToContinue(HttpServletRequest request, HttpServletResponse response, PendingLogin login)
            throws IOException {
        redirects.toApplication(request, response, addresses.continueAddress(request, login.id()));
    }

    /** Redirects the browser to the address that sends what this node has prepared. */
    void redirectToSend(HttpServletRequest request, HttpServletResponse response, PendingLogin login, String token)
            throws IOException {
        redirects.toApplication(request, response, addresses.sendAddress(request, login.id(), token));
    }

    /** Asks the user to wait for a submission that runs. The browser comes again after a pause. */
    void showInProgress(HttpServletRequest request, HttpServletResponse response, PendingLogin login, Pause pause)
            throws IOException {
        pages.inProgress(request, response, addresses.continueAddress(request, login.id()), pause.seconds());
    }

    /** Says why a login request is not pending. */
    void showNotPending(HttpServletRequest request, HttpServletResponse response, Optional<String> loginRequestId)
            throws IOException {
        missing.show(request, response, loginRequestId);
    }

    /** Says that the application knows a user at its own pages but not here. */
    void showUserNotFound(HttpServletRequest request, HttpServletResponse response, String message) throws IOException {
        pages.show(request, response, Problem.USER_NOT_FOUND, null, message, null);
    }

    /**
     * Says that an earlier submission may have arrived. If the same details were refused now, Scalekit may have them from
     * that submission, and its callback is the way on. Other details may be those of another account: no way on.
     *
     * @param failure the refusal, or null if other details may have arrived
     */
    private void showUncertain(
            HttpServletRequest request, HttpServletResponse response, PendingLogin login, ScalekitException failure)
            throws IOException {
        if (failure == null) {
            String message =
                    login + ": Scalekit may have received other details before. Claims must have the same values"
                            + " on each node and for each attempt.";
            pages.show(request, response, Problem.UNCERTAIN, null, message, null);
        } else {
            String callback = scalekit.callback(login.request().state());
            String retry = addresses.continueAddress(request, login.id());
            pages.showUncertain(request, response, callback, retry, failure.getMessage(), failure.getCause());
        }
    }

    /**
     * Says what went wrong. A login request that can be submitted again gets a link that does so.
     *
     * @param login the login request, or null if it is no longer pending
     */
    void showFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            Problem problem,
            PendingLogin login,
            Exception failure)
            throws IOException {
        String retry =
                login != null && login.state().isSubmittable() ? addresses.continueAddress(request, login.id()) : null;
        pages.show(request, response, problem, retry, failure.getMessage(), failure.getCause());
    }

    /** A cancel that does not reach Scalekit has a page of its own: nothing is lost, but the AI client does not know. */
    private static Problem problem(SubmissionOutcome outcome) {
        ScalekitException.Reason reason = outcome.failure().reason();
        if (outcome.failedLogin() && reason.isRetryable()) {
            return Problem.CANCEL_NOT_SENT;
        }
        return switch (reason) {
            case UNKNOWN_REQUEST -> Problem.EXPIRED;
            case REJECTED -> Problem.REJECTED;
            case UNAUTHORIZED -> Problem.UNAUTHORIZED;
            case UNREACHABLE -> Problem.UNREACHABLE;
            case TIMEOUT -> Problem.TIMEOUT;
            case MISCONFIGURED -> Problem.MISCONFIGURED;
            case INTERNAL_ERROR -> Problem.INTERNAL_ERROR;
        };
    }
}
