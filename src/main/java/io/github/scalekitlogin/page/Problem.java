// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.page;

/** What can go wrong in front of a person, in the person's words. */
public enum Problem {
    BAD_REQUEST(400, "This sign-in link is not complete", "Please go back to your AI client and start again."),
    NO_SUCH_PAGE(404, "There is nothing here", "Please go back to your AI client and start again."),
    WRONG_METHOD(405, "This page cannot be used that way", "Please go back to your AI client and start again."),
    NOT_ANSWERED_HERE(
            403,
            "This answer did not come from our page",
            "For your safety nothing was passed on. Please go back to your AI client and start again."),
    NOTHING_WAITING(
            410,
            "No sign-in request is waiting",
            "It has been answered, or it has expired. Please start again from your AI client."),
    EXPIRED(
            410,
            "This sign-in request has expired",
            "You are signed in here, but your AI client's request is too old. Please start again from your AI client."),
    REJECTED(
            502,
            "Your account could not be passed on",
            "The sign-in service did not accept the details of your account. Please tell the people who run this"
                    + " application."),
    UNAUTHORIZED(
            502,
            "Your account could not be passed on",
            "This application is not set up correctly for the sign-in service. Please tell the people who run it. Once"
                    + " that is mended you can try again."),
    UNREACHABLE(
            503,
            "The sign-in service does not answer",
            "You are signed in here, and nothing is lost. Please try again in a moment."),
    TIMEOUT(
            504,
            "The sign-in service takes too long",
            "You are signed in here, and nothing is lost. Please try again in a moment."),
    UNCERTAIN(
            502,
            "We could not find out whether that arrived",
            "The sign-in service may or may not have your details already. Please try again, or start again from your AI"
                    + " client."),
    MISCONFIGURED(
            502,
            "Your account could not be passed on",
            "This application is not set up correctly for the sign-in service. Please tell the people who run it. Once"
                    + " that is mended you can try again."),
    UNKNOWN_ACCOUNT(
            500,
            "Your account lacks what your AI client needs",
            "This application could not say who you are in full, an e-mail address for example. Nothing was passed on."
                    + " Please tell the people who run this application."),
    NO_LOGIN(
            500,
            "This application did not ask you to sign in",
            "It is not set up to do so for your AI client. Please tell the people who run this application."),
    OUR_FAULT(
            500,
            "Something went wrong on our side",
            "Nothing was passed on. Please start again from your AI client; if it happens again, please tell the people"
                    + " who run this application.");

    final int status;
    final String title;
    final String text;

    Problem(int status, String title, String text) {
        this.status = status;
        this.title = title;
        this.text = text;
    }
}
