// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.function.UnaryOperator;

/** Which headers the filter's answers and the login pages for a login request have. */
public final class HeaderRules {

    private static final String PAGE =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

    private final String environment;

    /** Rules for redirects that leave for a Scalekit environment. */
    public HeaderRules(URI environmentUrl) {
        this.environment = environmentUrl.toString();
    }

    /**
     * Checks an answer of the application with the filter.
     *
     * @param header gives the value of a header, or null
     * @return whether it was one of those that have headers of the filter's
     */
    public boolean check(URI url, int status, UnaryOperator<String> header) {
        // In place of the answer to a form, the filter's page has the address of the application.
        boolean own = url.getPath().contains("/scalekit/") || PAGE.equals(header.apply("Content-Security-Policy"));
        String location = header.apply("Location");
        if (own && location != null) {
            redirect(url, header, location.startsWith(environment) ? "no-referrer" : "same-origin");
        } else if (own) {
            assertThat(header.apply("Cache-Control")).as("%s", url).startsWith("no-store");
            assertThat(header.apply("Referrer-Policy")).as("%s", url).isIn("no-referrer", "same-origin");
            assertThat(header.apply("X-Frame-Options")).as("%s", url).isEqualTo("DENY");
            assertThat(header.apply("X-Content-Type-Options")).as("%s", url).isEqualTo("nosniff");
            assertThat(header.apply("Cross-Origin-Opener-Policy")).as("%s", url).isEqualTo("unsafe-none");
            assertThat(header.apply("Content-Security-Policy")).as("%s", url).isEqualTo(PAGE);
        } else if (location != null && location.contains("/scalekit/")) {
            redirect(url, header, "same-origin");
        } else if (url.getPath().endsWith("/login.xhtml") && (status == 200 || status == 401)) {
            assertThat(header.apply("Cache-Control")).as("%s", url).startsWith("no-store");
            assertThat(header.apply("Referrer-Policy")).as("%s", url).isEqualTo("same-origin");
            assertThat(header.apply("Cross-Origin-Opener-Policy")).as("%s", url).isIn(null, "unsafe-none");
            // Payara sets SAMEORIGIN by itself.
            assertThat(header.apply("X-Frame-Options")).as("%s", url).isIn(null, "SAMEORIGIN");
            assertThat(header.apply("Content-Security-Policy")).as("%s", url).isNull();
        } else {
            return false;
        }
        return true;
    }

    private static void redirect(URI url, UnaryOperator<String> header, String referrerPolicy) {
        assertThat(header.apply("Cache-Control")).as("%s", url).startsWith("no-store");
        assertThat(header.apply("Referrer-Policy")).as("%s", url).isEqualTo(referrerPolicy);
        assertThat(header.apply("Cross-Origin-Opener-Policy")).as("%s", url).isIn(null, "unsafe-none");
    }
}
