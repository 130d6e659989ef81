// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitEnvironment;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Random paths, queries and headers while nobody is signed in: requests of the application reach the application. */
class RequestRouterFuzzTest {

    /** Held, so that its level lasts. */
    private static final Logger LOG = Logger.getLogger("io.github.scalekitlogin");

    private static final String[] METHODS = {"GET", "POST", "HEAD", "PUT", "OPTIONS", "TRACE", "get"};
    private static final String[] HEADERS = {"Sec-Fetch-Dest", "Sec-Fetch-Site", "Referer", "Accept", "Purpose"};

    private final RequestRouter router = TestRouter.create(new ScalekitClient(
            new ScalekitEnvironment(URI.create("http://127.0.0.1:1"), "conn_1", "skc_1", () -> "secret"),
            new ScalekitClient.Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), 1),
            NetworkOptions.direct()));

    RequestRouterFuzzTest() {
        LOG.setLevel(Level.OFF);
    }

    @DictionaryEntries({
        "/scalekit",
        "/scalekit/",
        "/login",
        "/challenge",
        "/continue",
        "/confirm",
        "/cancel",
        "/j_security_check",
        "document",
        "login_request_id=lri_1&state=s",
        "..;/"
    })
    @FuzzTest
    void shouldAnswerOwnPathsAndPassOnTheOthers(FuzzedDataProvider data) throws Exception {
        String method = data.pickValue(METHODS);
        String servletPath = data.consumeString(40);
        String pathInfo = data.consumeBoolean() ? data.consumeString(20) : null;
        RequestDouble browser =
                new RequestDouble().method(method).path(servletPath).pathInfo(pathInfo);
        browser.header(data.pickValue(HEADERS), data.consumeString(60));
        String query = data.consumeRemainingAsString();
        ResponseDouble response = new ResponseDouble();
        AtomicInteger passed = new AtomicInteger();
        router.request(browser.query(query), response, (request, answer) -> passed.incrementAndGet());

        String whole = pathInfo == null ? servletPath : servletPath + pathInfo;
        boolean own =
                (whole.equals("/scalekit") || whole.startsWith("/scalekit/")) && !whole.endsWith("/j_security_check");
        String location = response.header("Location");
        assertThat(passed).hasValueLessThanOrEqualTo(1);
        if (own) {
            assertThat(passed).as("passed on %s", whole).hasValue(0);
            assertThat(response.status())
                    .isIn(200, 303, 400, 403, 404, 405, 410, whole.equals("/scalekit/challenge") ? 424 : 400);
            assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        } else if (passed.get() == 0) {
            assertThat(response.target()).containsAnyOf("/login?login_request_id=", "scalekit_page=1");
        }
        if (!location.isEmpty()) {
            assertThat(location).as("below the application").matches("(\\.{0,2}/)(?!/)[\\x21-\\x7E]*");
            assertThat(own || location.contains("/login?login_request_id="))
                    .as("leads to the login page: %s", location)
                    .isTrue();
        }
        if (browser.session() != null) {
            assertThat(method).isEqualTo("GET");
            assertThat(browser.session()).hasSize(2);
            assertThat(query).contains("state=");
        }
    }
}
