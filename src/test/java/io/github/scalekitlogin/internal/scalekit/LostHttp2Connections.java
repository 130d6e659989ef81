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
        GOAWAY_WHILE_IDLE {
            @Override
            boolean serve(Http2 http, Http2.Request post, int attempt) throws IOException {
                http.answer(post.stream(), ACCEPTED);
                return true;
            }
        },
        GOAWAY_BEFORE_THE_STREAM {
            @Override
            boolean serve(Http2 http, Http2.Request post, int attempt) throws IOException {
                if (attempt == 1) {
                    http.goAway(post.stream() - 2);
                } else {
                    http.answer(post.stream(), ACCEPTED);
                }
                return true;
            }
        },
        GOAWAY_AFTER_THE_STREAM_THEN_THE_ANSWER {
            @Override
            boolean serve(Http2 http, Http2.Request post, int attempt) throws IOException {
                http.goAway(post.stream());
                sleep();
                http.answer(post.stream(), ACCEPTED);
                return true;
            }
        },
        GOAWAY_AFTER_THE_STREAM_THEN_CLOSED {
            @Override
            boolean serve(Http2 http, Http2.Request post, int attempt) throws IOException {
                http.goAway(post.stream());
                sleep();
                return false;
            }
        },
        REFUSED_STREAM_ONCE {
            @Override
            boolean serve(Http2 http, Http2.Request post, int attempt) throws IOException {
                if (attempt == 1) {
                    http.resetStream(post.stream(), Http2.REFUSED_STREAM);
                } else {
                    http.answer(post.stream(), ACCEPTED);
                }
                return true;
            }
        },
        REFUSED_STREAM_ALWAYS {
            @Override
            boolean serve(Http2 http, Http2.Request post, int attempt) throws IOException {
                http.resetStream(post.stream(), Http2.REFUSED_STREAM);
                return true;
            }
        },
        INTERNAL_ERROR_OF_THE_STREAM {
            @Override
            boolean serve(Http2 http, Http2.Request post, int attempt) throws IOException {
                http.resetStream(post.stream(), INTERNAL_ERROR);
                return true;
            }
        },
        CLOSED_AFTER_THE_REQUEST {
            @Override
            boolean serve(Http2 http, Http2.Request post, int attempt) {
                return false;
            }
        };

        /** Serves a POST to the user endpoint that has arrived completely. Returns whether the connection stays open. */
        abstract boolean serve(Http2 http, Http2.Request post, int attempt) throws IOException;
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
                            open = row.serve(http, request, complete.incrementAndGet());
                        }
                    }
                });
                ScalekitClient client = new ScalekitClient(
                        new ScalekitEnvironment(scalekit.url(), "conn_1", "id", () -> "secret"),
                        new ScalekitClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), 2),
                        new NetworkOptions(null, AUTHORITY.trusted()))) {
            Outcomes.of(client.warmUp());
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
