// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.flow.SignInEvidence.Page;
import io.github.scalekitlogin.internal.flow.SignInEvidence.Site;
import io.github.scalekitlogin.internal.flow.SignInEvidence.Step;
import io.github.scalekitlogin.internal.web.BrowserRequest.Script;
import io.github.scalekitlogin.testkit.RequestDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from the headers that browsers send. */
class BrowserRequestTest {

    private static final FilterAddresses LOGIN_PAGE =
            new FilterAddresses("/scalekit", null, "/login.xhtml?lang=en", null);
    private static final FilterAddresses CONTAINER = new FilterAddresses("/scalekit", null, null, null);

    /** What browsers send: https://www.w3.org/TR/fetch-metadata/, and what older ones send instead. */
    @ParameterizedTest(name = "{0}")
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
    void shouldDistinguishTabsFromBackgroundRequests(String who, String headers, boolean topLevel, boolean background) {
        RequestDouble request = new RequestDouble();
        for (String header : headers.split(";(?=[A-Z])")) {
            request.header(header.split(": ")[0], header.split(": ")[1]);
        }
        BrowserRequest browser = BrowserRequest.read(request, LOGIN_PAGE);
        assertThat(browser.topLevel()).isEqualTo(topLevel);
        assertThat(browser.background()).isEqualTo(background);
    }

    @Test
    void shouldKnowMethodAndOrigin() {
        BrowserRequest get = BrowserRequest.read(new RequestDouble(), LOGIN_PAGE);
        assertThat(get.isGet()).isTrue();
        assertThat(get.isPost()).isFalse();
        assertThat(get.isNavigation()).isFalse();
        assertThat(get.isSameOrigin()).isFalse();
        BrowserRequest post = BrowserRequest.read(
                new RequestDouble()
                        .method("POST")
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Accept", "text/html"),
                LOGIN_PAGE);
        assertThat(post.isGet()).isFalse();
        assertThat(post.isPost()).isTrue();
        assertThat(post.isNavigation()).isTrue();
        assertThat(post.isSameOrigin()).isTrue();
    }

    @Test
    void shouldKnowFacesAjaxAndOtherSites() {
        RequestDouble ajax = new RequestDouble().header("Faces-Request", "partial/ajax");
        assertThat(BrowserRequest.read(ajax, LOGIN_PAGE).script()).isEqualTo(Script.FACES);
        assertThat(BrowserRequest.read(new RequestDouble(), LOGIN_PAGE).script())
                .isEqualTo(Script.NONE);
        assertThat(isFromOtherSite("cross-site")).isTrue();
        assertThat(isFromOtherSite("same-site")).isTrue();
        assertThat(isFromOtherSite("same-origin")).isFalse();
        assertThat(isFromOtherSite("none")).isFalse();
        assertThat(BrowserRequest.read(new RequestDouble(), LOGIN_PAGE).fromOtherSite())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin, , SAME_ORIGIN",
        "same-origin, https://evil.example/, SAME_ORIGIN",
        "cross-site, https://shop.example/login.xhtml, OTHER",
        "same-site, https://shop.example/login.xhtml, OTHER",
        "none, , OTHER",
        ", https://shop.example/login.xhtml, NOT_SENT",
        ", http://shop.example/, NOT_SENT",
        ", https://shop.example, NOT_SENT",
        ", https://shop.example.evil.example/, OTHER",
        ", https://shop.example:8443/, OTHER",
        ", https://evil.example/?https://shop.example/, OTHER",
        ", ftp://shop.example/, OTHER",
        ", nonsense, OTHER",
        ", , OTHER",
    })
    void shouldKnowTheSiteThatCausedTheRequest(String site, String referer, Site expected) {
        assertThat(read(site, referer, LOGIN_PAGE).site()).isEqualTo(expected);
    }

    /** The path of the Referer is compared as a whole, and only together with an identifier. */
    @ParameterizedTest
    @CsvSource({
        "https://shop.example/login.xhtml?login_request_id=lri_1&state=s, LOGIN_PAGE, OTHER",
        "https://shop.example/login.xhtml;jsessionid=S?login_request_id=lri_1, LOGIN_PAGE, OTHER",
        "https://shop.example/login.xhtml, OTHER, OTHER",
        "https://shop.example/login.xhtml?login_request_id=%zz, OTHER, OTHER",
        "https://shop.example/login.xhtml?login_request_id=lri_1&login_request_id=lri_2, OTHER, OTHER",
        "https://shop.example/profile/login.xhtml?login_request_id=lri_1, OTHER, OTHER",
        "https://shop.example/login.xhtml/?login_request_id=lri_1, OTHER, OTHER",
        "https://shop.example/profile?login_request_id=lri_1, OTHER, OTHER",
        "https://shop.example/scalekit/challenge?login_request_id=lri_1, OTHER, CHALLENGE",
        "https://shop.example/other/scalekit/challenge?login_request_id=lri_1, OTHER, OTHER",
        "https://shop.example/scalekit/challenge, OTHER, OTHER",
    })
    void shouldRecogniseTheLoginPageOfALoginRequest(String referer, Page withLoginPage, Page withoutLoginPage) {
        assertThat(read("same-origin", referer, LOGIN_PAGE).page()).isEqualTo(withLoginPage);
        assertThat(read("same-origin", referer, CONTAINER).page()).isEqualTo(withoutLoginPage);
        assertThat(read("cross-site", referer, LOGIN_PAGE).page()).isEqualTo(Page.OTHER);
    }

    @Test
    void shouldNotTakeTheLoginPageOfAnotherLoginRequestForEvidence() {
        BrowserRequest browser =
                read("same-origin", "https://shop.example/login.xhtml?login_request_id=lri_1", LOGIN_PAGE);
        assertThat(browser.evidence("lri_1", true, Step.POST, "FORM").isProof()).isTrue();
        assertThat(browser.evidence("lri_2", true, Step.POST, "FORM").isProof()).isFalse();
    }

    /** The confirm page says the login request itself; its address may name another one. */
    @Test
    void shouldNotReadALoginRequestFromTheAddressOfTheConfirmPage() {
        String confirmPage = "https://shop.example/scalekit/continue?login_request_id=lri_1";
        assertThat(read("same-origin", confirmPage, LOGIN_PAGE).refererId()).isEmpty();
        assertThat(read("same-origin", "https://shop.example/other?login_request_id=lri_1", LOGIN_PAGE)
                        .refererId())
                .contains("lri_1");
    }

    private static BrowserRequest read(String site, String referer, FilterAddresses addresses) {
        RequestDouble request = new RequestDouble().header("Host", "shop.example");
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        if (referer != null) {
            request.header("Referer", referer);
        }
        return BrowserRequest.read(request, addresses);
    }

    private static boolean isFromOtherSite(String site) {
        return read(site, null, LOGIN_PAGE).fromOtherSite();
    }
}
