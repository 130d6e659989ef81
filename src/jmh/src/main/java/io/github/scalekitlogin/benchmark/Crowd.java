// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.flow.TestEnvironment;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Many users who have signed in before the hand-over, each in a session of their own. */
final class Crowd {

    private final List<CrowdMember> users;

    private Crowd(List<CrowdMember> users) {
        this.users = users;
    }

    /** Signs in the given number of users, one after the other. */
    static Crowd signedIn(TestEnvironment environment, String context, int size) {
        return new Crowd(Stream.generate(() -> new CrowdMember(environment, context))
                .limit(size)
                .toList());
    }

    /** Opens the hand-over for all users at once; returns the number of responses by kind. */
    CompletableFuture<Map<String, Long>> handOver() {
        List<CompletableFuture<String>> answers =
                users.stream().map(CrowdMember::handOver).toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all -> answers.stream()
                        .map(CompletableFuture::join)
                        .collect(Collectors.groupingBy(answer -> answer, TreeMap::new, Collectors.counting())));
    }

    private static final class CrowdMember {

        private final AsyncBrowser browser = new AsyncBrowser();
        private final URI callback;
        private final URI handOver;
        private final URI loginPage;

        CrowdMember(TestEnvironment environment, String context) {
            LoginRequestTicket login = environment.scalekit().newLoginRequest();
            URI application = environment.url(context);
            callback = environment.scalekit().environmentUrl();
            loginPage = AsyncBrowser.location(browser.open(login.appendTo(URI.create(application + "/scalekit/login")))
                    .join());
            handOver = AsyncBrowser.location(
                    browser.signIn(application, "Referer", loginPage.toString()).join());
        }

        CompletableFuture<String> handOver() {
            return browser.open(handOver, "Referer", loginPage.toString())
                    .handle((answer, failure) ->
                            failure == null ? kind(answer) : failure.getClass().getSimpleName());
        }

        private String kind(HttpResponse<Void> answer) {
            boolean done = answer.headers()
                    .firstValue("Location")
                    .filter(to -> to.startsWith(callback.toString()))
                    .isPresent();
            return done ? "handed over" : Integer.toString(answer.statusCode());
        }
    }
}
