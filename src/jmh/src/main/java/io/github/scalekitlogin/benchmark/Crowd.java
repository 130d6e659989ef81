// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.flow.TestEnvironment;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.net.URI;
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
            browser.signIn(application, "Referer", loginPage.toString()).join();
            handOver = URI.create(application + "/scalekit/continue?login_request_id=" + login.loginRequestId());
        }

        CompletableFuture<String> handOver() {
            return follow(handOver)
                    .handle((end, failure) ->
                            failure == null ? end : failure.getClass().getSimpleName());
        }

        /** Follows redirects to the hand-over, and pages that refresh themselves. */
        private CompletableFuture<String> follow(URI address) {
            return browser.open(address, "Referer", loginPage.toString()).thenCompose(answer -> {
                String status = Integer.toString(answer.status());
                return AsyncBrowser.next(answer)
                        .map(later -> later.thenCompose(next -> goTo(next, status)))
                        .orElseGet(() -> CompletableFuture.completedFuture(status));
            });
        }

        private CompletableFuture<String> goTo(URI next, String status) {
            if (next.getPath().endsWith("/scalekit/continue")) {
                return follow(next);
            }
            boolean done = next.toString().startsWith(callback.toString());
            return CompletableFuture.completedFuture(done ? "handed over" : status);
        }
    }
}
