// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.Scope;
import java.util.Map;

/** The consent page: shows client, account, organization and scopes with the buttons Allow and Deny. */
final class ConsentPage {

    private ConsentPage() {}

    static Page asking(LoginRequest login, String clientName, String token) {
        AuthorizationRequest authorization = login.authorization().orElseThrow();
        Scope scope = authorization.getScope();
        return new Page("Allow access?", """
                <p><strong id="client-name">%s</strong> asks for access on your behalf.</p>
                <dl>%s
                <dt>Scopes</dt><dd id="scopes">%s</dd>
                <dt>Returns to</dt><dd id="redirect-uri">%s</dd></dl>
                <form id="consent-form" method="post" action="/consent">
                <input type="hidden" name="consent" value="%s">
                <button id="allow" name="decision" value="allow">Allow</button>
                <button id="deny" name="decision" value="deny" class="plain">Deny</button>
                </form>
                """.formatted(
                        Html.escape(clientName),
                        account(login),
                        Html.escape(scope == null ? "none asked for" : scope.toString()),
                        Html.escape(authorization.getRedirectionURI()),
                        Html.escape(token)));
    }

    static Page withoutClient(LoginRequest login) {
        return new Page(
                "Login complete",
                "<p>This login request has no MCP client, so there is nothing to allow.</p>\n<dl>" + account(login)
                        + "</dl>\n");
    }

    private static String account(LoginRequest login) {
        Map<String, Object> details = login.submission().orElseThrow().details();
        Object organization = details.getOrDefault(
                "organization_external_name", details.getOrDefault("organization_external_id", "none"));
        return """

                <dt>Account</dt><dd id="account">%s</dd>
                <dt>Organization</dt><dd id="organization">%s</dd>""".formatted(Html.escape(details.get("email")), Html.escape(organization));
    }
}
