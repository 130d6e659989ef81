// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.minidev.json.JSONObject;
import net.minidev.json.JSONStyle;
import net.minidev.json.JSONValue;

/** The start page, on which a person starts a login, and the page that shows its result. */
final class StartPage {

    private static final int SHOWN = 10;

    private StartPage() {}

    static Page inviting(URI environmentUrl, URI loginEndpoint, Optional<URI> mcpServer, List<Submission> submissions) {
        return new Page("Start a login", """
                <p>This page starts a login with a scripted MCP client. The browser is redirected to the application's login endpoint,
                <code id="login-endpoint">%s</code>, and returns here.</p>
                <form id="login-form" method="post" action="/client/login">
                <label>Resource (optional) <input name="resource" type="url" value="%s" placeholder="http://localhost:8080/mcp">
                </label>
                <label>Scope (optional) <input name="scope"></label>
                <button id="start-login">Start a login</button>
                </form>
                <h2>Recent submissions</h2>
                %s
                <p>Environment URL: <code id="environment-url">%s</code></p>
                """.formatted(
                        Html.escape(loginEndpoint),
                        Html.escape(mcpServer.map(URI::toString).orElse("")),
                        recent(submissions),
                        Html.escape(environmentUrl)));
    }

    /** @param whoami the answer of the MCP server's tool, empty when no tool was called */
    static Page signedIn(Map<String, Object> claims, Optional<String> whoami) {
        return new Page("Signed in", """
                <p id="signed-in-as">Signed in as %s</p>
                %s
                <h2>Claims of the access token</h2>
                %s
                <p><a href="/">Start again</a></p>
                """.formatted(
                        Html.escape(claims.getOrDefault("email", claims.get("sub"))),
                        whoami.map(StartPage::toolCall).orElse(""),
                        Html.table("claims", readable(claims))));
    }

    private static String toolCall(String answer) {
        return "<h2>Answer of the MCP server's tool whoami</h2>\n<p><code id=\"whoami\">" + Html.escape(answer)
                + "</code></p>";
    }

    private static String recent(List<Submission> submissions) {
        if (submissions.isEmpty()) {
            return "<p id=\"submissions\">None yet.</p>";
        }
        Map<String, String> rows = new LinkedHashMap<>();
        for (int last = submissions.size() - 1; last >= 0 && rows.size() < SHOWN; last--) {
            Submission submission = submissions.get(last);
            rows.put(submission.loginRequestId(), JSONObject.toJSONString(submission.details()));
        }
        return Html.table("submissions", rows);
    }

    private static Map<String, String> readable(Map<String, Object> claims) {
        Map<String, String> rows = new LinkedHashMap<>();
        claims.forEach((name, value) -> rows.put(
                name, value instanceof String text ? text : JSONValue.toJSONString(value, JSONStyle.LT_COMPRESS)));
        return rows;
    }
}
