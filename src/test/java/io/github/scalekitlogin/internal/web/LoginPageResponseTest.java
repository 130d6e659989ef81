// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.testkit.ResponseDouble;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

/** The headers of the login page, which the application cannot weaken. */
class LoginPageResponseTest {

    private final ResponseDouble response = new ResponseDouble();

    @Test
    void shouldKeepTheIdentifierFromCachesAndOtherSites() {
        HttpServletResponse page = page();
        page.setHeader("cache-control", "public");
        page.setHeader("referrer-policy", "unsafe-url");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void shouldReplaceAnOpenerPolicyOnly() {
        HttpServletResponse page = page();
        assertThat(response.header("Cross-Origin-Opener-Policy")).isEmpty();
        page.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        page.setHeader("X-Frame-Options", "DENY");
        assertThat(response.header("Cross-Origin-Opener-Policy")).isEqualTo("unsafe-none");
        assertThat(response.header("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void shouldReplaceAnOpenerPolicyThatIsThereBefore() {
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        page();
        assertThat(response.header("Cross-Origin-Opener-Policy")).isEqualTo("unsafe-none");
    }

    private HttpServletResponse page() {
        return new LoginPageResponse(response, url -> url);
    }
}
