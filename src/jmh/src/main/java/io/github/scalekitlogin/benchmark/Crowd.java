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

/** Many people who have all signed in and stand before the hand-over, each with a session of their own. */
final class Crowd {

    private final List<Person> people;

    private Crowd(List<Person> people) {
        this.people = people;
    }

    /** Signs so many people in to the application, one after the other. */
    static Crowd signedIn(TestEnvironment stage, String context, int size) {
        return new Crowd(
                Stream.generate(() -> new Person(stage, context)).limit(size).toList());
    }

    /** Sends everybody to the hand-over at once; returns how many answers there were of each kind. */
    CompletableFuture<Map<String, Long>> handOver() {
        List<CompletableFuture<String>> answers =
                people.stream().map(Person::handOver).toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all -> answers.stream()
                        .map(CompletableFuture::join)
                        .collect(Collectors.groupingBy(answer -> answer, TreeMap::new, Collectors.counting())));
    }

    private static final class Person {

        private final AsyncBrowser browser = new AsyncBrowser();
        private final URI callback;
        private final URI handOver;
        private final URI loginPage;

        Person(TestEnvironment stage, String context) {
            LoginRequestTicket login = stage.scalekit().newLoginRequest();
            URI application = stage.url(context);
            callback = stage.scalekit().environmentUrl();
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
