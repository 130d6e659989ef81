// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import java.util.List;

/**
 * A way in which an application signs people in, as one row of the table.
 *
 * @param title the row's name
 * @param war the application, by the name of its folder in {@code src/test/wars}
 * @param loginEndpoint where Scalekit sends people
 * @param ordinary the page by which people sign in without Scalekit
 * @param signIn what the person does
 */
record LoginStyle(String title, String war, String loginEndpoint, String ordinary, SignIn signIn) {

    private static final String OURS = "/scalekit/login";
    private static final String HOME = "/home";

    /** Every row, in the table's order. */
    static final List<LoginStyle> ALL = List.of(
            form("FORM", "plain-form", OURS),
            form("FORM, a protected page entered in Scalekit", "plain-form", HOME),
            form("FORM, the login page entered in Scalekit", "plain-form", "/form-login.html"),
            form("FORM, `scalekit.login-page` set to its page", "plain-form-page", OURS),
            new LoginStyle("BASIC", "plain-basic", OURS, HOME, new SignIn.Dialogue()),
            byCode("`HttpServletRequest.login` in a servlet: redirect", "REDIRECT"),
            byCode("the same: the next page in place", "IN_PLACE"),
            byCode("the same: 100 KB in place", "LONG_IN_PLACE"),
            byCode("the same: a new session before the login", "NEW_SESSION_BEFORE"),
            byCode("the same: a new session after the login", "NEW_SESSION_AFTER"));

    private static LoginStyle form(String title, String war, String loginEndpoint) {
        return new LoginStyle(title, war, loginEndpoint, HOME, new SignIn.Form());
    }

    private static LoginStyle byCode(String title, String way) {
        return new LoginStyle(title, "plain", OURS, "/login.html", new SignIn.Form("[value=" + way + "]"));
    }

    /** Returns the path of one of the application's pages on the server. */
    String path(String page) {
        return "/" + war + page;
    }

    @Override
    public String toString() {
        return title;
    }
}
