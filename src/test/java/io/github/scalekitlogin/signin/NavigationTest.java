// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.RequestDouble;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NavigationTest {

    /** What browsers send: https://www.w3.org/TR/fetch-metadata/, and what older ones send instead. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a tab           | Sec-Fetch-Dest: document;Accept: text/html,*/*           | true  | false",
                "a frame         | Sec-Fetch-Dest: iframe;Accept: text/html,*/*             | false | true",
                "a fetch         | Sec-Fetch-Dest: empty;Accept: */*                        | false | true",
                "an image        | Sec-Fetch-Dest: image;Accept: image/avif,*/*             | false | true",
                "a prefetch      | Sec-Purpose: prefetch;Sec-Fetch-Dest: document           | false | true",
                "a prerender     | Sec-Purpose: prefetch;prerender                          | false | true",
                "an old prefetch | Purpose: prefetch;Accept: text/html                      | false | true",
                "an old Firefox  | X-Moz: prefetch;Accept: text/html                        | false | true",
                "an old tab      | Accept: text/html,application/xhtml+xml                  | true  | false",
                "an old poll     | X-Requested-With: XMLHttpRequest;Accept: text/html       | false | true",
                "a favicon       | Accept: image/webp,*/*                                   | false | true",
                "a plain client  | Accept: */*                                              | false | false",
                "nothing said    | X-Other: y                                               | false | false",
            })
    void shouldTellATabFromTheBackground(String who, String headers, boolean topLevel, boolean background) {
        RequestDouble request = new RequestDouble();
        for (String header : headers.split(";(?=[A-Z])")) {
            request.header(header.split(": ")[0], header.split(": ")[1]);
        }
        HttpServletRequest built = request.build();
        assertThat(Navigation.isTopLevel(built)).as(who).isEqualTo(topLevel);
        assertThat(Navigation.isBackground(built)).as(who).isEqualTo(background);
    }

    @Test
    void shouldKnowFacesAjaxAndOtherSites() {
        assertThat(Navigation.isFacesAjax(new RequestDouble()
                        .header("Faces-Request", "partial/ajax")
                        .build()))
                .isTrue();
        assertThat(Navigation.isFacesAjax(new RequestDouble().build())).isFalse();
        assertThat(isFromElsewhere("cross-site")).isTrue();
        assertThat(isFromElsewhere("same-site")).isTrue();
        assertThat(isFromElsewhere("same-origin")).isFalse();
        assertThat(isFromElsewhere("none")).isFalse();
        assertThat(Navigation.isFromElsewhere(new RequestDouble().build())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin, , true",
        "same-origin, https://evil.example/, true",
        "cross-site, https://shop.example/login, false",
        "same-site, https://shop.example/login, false",
        "none, , false",
        ", https://shop.example/login, true",
        ", http://shop.example/, true",
        ", https://shop.example.evil.example/, false",
        ", https://evil.example/?https://shop.example/, false",
        ", , false",
    })
    void shouldKnowAFormOfThisOrigin(String site, String referer, boolean here) {
        RequestDouble request = new RequestDouble().header("Host", "shop.example");
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        if (referer != null) {
            request.header("Referer", referer);
        }
        assertThat(Navigation.isFromHere(request.build())).isEqualTo(here);
    }

    private static boolean isFromElsewhere(String site) {
        return Navigation.isFromElsewhere(
                new RequestDouble().header("Sec-Fetch-Site", site).build());
    }
}
