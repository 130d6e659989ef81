// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.flow.Stage;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Many people who have all signed in and stand before the hand-over, each with a session of their own. */
final class Crowd {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int FOUND = 300;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final List<Person> people;

    private Crowd(List<Person> people) {
        this.people = people;
    }

    /** Signs so many people in to the application, one after the other. */
    static Crowd signedIn(Stage stage, String context, int size) {
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

        private final Map<String, String> cookies = new TreeMap<>();
        private final URI callback;
        private final URI handOver;
        private final URI loginPage;

        Person(Stage stage, String context) {
            LoginRequestTicket login = stage.scalekit().newLoginRequest();
            callback = stage.scalekit().environmentUrl();
            loginPage = location(send(request(login.appendTo(stage.url(context + "/scalekit/login")))));
            handOver = location(send(request(stage.url(context + "/login"))
                    .header("Referer", loginPage.toString())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("name=alice&password=secret&way=REDIRECT"))));
        }

        CompletableFuture<String> handOver() {
            return HTTP.sendAsync(
                            request(handOver)
                                    .header("Referer", loginPage.toString())
                                    .build(),
                            BodyHandlers.ofString())
                    .handle((answer, failure) ->
                            failure == null ? kind(answer) : failure.getClass().getSimpleName());
        }

        private String kind(HttpResponse<String> answer) {
            boolean done = answer.headers()
                    .firstValue("Location")
                    .filter(to -> to.startsWith(callback.toString()))
                    .isPresent();
            return done ? "handed over" : Integer.toString(answer.statusCode());
        }

        private HttpRequest.Builder request(URI url) {
            HttpRequest.Builder request = HttpRequest.newBuilder(url)
                    .timeout(PATIENCE)
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Sec-Fetch-Mode", "navigate")
                    .header("Sec-Fetch-Dest", "document");
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            return request;
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            HttpResponse<String> answer =
                    HTTP.sendAsync(request.build(), BodyHandlers.ofString()).join();
            answer.headers().allValues("Set-Cookie").stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
            return answer;
        }

        private static URI location(HttpResponse<String> answer) {
            if (answer.statusCode() < FOUND) {
                throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
            }
            return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
        }
    }
}
