// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import static io.github.scalekitlogin.chromium.BrowserCase.named;
import static io.github.scalekitlogin.chromium.BrowserCases.link;
import static io.github.scalekitlogin.chromium.BrowserCases.post;

import java.util.ArrayList;
import java.util.List;

/** Rows of {@link BrowserComparisonIT}: where {@code form-action} of a Content Security Policy lets forms go. */
final class FormActionCases {

    private static final String CSP = "Content-Security-Policy";

    private static final List<String> POLICIES = List.of(
            "form-action 'self'",
            "form-action 'none'",
            "form-action",
            "form-action *",
            "form-action http:",
            "form-action https:",
            "form-action {other}",
            "form-action {other}/end",
            "form-action {other}/end/",
            "form-action {other}/elsewhere",
            "form-action 'self' {other}/elsewhere",
            "form-action 'self' {other}",
            "form-action http://localhost",
            "form-action 'self' http://localhost:*",
            "form-action 'self' localhost:*",
            "form-action 'self' *:*",
            "FORM-ACTION 'SELF'",
            "default-src 'none'",
            "form-action 'self'; form-action *",
            "form-action *, form-action 'self'");

    private FormActionCases() {}

    static List<BrowserCase> all() {
        List<BrowserCase> cases = new ArrayList<>();
        for (String policy : POLICIES) {
            cases.add(named(policy + ", form to another site")
                    .page("{app}/", post("{other}/end"), CSP, policy)
                    .open("{app}/")
                    .submit("button"));
            cases.add(named(policy + ", form that is redirected to another site")
                    .page("{app}/", post("/next"), CSP, policy)
                    .redirect("{app}/next", 303, "{other}/end")
                    .open("{app}/")
                    .submit("button"));
        }
        cases.addAll(List.of(
                named("form-action 'self', form to another port")
                        .page("{app}/", post("{port}/end"), CSP, "form-action 'self'")
                        .open("{app}/")
                        .submit("button"),
                named("form-action 'self' in meta")
                        .page(
                                "{app}/",
                                "<meta http-equiv='" + CSP + "' content=\"form-action 'self'\">" + post("{other}/end"))
                        .open("{app}/")
                        .submit("button"),
                named("form-action 'self' for reports only")
                        .page("{app}/", post("{other}/end"), CSP + "-Report-Only", "form-action 'self'")
                        .open("{app}/")
                        .submit("button"),
                named("form-action in two headers")
                        .page("{app}/", post("{other}/end"), CSP, "form-action *", CSP, "form-action 'self'")
                        .open("{app}/")
                        .submit("button"),
                named("form-action 'self', form with GET")
                        .page("{app}/", post("{other}/end").replace("post", "get"), CSP, "form-action 'self'")
                        .open("{app}/")
                        .submit("button"),
                named("form-action 'self', form with GET that is redirected")
                        .page("{app}/", post("/next").replace("post", "get"), CSP, "form-action 'self'")
                        .redirect("{app}/next", 302, "{other}/end")
                        .open("{app}/")
                        .submit("button"),
                named("form-action 'self', second redirect leads to another site")
                        .page("{app}/", post("/next"), CSP, "form-action 'self'")
                        .redirect("{app}/next", 303, "/last")
                        .redirect("{app}/last", 302, "{other}/end")
                        .open("{app}/")
                        .submit("button"),
                named("form-action 'self' of the page that redirects")
                        .page("{app}/", post("/next"))
                        .redirect("{app}/next", 303, "{other}/end", CSP, "form-action 'self'")
                        .open("{app}/")
                        .submit("button"),
                named("form-action 'self', page that refreshes to another site")
                        .page("{app}/", post("/next"), CSP, "form-action 'self'")
                        .page(
                                "{app}/next",
                                "<meta http-equiv='refresh' content='0;url={other}/end'>",
                                CSP,
                                "form-action 'self'")
                        .open("{app}/")
                        .submit("button"),
                named("form-action 'self', link to another site")
                        .page("{app}/", link("{other}/end"), CSP, "form-action 'self'")
                        .open("{app}/")
                        .click("a")));
        return cases;
    }
}
