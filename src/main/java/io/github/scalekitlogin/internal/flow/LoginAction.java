// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

/** What the filter does after a transition. */
public enum LoginAction {
    /** Nothing: the application answers. */
    NONE("–"),
    /** Redirect the browser to {@code /continue}. */
    CONTINUE("redirect to `/continue`"),
    /** Redirect the browser to the login page. */
    REDIRECT_TO_LOGIN("redirect to the login page"),
    /** Show the confirm page. */
    ASK("show the confirm page"),
    /** Show the confirm page and say that the application signed in the same account again. */
    ASK_SAME_ACCOUNT_AGAIN("show the confirm page, which says that the same account came back"),
    /** Sign the user out and redirect to the login page. */
    SWITCH_ACCOUNT("sign out, redirect to the login page"),
    /** Build the claims of the signed-in user. */
    BUILD_DETAILS("build the claims"),
    /** Prepare the report of a failed login. */
    REPORT_FAILED_LOGIN("report a failed login"),
    /** Redirect the browser to {@code /continue}, whose request sends. The session is stored between the two requests. */
    SEND_NEXT("store the details as sent, redirect to `/continue`, which sends"),
    /** Send what is ready. */
    SEND("send"),
    /** Redirect the browser to Scalekit's callback. */
    REDIRECT_TO_CALLBACK("redirect to Scalekit's callback"),
    /** Refuse the answer: its token is not the one of the page that was shown. */
    REFUSE_ANSWER("refuse the answer"),
    /** Say that this login request was answered already. */
    SHOW_ALREADY_ANSWERED("say that it was answered already"),
    /** Say that the application knows a user at its own pages but not at {@code /continue}. */
    SHOW_USER_NOT_FOUND("say that nobody is signed in at `/continue`"),
    /** Say that Scalekit may have received other details. */
    SHOW_UNCERTAIN("say that the outcome is not known"),
    /** Say why the submission failed. */
    SHOW_FAILURE("say what failed");

    private final String text;

    LoginAction(String text) {
        this.text = text;
    }

    /** Returns the description in the documentation. */
    public String text() {
        return text;
    }
}
