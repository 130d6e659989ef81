// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import java.util.List;

/**
 * A way in which an application signs users in: one row of the table.
 *
 * @param title the row's name
 * @param war the application, by the name of its folder in {@code src/it/wars}
 * @param loginEndpoint the address to which Scalekit redirects users
 * @param ordinary the page on which users sign in without Scalekit
 * @param signIn what the user does
 */
record LoginStyle(String title, String war, String loginEndpoint, String ordinary, SignIn signIn) {

    private static final String OURS = "/scalekit/login";
    private static final String HOME = "/home";
    private static final String FACES = "/login.xhtml";

    /** Every row, in the table's order. */
    static final List<LoginStyle> ALL = List.of(
            form("FORM", "plain-form", OURS),
            form("FORM, a protected page entered in Scalekit", "plain-form", HOME),
            form("FORM, the login page entered in Scalekit", "plain-form", "/form-login.html"),
            form("FORM, `scalekit.login-page` set to its page", "plain-form-page", OURS),
            new LoginStyle("BASIC", "plain-basic", OURS, HOME, new SignIn.Dialogue()),
            new LoginStyle("Client certificate", "plain-certificate", OURS, HOME, new SignIn.Certificate()),
            byCode("`login()` in a servlet, redirect", "REDIRECT"),
            byCode("`login()` in a servlet, next page in place", "IN_PLACE"),
            byCode("`login()` in a servlet, 100 KB in place", "LONG_IN_PLACE"),
            byCode("`login()` in a servlet, new session before it", "NEW_SESSION_BEFORE"),
            byCode("`login()` in a servlet, new session after it", "NEW_SESSION_AFTER"),
            new LoginStyle(
                    "`authenticate()` in a servlet", "plain-authenticate", "/account", "/account", new SignIn.Form()),
            faces("`login()` in a Faces bean, redirect", "faces", "redirect"),
            ajax("`login()` in a Faces bean, ajax", "faces"),
            faces("`login()` in a Faces bean, next page in place", "faces", "inPlace"),
            faces("`login()` in a Faces bean, 100 KB in place", "faces", "longInPlace"),
            form("Jakarta Security FORM", "security-form", OURS),
            form("Jakarta Security FORM, a protected page entered in Scalekit", "security-form", HOME),
            form("Jakarta Security FORM, the login page entered in Scalekit", "security-form", "/form-login.html"),
            faces("Jakarta Security with a Faces page, redirect", "security-faces", "redirect"),
            ajax("Jakarta Security with a Faces page, ajax", "security-faces"),
            faces("Jakarta Security with a Faces page, next page in place", "security-faces", "inPlace"),
            faces(
                    "Jakarta Security with a Faces page, `scalekit.login-page` not set",
                    "security-challenge",
                    "redirect"),
            faces("A session bean holds the user (Faces), redirect", "homegrown-faces", "redirect"),
            ajax("A session bean holds the user (Faces), ajax", "homegrown-faces"),
            faces("A session bean holds the user (Faces), next page in place", "homegrown-faces", "inPlace"),
            faces("`ScalekitLogin.signedIn` in a Faces bean, redirect", "homegrown-faces-says", "redirect"),
            ajax("`ScalekitLogin.signedIn` in a Faces bean, ajax", "homegrown-faces-says"),
            byCode("A session attribute holds the user (servlet)", "homegrown-servlet", "REDIRECT"),
            byCode("`ScalekitLogin.signedIn` in a servlet", "homegrown-says", "REDIRECT"),
            openId("Jakarta Security OpenID Connect", "security-openid"),
            openId("WildFly's `elytron-oidc-client`", "elytron-openid"));

    private static LoginStyle form(String title, String war, String loginEndpoint) {
        return new LoginStyle(title, war, loginEndpoint, HOME, new SignIn.Form());
    }

    private static LoginStyle byCode(String title, String way) {
        return byCode(title, "plain", way);
    }

    private static LoginStyle byCode(String title, String war, String way) {
        return new LoginStyle(title, war, OURS, "/login.html", new SignIn.Form("[value=" + way + "]"));
    }

    private static LoginStyle faces(String title, String war, String button) {
        return new LoginStyle(title, war, OURS, FACES, new SignIn.Form("[id$=" + button + "]"));
    }

    private static LoginStyle ajax(String title, String war) {
        return new LoginStyle(title, war, OURS, FACES, new SignIn.Ajax("[id$=ajax]"));
    }

    private static LoginStyle openId(String title, String war) {
        return new LoginStyle(title, war, OURS, HOME, new OpenIdProvider.Form());
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
