// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import static io.github.scalekitlogin.chromium.BrowserCase.named;

import java.util.ArrayList;
import java.util.List;

/** Rows of {@link BrowserComparisonIT}: links, forms, refreshes, referrers and redirects. */
final class BrowserCases {

    private static final List<String> POLICIES = List.of(
            "no-referrer",
            "no-referrer-when-downgrade",
            "same-origin",
            "origin",
            "strict-origin",
            "origin-when-cross-origin",
            "strict-origin-when-cross-origin",
            "unsafe-url",
            "nonsense",
            "unsafe-url, nonsense",
            "unsafe-url, no-referrer");

    private BrowserCases() {}

    static String link(String url) {
        return "<a href='" + url + "'>link</a>";
    }

    static String post(String action) {
        return "<form method='post' action='" + action + "'><input name='a' value='1'><button>send</button></form>";
    }

    private static String refresh(String content) {
        return "<meta http-equiv='refresh' content='" + content + "'>";
    }

    static List<BrowserCase> navigations() {
        return List.of(
                named("typed address").open("{app}/"),
                named("typed address, redirect to another site")
                        .redirect("{app}/", 302, "{other}/end")
                        .open("{app}/"),
                named("link to the same origin")
                        .page("{app}/", link("/end#part"))
                        .open("{app}/?query#part")
                        .click("a"),
                named("link to another port")
                        .page("{app}/", link("{port}/end"))
                        .open("{app}/")
                        .click("a"),
                named("link to another site")
                        .page("{app}/", link("{other}/end"))
                        .open("{app}/")
                        .click("a"),
                named("link with a query only")
                        .page("{app}/a/b", link("?q"))
                        .open("{app}/a/b")
                        .click("a"),
                named("form to the same origin")
                        .page("{app}/", post("/end"))
                        .open("{app}/")
                        .submit("button"),
                named("form to another port")
                        .page("{app}/", post("{port}/end"))
                        .open("{app}/")
                        .submit("button"),
                named("form to another site")
                        .page("{app}/", post("{other}/end"))
                        .open("{app}/")
                        .submit("button"),
                named("form without action")
                        .page("{app}/x", post(""))
                        .open("{app}/x?q")
                        .submit("button"),
                named("form with GET")
                        .page("{app}/", post("/end?lost").replace("post", "get"))
                        .open("{app}/")
                        .submit("button"),
                named("form with GET to another site")
                        .page("{app}/", post("{other}/end").replace("post", "get"))
                        .open("{app}/")
                        .submit("button"),
                named("form with formaction and a named button")
                        .page("{app}/", post("/end").replace("<button", "<button name='b' value='2' formaction='/two'"))
                        .open("{app}/")
                        .submit("button"),
                named("form with several buttons")
                        .page(
                                "{app}/",
                                post("/end")
                                        .replace(
                                                "<button",
                                                "<input type='submit' name='b' value='1'><input type='reset' name='c' value='2'>"
                                                        + "<button name='d' value='3'>no</button><button id='pressed' name='e' value='4'"))
                        .open("{app}/")
                        .submit("#pressed"),
                named("form with all kinds of fields")
                        .page(
                                "{app}/",
                                post("/end")
                                        .replace(
                                                "<button",
                                                "<input type='checkbox' name='off'>"
                                                        + "<input type='checkbox' name='on' checked><input name='gone' disabled>"
                                                        + "<select name='s'><option>1<option selected>2</select><textarea name='t'>x y</textarea>"
                                                        + "<input type='radio' name='r' value='1'><input type='radio' name='r' value='2' checked>"
                                                        + "<input type='hidden' name='h' value='&amp;=+é'><button"))
                        .open("{app}/")
                        .submit("button"),
                named("refresh to the same origin")
                        .page("{app}/", refresh("0;url=/end"))
                        .open("{app}/"),
                named("refresh to another site")
                        .page("{app}/", refresh("0; URL=&quot;{other}/end&quot;"))
                        .open("{app}/"),
                named("refresh after a second")
                        .page("{app}/", refresh("1;url=/end"))
                        .open("{app}/"),
                named("refresh in noscript")
                        .page("{app}/", "<noscript>" + refresh("0;url=/end") + "</noscript>")
                        .open("{app}/"),
                named("refresh by header")
                        .page("{app}/", "", "Refresh", "0;url={other}/end")
                        .open("{app}/"),
                named("refresh to a refresh, from another site back")
                        .page("{app}/", refresh("0;url={other}/next"))
                        .page("{other}/next", refresh("0;url={app}/end"))
                        .open("{app}/"),
                named("refresh after a form")
                        .page("{app}/", post("/next"))
                        .page("{app}/next", refresh("0;url={other}/end"))
                        .open("{app}/")
                        .submit("button"));
    }

    static List<BrowserCase> referrers() {
        List<BrowserCase> cases = new ArrayList<>();
        for (String policy : POLICIES) {
            for (String target : List.of("{app}", "{other}")) {
                cases.add(named("referrer policy " + policy + ", link to " + target)
                        .page("{app}/x", link(target + "/end"), "Referrer-Policy", policy)
                        .open("{app}/x?q")
                        .click("a"));
                cases.add(named("referrer policy " + policy + ", form to " + target)
                        .page("{app}/x", post(target + "/end"), "Referrer-Policy", policy)
                        .open("{app}/x?q")
                        .submit("button"));
            }
            cases.add(named("referrer policy " + policy + " of a redirect to another site")
                    .page("{app}/x", link("/next"))
                    .redirect("{app}/next", 302, "{other}/end", "Referrer-Policy", policy)
                    .open("{app}/x?q")
                    .click("a"));
        }
        cases.addAll(List.of(
                named("referrer policy same-origin, form to another port")
                        .page("{app}/x", post("{port}/end"), "Referrer-Policy", "same-origin")
                        .open("{app}/x")
                        .submit("button"),
                named("referrer policy in meta")
                        .page(
                                "{app}/x",
                                "<meta name='referrer' content='no-referrer'>" + link("/end"),
                                "Referrer-Policy",
                                "unsafe-url")
                        .open("{app}/x")
                        .click("a"),
                named("referrer policy of the link")
                        .page("{app}/x", link("{other}/end").replace("<a", "<a referrerpolicy='unsafe-url'"))
                        .open("{app}/x")
                        .click("a"),
                named("link with noreferrer")
                        .page("{app}/x", link("/end").replace("<a", "<a rel='nofollow noreferrer'"))
                        .open("{app}/x")
                        .click("a"),
                named("referrer policy of a refresh")
                        .page("{app}/x", refresh("0;url={other}/end"), "Referrer-Policy", "unsafe-url")
                        .open("{app}/x"),
                named("referrer of a refresh, without one")
                        .page("{app}/x", refresh("0;url=/end"), "Referrer-Policy", "no-referrer")
                        .open("{app}/x"),
                named("referrer after a redirect away and back")
                        .page("{app}/x", link("{other}/next"))
                        .redirect("{other}/next", 302, "{app}/end")
                        .open("{app}/x?q")
                        .click("a"),
                named("redirect widens the policy after a trimmed referrer")
                        .page("{app}/x", link("{other}/next"))
                        .redirect("{other}/next", 302, "{app}/end", "Referrer-Policy", "unsafe-url")
                        .open("{app}/x?q")
                        .click("a"),
                named("redirect widens the policy after no referrer")
                        .page("{app}/x", link("/next"), "Referrer-Policy", "no-referrer")
                        .redirect("{app}/next", 302, "{app}/end", "Referrer-Policy", "unsafe-url")
                        .open("{app}/x?q")
                        .click("a")));
        return cases;
    }

    static List<BrowserCase> redirects() {
        List<BrowserCase> cases = new ArrayList<>();
        for (int status : List.of(301, 302, 303, 307, 308)) {
            for (String target : List.of("{app}", "{other}")) {
                cases.add(named(status + " after a POST, to " + target)
                        .page("{app}/", post("/next"))
                        .redirect("{app}/next", status, target + "/end")
                        .open("{app}/")
                        .submit("button"));
            }
        }
        cases.addAll(List.of(
                named("300 with Location").redirect("{app}/", 300, "/end").open("{app}/"),
                named("302 relative").redirect("{app}/a/b", 302, "c?q").open("{app}/a/b"),
                named("307 after a POST to another site and back")
                        .page("{app}/", post("{other}/next"))
                        .redirect("{other}/next", 307, "{app}/end")
                        .open("{app}/")
                        .submit("button"),
                named("307 after a POST to another site and on there")
                        .page("{app}/", post("{other}/next"))
                        .redirect("{other}/next", 307, "{other}/end")
                        .open("{app}/")
                        .submit("button"),
                named("303 after a POST to another site and back")
                        .page("{app}/", post("{other}/next"))
                        .redirect("{other}/next", 303, "{app}/end")
                        .open("{app}/")
                        .submit("button"),
                named("link, redirect to another site and back")
                        .page("{app}/", link("/next"))
                        .redirect("{app}/next", 302, "{other}/next")
                        .redirect("{other}/next", 302, "{app}/end")
                        .open("{app}/")
                        .click("a"),
                named("link, redirect to another port and back")
                        .page("{app}/", link("/next"))
                        .redirect("{app}/next", 302, "{port}/next")
                        .redirect("{port}/next", 302, "{app}/end")
                        .open("{app}/")
                        .click("a"),
                named("link from another site, redirect at home")
                        .page("{other}/", link("{app}/next"))
                        .redirect("{app}/next", 302, "{app}/end")
                        .open("{other}/")
                        .click("a"),
                named("19 redirects").redirects("{app}/r", 19, "{app}/end").open("{app}/r"),
                named("20 redirects").redirects("{app}/r", 20, "{app}/end").open("{app}/r"),
                named("21 redirects").redirects("{app}/r", 21, "{app}/end").open("{app}/r"),
                named("20 redirects after a link")
                        .page("{app}/", link("/r"))
                        .redirects("{app}/r", 20, "{app}/end")
                        .open("{app}/")
                        .click("a"),
                named("21 redirects after a link")
                        .page("{app}/", link("/r"))
                        .redirects("{app}/r", 21, "{app}/end")
                        .open("{app}/")
                        .click("a")));
        return cases;
    }
}
