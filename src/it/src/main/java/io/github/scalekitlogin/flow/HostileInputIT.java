// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import io.github.scalekitlogin.browser.RawConnection;
import io.github.scalekitlogin.browser.RawConnection.Answer;
import io.github.scalekitlogin.flow.HostileShape.Outcome;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every hostile shape at every route: nothing is stored, no redirect leaves the application, and the filter does not fail. */
@OnEachServer
class HostileInputIT extends LoginFlow {

    private static final String CONTAINERS_LOGIN_PAGE = "/plain-form/form-login.html";

    /** An exception whose first frame is in our code, or that of a library of ours. */
    private static final Pattern THROWN_BY_US = Pattern.compile(
            "\\n(?!\\s*at )[^\\n]*\\n\\s*at (\\S+//?)?io\\.github\\.scalekitlogin\\.(?!plain\\.)[^\\n]*");

    private static final Pattern INTERNAL_ERROR = Pattern.compile(
            "[^\\n]*(\\] INTERNAL_ERROR|the application is not affected|Exception Processing|Servlet\\.service\\(\\))[^\\n]*");

    /** Each route of the filter: its own pages, the application's login page, one that the container protects. */
    enum Route {
        LOGIN("/plain", "/scalekit/login"),
        CHALLENGE("/plain-form", "/scalekit/challenge"),
        CONTINUE("/plain", "/scalekit/continue"),
        CONFIRM("/plain", "/scalekit/confirm"),
        CANCEL("/plain", "/scalekit/cancel"),
        NOT_OURS("/plain", "/scalekit/x"),
        LOGIN_PAGE("/plain", "/login.html"),
        PROTECTED_PAGE("/plain-form", "/home");

        final String context;
        final String path;

        Route(String context, String path) {
            this.context = context;
            this.path = path;
        }

        private boolean mayForgetMethod() {
            return context.equals("/plain-form") && ServerTraits.showsLoginPageAsByGet();
        }
    }

    /** Allowed targets of redirects: those of the settings of both applications, and the root and login page of the container. */
    private static final Map<String, List<String>> TARGETS = Map.of(
            "/plain", List.of("/plain/", "/plain/login.html", "/plain/scalekit/continue"),
            "/plain-form",
                    List.of(
                            "/plain-form/",
                            "/plain-form/scalekit/challenge",
                            "/plain-form/scalekit/continue",
                            CONTAINERS_LOGIN_PAGE));

    @ParameterizedTest
    @EnumSource
    void shouldRejectEveryShapeAtEveryRoute(HostileShape shape) {
        SoftAssertions soft = new SoftAssertions();
        int before = environment.server().log().length();
        for (Route route : Route.values()) {
            String what = shape + " (" + shape.source + ") at " + route;
            Answer answer = RawConnection.send(url("/"), shape.request(url("/"), route.context, route.path));
            assertHarmless(soft, what, route.context, answer);
            Answer next = RawConnection.send(
                    url("/"),
                    "GET " + route.context + "/scalekit/continue HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                            + "Accept: text/html\r\n" + cookies(answer) + "\r\n");
            assertHarmless(soft, what + ", continued", route.context, next);
            if (shape.outcome == Outcome.NOTHING
                    || (shape.outcome == Outcome.NOT_BY_THIS_METHOD && !route.mayForgetMethod())) {
                soft.assertThat(next.status()).as("what waits after %s", what).isEqualTo(410);
            }
        }
        soft.assertThat(scalekit.submissions())
                .noneMatch(sent -> sent.loginRequestId().contains("lri_h"));
        String log = environment.server().log().substring(before);
        soft.assertThat(THROWN_BY_US.matcher(log).results().map(found -> found.group()))
                .as("thrown by us")
                .isEmpty();
        soft.assertThat(INTERNAL_ERROR.matcher(log).results().map(found -> found.group()))
                .as("our faults")
                .isEmpty();
        soft.assertThat(log.lines()).noneMatch(line -> line.startsWith("X-Injected"));
        soft.assertAll();
    }

    /** Returns a path that is relative to one of the filter's own addresses as an absolute one. */
    private static String absolute(String context, String path) {
        return URI.create(context + "/scalekit/login").resolve(path).getRawPath();
    }

    private static void assertHarmless(SoftAssertions soft, String what, String context, Answer answer) {
        if (!mayFail(context)) {
            soft.assertThat(answer.status())
                    .as("status of %s:\n%s", what, answer.text())
                    .isNotEqualTo(500);
        }
        for (String location : answer.header("Location")) {
            URI target = URI.create(location);
            soft.assertThat(target.getHost())
                    .as("whom %s leads to: %s", what, location)
                    .isIn(hosts(location));
            soft.assertThat(TARGETS.get(context))
                    .as("where %s leads: %s", what, location)
                    .contains(absolute(context, target.getRawPath()).replaceFirst(";jsessionid=.*", ""));
        }
        soft.assertThat(answer.head().toLowerCase(java.util.Locale.ROOT))
                .as("headers of %s", what)
                .doesNotContain("\nx-injected");
        if (answer.body().contains("give this id")) {
            soft.assertThat(answer.status())
                    .as("status of our page of %s", what)
                    .isLessThan(500);
            soft.assertThat(answer.body())
                    .as("page of %s", what)
                    .doesNotContain("hostile")
                    .doesNotContain("X-Injected");
        }
    }

    /** A redirect of the container may name the host of the request; a redirect of the filter never does. */
    private static List<String> hosts(String location) {
        List<String> hosts = new ArrayList<>(Arrays.asList(null, "127.0.0.1"));
        if (location.contains(CONTAINERS_LOGIN_PAGE) && ServerTraits.redirectsByHost()) {
            hosts.add("evil.example");
        }
        return hosts;
    }

    /** Where the container asks for the login, it reads the form before any filter does. */
    private static boolean mayFail(String context) {
        return context.equals("/plain-form") && ServerTraits.failsAtUnreadableForm();
    }

    private static String cookies(Answer answer) {
        String cookies = answer.header("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        return cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n";
    }
}
