// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.testkit.Authority;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;

/** Runs each row of {@link LostHttp2ConnectionsTest} and says what happened. */
final class LostHttp2Connections {

    private static final Authority AUTHORITY = new Authority();
    private static final SSLContext CERTIFICATE = AUTHORITY.serving("127.0.0.1");
    private static final String TOKEN = "{\"access_token\":\"t\",\"expires_in\":3600}";
    private static final String ACCEPTED = "{\"auth_request_id\":\"req_1\"}";
    private static final int INTERNAL_ERROR = 2;

    /** What the server does instead of answering. */
    enum Row {
        /** The connection of the token call is announced to end, before the POST. */
        GOAWAY_WHILE_IDLE(LostHttp2Connections::answer),
        GOAWAY_BEFORE_THE_STREAM(once((http, post) -> http.goAway(post.stream() - 2))),
        GOAWAY_AFTER_THE_STREAM_THEN_THE_ANSWER((http, post, attempt) -> {
            http.goAway(post.stream());
            sleep();
            return answer(http, post, attempt);
        }),
        GOAWAY_AFTER_THE_STREAM_THEN_CLOSED((http, post, attempt) -> {
            http.goAway(post.stream());
            sleep();
            return false;
        }),
        REFUSED_STREAM_ONCE(once((http, post) -> http.resetStream(post.stream(), Http2.REFUSED_STREAM))),
        REFUSED_STREAM_ALWAYS((http, post, attempt) -> {
            http.resetStream(post.stream(), Http2.REFUSED_STREAM);
            return true;
        }),
        INTERNAL_ERROR_OF_THE_STREAM((http, post, attempt) -> {
            http.resetStream(post.stream(), INTERNAL_ERROR);
            return true;
        }),
        CLOSED_AFTER_THE_REQUEST((http, post, attempt) -> false);

        private final Script script;

        Row(Script script) {
            this.script = script;
        }
    }

    /** Serves a POST to the user endpoint that has arrived completely. */
    @FunctionalInterface
    private interface Script {

        /** Returns whether the connection stays open. */
        boolean serve(Http2 http, Http2.Request post, int attempt) throws IOException;
    }

    /** What is done instead of an answer. */
    @FunctionalInterface
    private interface Fault {
        void inject(Http2 http, Http2.Request post) throws IOException;
    }

    private static boolean answer(Http2 http, Http2.Request post, int attempt) throws IOException {
        http.answer(post.stream(), ACCEPTED);
        return true;
    }

    /** Answers all POSTs but the first. */
    private static Script once(Fault fault) {
        return (http, post, attempt) -> {
            if (attempt > 1) {
                return answer(http, post, attempt);
            }
            fault.inject(http, post);
            return true;
        };
    }

    private LostHttp2Connections() {}

    public static void main(String[] none) throws Exception {
        for (Row row : Row.values()) {
            ChildJvm.say(row + ": " + run(row));
        }
        System.exit(0);
    }

    private static String run(Row row) throws Exception {
        AtomicInteger complete = new AtomicInteger();
        AtomicReference<String> outcome = new AtomicReference<>();
        try (RawServer scalekit = RawServer.tls(CERTIFICATE, "h2", connection -> {
                    Http2 http = new Http2(connection);
                    boolean open = true;
                    while (open) {
                        Http2.Request request = http.read();
                        if (request.body().contains("grant_type")) {
                            http.answer(request.stream(), TOKEN);
                            if (row == Row.GOAWAY_WHILE_IDLE) {
                                http.goAway(request.stream());
                            }
                        } else {
                            open = row.script.serve(http, request, complete.incrementAndGet());
                        }
                    }
                });
                ScalekitClient client = new ScalekitClient(
                        new ScalekitEnvironment(scalekit.url(), "conn_1", "id", () -> "secret"),
                        new ScalekitClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), 2),
                        new NetworkOptions(null, AUTHORITY.trusted()))) {
            Outcomes.of(client.warmUp(UserClaims::failedLogin));
            sleep();
            try {
                Outcomes.of(client.submitUser("lri_1", client.details(UserClaims.failedLogin()), Duration.ZERO));
                outcome.set("success");
            } catch (ScalekitException e) {
                outcome.set(e.reason() + (e.mayHaveArrived() ? ", may have arrived" : ", not sent"));
            }
        }
        return outcome + ", complete POSTs: " + complete;
    }

    private static void sleep() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
