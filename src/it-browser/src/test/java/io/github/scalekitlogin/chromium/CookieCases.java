// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import static io.github.scalekitlogin.chromium.BrowserCase.named;
import static io.github.scalekitlogin.chromium.BrowserCases.link;
import static io.github.scalekitlogin.chromium.BrowserCases.post;

import java.util.ArrayList;
import java.util.List;

/** Rows of {@link BrowserComparisonIT}: which cookies are stored, and with which requests they are sent. */
final class CookieCases {

    private static final List<String> SAME_SITE = List.of(
            "a=1",
            "a=1; SameSite=Strict",
            "a=1; SameSite=Lax",
            "a=1; SameSite=None; Secure",
            "a=1; SameSite=None",
            "a=1; SameSite=nonsense");

    private static final List<String> STORED = List.of(
            "a=1; Secure",
            "a=1; HttpOnly",
            "a=",
            "a=\"1 2\"",
            "a=1=2",
            " a = 1 ; Path=/",
            "a=1; Max-Age=60",
            "a=1; Max-Age=0",
            "a=1; Max-Age=-1",
            "a=1; Max-Age=nonsense",
            "a=1; Expires=Thu, 01 Jan 2015 00:00:00 GMT",
            "a=1; Expires=Thu, 01 Jan 2099 00:00:00 GMT",
            "a=1; Expires=nonsense",
            "a=1; Expires=Thu, 01 Jan 2015 00:00:00 GMT; Max-Age=60",
            "a=1; Domain=127.0.0.1",
            "a=1; Domain=.127.0.0.1",
            "a=1; Domain=localhost",
            "a=1; Domain=example.com",
            "a=1; Domain=",
            "a=1; Path=/",
            "a=1; Path=/a",
            "a=1; Path=/a/",
            "a=1; Path=/a/set",
            "a=1; Path=/b",
            "a=1; Path=relative",
            "a=1; Path=",
            "__Secure-a=1",
            "__Secure-a=1; Secure",
            "__Host-a=1; Secure",
            "__Host-a=1; Secure; Path=/",
            "__Host-a=1; Path=/",
            "__Host-a=1; Secure; Path=/; Domain=127.0.0.1",
            "__host-a=1; Path=/");

    private CookieCases() {}

    static List<BrowserCase> all() {
        List<BrowserCase> cases = new ArrayList<>();
        STORED.forEach(cookie -> cases.add(named("cookie " + cookie)
                .page("{app}/a/set", link("/a/b"), "Set-Cookie", cookie)
                .page("{app}/a/b", link("/"))
                .page("{app}/", link("{port}/ab"))
                .page("{port}/ab", link("{other}/a/set"))
                .open("{app}/a/set")
                .click("a")
                .click("a")
                .click("a")
                .click("a")));
        SAME_SITE.forEach(cookie -> cases.addAll(sameSite(cookie)));
        cases.addAll(List.of(
                named("cookies of the same name, by path and age")
                        .page(
                                "{app}/a/set",
                                link("/a/b"),
                                "Set-Cookie",
                                "a=1; Path=/",
                                "Set-Cookie",
                                "b=2; Path=/",
                                "Set-Cookie",
                                "a=3; Path=/a",
                                "Set-Cookie",
                                "c=4; Path=/")
                        .open("{app}/a/set")
                        .click("a"),
                named("cookie with a new value goes to the end")
                        .page("{app}/", link("/next"), "Set-Cookie", "a=1", "Set-Cookie", "b=2")
                        .page("{app}/next", link("/end"), "Set-Cookie", "a=3")
                        .open("{app}/")
                        .click("a")
                        .click("a"),
                named("cookie with the same value keeps its place")
                        .page("{app}/", link("/next"), "Set-Cookie", "a=1", "Set-Cookie", "b=2")
                        .page("{app}/next", link("/end"), "Set-Cookie", "a=1; HttpOnly")
                        .open("{app}/")
                        .click("a")
                        .click("a"),
                named("cookie is deleted")
                        .page("{app}/", link("/next"), "Set-Cookie", "a=1; Path=/")
                        .page("{app}/next", link("/end"), "Set-Cookie", "a=; Path=/; Max-Age=0")
                        .open("{app}/")
                        .click("a")
                        .click("a"),
                named("cookie of a redirect")
                        .redirect("{app}/", 302, "/end", "Set-Cookie", "a=1; SameSite=Strict")
                        .open("{app}/"),
                named("cookie of a redirect at another site")
                        .page("{app}/", link("{other}/set"))
                        .redirect("{other}/set", 302, "{other}/end", "Set-Cookie", "a=1; SameSite=Strict")
                        .open("{app}/")
                        .click("a")));
        return cases;
    }

    /** A user of the application with a cookie, who comes back to it in different ways. */
    private static List<BrowserCase> sameSite(String cookie) {
        return List.of(
                signedIn(cookie, "typed address").open("{app}/end"),
                signedIn(cookie, "link from another site")
                        .page("{other}/", link("{app}/end"))
                        .open("{other}/")
                        .click("a"),
                signedIn(cookie, "link from another port")
                        .page("{port}/", link("{app}/end"))
                        .open("{port}/")
                        .click("a"),
                signedIn(cookie, "form of another site")
                        .page("{other}/", post("{app}/end"))
                        .open("{other}/")
                        .submit("button"),
                signedIn(cookie, "redirect of another site, typed")
                        .redirect("{other}/", 302, "{app}/end")
                        .open("{other}/"),
                signedIn(cookie, "link from another site, redirect at home")
                        .page("{other}/", link("{app}/next"))
                        .redirect("{app}/next", 302, "/end")
                        .open("{other}/")
                        .click("a"),
                signedIn(cookie, "link to another site that redirects back")
                        .page("{app}/", link("{other}/next"))
                        .redirect("{other}/next", 302, "{app}/end")
                        .open("{app}/")
                        .click("a"),
                signedIn(cookie, "form to another site that redirects back with 307")
                        .page("{app}/", post("{other}/next"))
                        .redirect("{other}/next", 307, "{app}/end")
                        .open("{app}/")
                        .submit("button"),
                signedIn(cookie, "refresh on another site")
                        .page("{other}/", "<meta http-equiv='refresh' content='0;url={app}/end'>")
                        .open("{other}/"),
                signedIn(cookie, "refresh at home after a link from another site")
                        .page("{other}/", link("{app}/next"))
                        .page("{app}/next", "<meta http-equiv='refresh' content='0;url=/end'>")
                        .open("{other}/")
                        .click("a"));
    }

    private static BrowserCase signedIn(String cookie, String name) {
        return named("cookie " + cookie + ", " + name)
                .page("{app}/sign-in", "", "Set-Cookie", cookie + "; Path=/")
                .open("{app}/sign-in");
    }
}
