// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random sequences of response calls of an application, in which a user signs in at a random moment. The result is either the
 * complete hand-over or the complete answer of the application; never a blank page.
 */
class HandOverResponsePropertyTest {

    private static final int SEQUENCES = 50_000;
    private static final int MAX_LENGTH = 8;
    private static final String TARGET = "./scalekit/continue?login_request_id=lri_1";

    private final HttpServletRequest request =
            new RequestDouble().path("/login").method("POST");
    private final Redirects redirects = new Redirects(new Pages(null, asked -> "./"));

    private boolean signedIn;

    private enum Call {
        SIGN_IN,
        WRITE,
        FLUSH,
        REDIRECT,
        ERROR,
        GZIP,
        ETAG,
        DOWNLOAD,
        LENGTH,
        RESET_BUFFER,
        BEGIN_INCLUDE,
        END_INCLUDE
    }

    @Test
    void shouldHandOverOrLeaveTheAnswerOfTheApplication() throws Exception {
        Random random = new Random(7);
        int handedOver = 0;
        for (int i = 0; i < SEQUENCES; i++) {
            List<Call> calls = new ArrayList<>();
            for (int length = 1 + random.nextInt(MAX_LENGTH); length > 0; length--) {
                calls.add(Call.values()[random.nextInt(Call.values().length)]);
            }
            handedOver += check(calls) ? 1 : 0;
        }
        assertThat(handedOver).as("sequences that ended in the hand-over").isGreaterThan(SEQUENCES / 10);
    }

    private boolean check(List<Call> calls) throws IOException {
        ResponseDouble alone = new ResponseDouble();
        signedIn = false;
        run(calls, alone, alone);

        ResponseDouble container = new ResponseDouble();
        HandOverResponse watched = new HandOverResponse(container, new HandOverResponse.HandOver() {
            @Override
            public Optional<String> target(boolean error, String redirect) {
                return signedIn && !error ? Optional.of(TARGET) : Optional.empty();
            }

            @Override
            public void answer(HttpServletResponse response, String target) throws IOException {
                redirects.toApplication(request, response, target);
            }
        });
        signedIn = false;
        run(calls, container, watched);
        container.include(false);
        watched.takeOver();

        if (container.body().contains(TARGET)) {
            assertThat(container.status()).as("%s", calls).isEqualTo(200);
            assertThat(container.body())
                    .as("%s", calls)
                    .startsWith("<!DOCTYPE html>")
                    .endsWith("</html>\n");
            assertThat(container.header("Content-Encoding")).as("%s", calls).isIn("", "identity");
            assertThat(container.header("Content-Disposition")).as("%s", calls).isIn("", "inline");
            assertThat(container.header("Location")).as("%s", calls).isEmpty();
            return true;
        }
        assertThat(container.body()).as("%s", calls).isEqualTo(alone.body());
        assertThat(container.status()).as("%s", calls).isEqualTo(alone.status());
        for (String header : List.of("Content-Encoding", "Content-Disposition", "ETag", "Location")) {
            assertThat(container.header(header)).as("%s of %s", header, calls).isEqualTo(alone.header(header));
        }
        return false;
    }

    /** What an application does. It uses either the writer or the stream, and nothing after a redirect or an error. */
    private void run(List<Call> calls, ResponseDouble container, HttpServletResponse response) throws IOException {
        PrintWriter writer = null;
        for (Call call : calls) {
            switch (call) {
                case SIGN_IN -> signedIn = true;
                case WRITE -> {
                    writer = writer == null ? response.getWriter() : writer;
                    writer.write("<h1>Home</h1>");
                }
                case FLUSH -> response.flushBuffer();
                case REDIRECT -> {
                    if (!response.isCommitted()) {
                        response.sendRedirect("/home");
                        return;
                    }
                }
                case ERROR -> {
                    if (!response.isCommitted()) {
                        response.sendError(403);
                        return;
                    }
                }
                case GZIP -> response.setHeader("Content-Encoding", "gzip");
                case ETAG -> response.setHeader("ETag", "\"1\"");
                case DOWNLOAD -> response.addHeader("Content-Disposition", "attachment");
                case LENGTH -> response.setContentLength(13);
                case RESET_BUFFER -> {
                    if (!response.isCommitted()) {
                        response.resetBuffer();
                    }
                }
                case BEGIN_INCLUDE -> container.include(true);
                case END_INCLUDE -> container.include(false);
            }
        }
    }
}
