// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private final Pages pages = new Pages(null, request -> "/app");
    private final RequestDouble request = new RequestDouble();
    private final ResponseDouble response = new ResponseDouble();

    @Test
    void shouldIsolateNamesOnTheConfirmPage() throws Exception {
        confirm("ali\u202Ece", "Ac<me>", false);
        assertThat(response.body())
                .contains("You are signed in as <strong><bdi>ali[U+202E]ce</bdi></strong>")
                .contains("Organization: <strong><bdi>Ac&lt;me&gt;</bdi></strong>")
                .contains("value=\"continue\" class=\"first\">Continue as <bdi>ali[U+202E]ce</bdi></button>")
                .contains("<input type=\"hidden\" name=\"token\" value=\"t\">")
                .doesNotContain("\u202E");
    }

    /** All values of a template are escaped, addresses and hidden fields too. */
    @Test
    void shouldEscapeEachValue() throws Exception {
        String attack = "\"'><script>&";
        String escaped = "&quot;&#39;&gt;&lt;script&gt;&amp;";
        pages.confirm(request, response, new ConfirmPage(attack, attack, false, attack, Map.of(attack, attack)));
        assertThat(response.body().split(escaped, -1)).hasSize(1 + 6);
        assertThat(response.body()).doesNotContain("<script");
        Pages styled = new Pages("/" + attack, request -> attack);
        ResponseDouble page = new ResponseDouble();
        styled.showUncertain(request, page, attack, attack, "on purpose", null);
        assertThat(page.body().split(escaped, -1)).hasSize(1 + 5);
        assertThat(page.body()).doesNotContain("<script");
        ResponseDouble waiting = new ResponseDouble();
        styled.inProgress(request, waiting, attack, 1);
        assertThat(waiting.body().split(escaped, -1)).hasSize(1 + 4);
        assertThat(waiting.body()).doesNotContain("<script");
    }

    @Test
    void shouldShowNoOrganizationIfThereIsNone() throws Exception {
        confirm("alice", null, false);
        assertThat(response.body()).doesNotContain("Organization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "ja"})
    void shouldSayThatTheSameAccountWasSignedInAgain(String language) throws Exception {
        request.languages(List.of(Locale.forLanguageTag(language)));
        String sentence = PageMessages.all().get(language).get("confirm.same");
        confirm("alice", null, false);
        assertThat(response.body()).doesNotContain(sentence);
        confirm("alice", null, true);
        assertThat(response.body()).contains(sentence);
    }

    @Test
    void shouldLetTheConfirmPageSendItsOrigin() throws Exception {
        confirm("alice", null, false);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Referrer-Policy")).isEqualTo("same-origin");
        assertProtected();
    }

    @ParameterizedTest
    @EnumSource
    void shouldSendNoReferrerFromAnErrorPage(Problem problem) throws Exception {
        pages.show(request, response, problem, null, "on purpose", null);
        assertThat(response.status()).isEqualTo(problem.status);
        assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertProtected();
    }

    @Test
    void shouldTellThatTheCancellationWasNotSent() throws Exception {
        pages.show(request, response, Problem.CANCEL_NOT_SENT, null, "too many calls", null);
        assertThat(response.status()).isEqualTo(424);
        assertThat(response.body()).contains("could not be told").contains("after some minutes");
    }

    @Test
    void shouldMoveOnFromTheWaitingPage() throws Exception {
        pages.inProgress(request, response, "/app/scalekit/continue?a=1&b=2", 2);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body())
                .contains("<title>Please wait</title>")
                .contains("<meta http-equiv=\"refresh\" content=\"2;url=/app/scalekit/continue?a=1&amp;b=2\">")
                .contains("href=\"/app/scalekit/continue?a=1&amp;b=2\"")
                .doesNotContain("<script");
        assertThat(response.header("Referrer-Policy")).isEqualTo("same-origin");
        assertProtected();
    }

    private void assertProtected() {
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    private void confirm(String account, String organization, boolean sameAccountAgain) throws Exception {
        pages.confirm(
                request,
                response,
                new ConfirmPage(
                        account, organization, sameAccountAgain, "/app/scalekit/confirm", Map.of("token", "t")));
    }
}
