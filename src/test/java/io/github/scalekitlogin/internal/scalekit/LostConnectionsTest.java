// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import io.github.scalekitlogin.testkit.Authority;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are lost at each point of a call: is the POST sent once, and does the client know whether it arrived? */
class LostConnectionsTest {

    private static final Authority AUTHORITY = new Authority();
    private static final SSLContext CERTIFICATE = AUTHORITY.serving("127.0.0.1");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** Each row that ends with the deadline takes this long. */
    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(600);

    private static final long MAX_WAIT_MILLIS = 5_000;
    private static final long IDLE_MILLIS = 50;
    /** Long enough for a busy machine to notice a closed connection. */
    private static final long LONG_AGO_MILLIS = 500;
    /** More than the buffers of the client's socket hold together with the server's. */
    private static final int HUGE = 8_000_000;

    private static final String TOKEN = "{\"access_token\":\"t\",\"expires_in\":3600}";
    private static final String ACCEPTED = "{\"auth_request_id\":\"req_1\"}";
    private static final String GOOD = answer("", ACCEPTED);

    private RawServer scalekit;
    /** The POST requests to the user endpoint that have arrived completely. */
    private final AtomicInteger complete = new AtomicInteger();

    private final AtomicInteger attempts = new AtomicInteger();
    private final CountDownLatch closedWhileIdle = new CountDownLatch(1);
    private volatile RawServer.Connection stalled;

    /** How the server treats the first POST to the user endpoint. */
    @FunctionalInterface
    private interface Script {
        void serve(LostConnectionsTest test, RawServer.Connection connection) throws IOException;
    }

    private enum Sent {
        ON_A_NEW_CONNECTION,
        /** On the connection of the token call, which was idle for a while. */
        ON_A_KEPT_CONNECTION
    }

    private enum Expected {
        SUCCESS,
        /** The call fails, and may have arrived. */
        UNKNOWN,
        /** The call ends with the deadline, and may have arrived. */
        TOO_LATE,
        /** The client repeats the call, and succeeds. If it notices the loss too late, the call fails and may have arrived. */
        REPEATED_IF_NOTICED
    }

    /** @param posts how many complete POSTs arrive, apart from repetitions */
    private record Row(String name, Expected expected, int posts, Script script) {

        @Override
        public String toString() {
            return name;
        }
    }

    @AfterEach
    void end() throws IOException {
        scalekit.close();
    }

    static Stream<Arguments> duringTheCall() {
        List<Row> rows = List.of(
                new Row("while the client writes the headers", Expected.REPEATED_IF_NOTICED, 0, (test, connection) -> {
                    connection.read(10);
                    connection.reset();
                }),
                new Row("after the headers", Expected.REPEATED_IF_NOTICED, 0, (test, connection) -> {
                    connection.readHead();
                    connection.reset();
                }),
                new Row("after half of the body", Expected.UNKNOWN, 0, (test, connection) -> {
                    connection.read(RawServer.Connection.length(connection.readHead()) / 2);
                    connection.reset();
                }),
                new Row("after the request", Expected.UNKNOWN, 1, (test, connection) -> {
                    test.readPost(connection);
                    connection.end();
                }),
                new Row("after the request, with a RST", Expected.UNKNOWN, 1, (test, connection) -> {
                    test.readPost(connection);
                    connection.reset();
                }),
                new Row("after the request, with close_notify", Expected.UNKNOWN, 1, (test, connection) -> {
                    test.readPost(connection);
                    connection.endPolitely();
                }),
                new Row("in the status line", Expected.UNKNOWN, 1, (test, connection) -> {
                    test.readPost(connection);
                    connection.write("HTTP/1.1 2");
                    connection.end();
                }),
                new Row("in the response headers", Expected.UNKNOWN, 1, (test, connection) -> {
                    test.readPost(connection);
                    connection.write("HTTP/1.1 200 OK\r\nContent-Le");
                    connection.end();
                }),
                new Row("in the response body", Expected.UNKNOWN, 1, (test, connection) -> {
                    test.readPost(connection);
                    connection.write(GOOD.substring(0, GOOD.length() - 10));
                    connection.end();
                }),
                new Row("in the response body, with a RST", Expected.UNKNOWN, 1, (test, connection) -> {
                    test.readPost(connection);
                    connection.write(GOOD.substring(0, GOOD.length() - 10));
                    connection.reset();
                }),
                new Row("in a chunk of the response body", Expected.UNKNOWN, 1, (test, connection) -> {
                    test.readPost(connection);
                    connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1c\r\n{\"auth");
                    connection.end();
                }),
                new Row("after the response, announced", Expected.SUCCESS, 1, (test, connection) -> {
                    test.readPost(connection);
                    connection.write(answer("Connection: close\r\n", ACCEPTED));
                    connection.endPolitely();
                }),
                new Row("after the response, not announced", Expected.SUCCESS, 1, (test, connection) -> {
                    test.readPost(connection);
                    connection.write(GOOD);
                    connection.end();
                }),
                new Row("as the end of the response", Expected.SUCCESS, 1, (test, connection) -> {
                    test.readPost(connection);
                    connection.write("HTTP/1.1 200 OK\r\n\r\n" + ACCEPTED);
                    connection.endPolitely();
                }));
        return rows.stream()
                .flatMap(row -> Stream.of(Sent.values())
                        .flatMap(sent -> Stream.of("plain", "TLS").map(by -> Arguments.of(row, sent, by))));
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @MethodSource
    void duringTheCall(Row row, Sent sent, String by) throws Exception {
        start(by, sent == Sent.ON_A_NEW_CONNECTION, row.script);
        try (ScalekitClient client = client(TIMEOUT)) {
            Outcomes.of(client.warmUp(UserClaims::failedLogin));
            Thread.sleep(sent == Sent.ON_A_KEPT_CONNECTION ? IDLE_MILLIS : 0);
            Result result = submit(client, row.name.contains("half") ? HUGE : 1);
            check(row, result);

            if (row.expected == Expected.SUCCESS) {
                Thread.sleep(IDLE_MILLIS);
                assertThat(submit(client, 1)).as("the next one").isEqualTo(Result.SUCCESS);
                assertThat(complete).as("POSTs of both").hasValue(2);
            }
        }
    }

    private void check(Row row, Result result) {
        if (row.expected == Expected.REPEATED_IF_NOTICED) {
            checkRepeatedIfNoticed(result);
        } else {
            assertThat(complete).as("complete POSTs").hasValue(row.posts);
            assertThat(result)
                    .isEqualTo(
                            row.expected == Expected.SUCCESS ? Result.SUCCESS : new Result(Reason.UNREACHABLE, true));
        }
    }

    private void checkRepeatedIfNoticed(Result result) {
        boolean noticed = result.reason == null;
        assertThat(result).isEqualTo(noticed ? Result.SUCCESS : new Result(Reason.UNREACHABLE, true));
        assertThat(complete).as("complete POSTs").hasValue(noticed ? 1 : 0);
        assertThat(attempts).as("attempts").hasValue(noticed ? 2 : 1);
    }

    static Stream<Arguments> whileIdle() {
        return Stream.of("FIN", "close_notify and FIN", "RST")
                .flatMap(how -> Stream.of(0L, LONG_AGO_MILLIS)
                        .flatMap(ago -> Stream.of("plain", "TLS").map(by -> Arguments.of(how, ago, by))));
    }

    @ParameterizedTest(name = "{0}, {1} ms ago: {2}")
    @MethodSource
    void whileIdle(String how, long agoMillis, String by) throws Exception {
        start(by, false, (test, connection) -> {
            sleep(IDLE_MILLIS);
            switch (how) {
                case "FIN" -> connection.end();
                case "RST" -> connection.reset();
                default -> connection.endPolitely();
            }
            closedWhileIdle.countDown();
        });
        try (ScalekitClient client = client(TIMEOUT)) {
            Outcomes.of(client.warmUp(UserClaims::failedLogin));
            assertThat(closedWhileIdle.await(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS))
                    .isTrue();
            Thread.sleep(agoMillis);
            Result result = submit(client, 1);
            if (agoMillis == 0) {
                checkOneOrUnknown(result);
            } else {
                assertThat(result).isEqualTo(Result.SUCCESS);
                assertThat(complete).as("complete POSTs").hasValue(1);
            }
        }
    }

    private void checkOneOrUnknown(Result result) {
        boolean success = result.reason == null;
        assertThat(result).isEqualTo(success ? Result.SUCCESS : new Result(Reason.UNREACHABLE, true));
        assertThat(complete).as("complete POSTs").hasValue(success ? 1 : 0);
    }

    /**
     * The client asks for the body although the handshake has failed. It must not get it. A busy machine may notice it later
     * than the body waits: the outcome is then unknown, and nothing is sent twice.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void inTheTlsHandshake(int times) throws Exception {
        scalekit = RawServer.tls(CERTIFICATE, "http/1.1", connection -> {
            if (connection.number() <= times) {
                connection.read(20);
                connection.end();
            } else {
                connection.handshake();
                serveAll(connection);
            }
        });
        try (ScalekitClient client = client(TIMEOUT)) {
            checkOneOrUnknown(submit(client, 1));
        }
    }

    @Test
    void neverInTheTlsHandshake() throws Exception {
        scalekit = RawServer.tls(CERTIFICATE, "http/1.1", connection -> {
            stalled = connection;
            connection.readToEnd();
        });
        try (ScalekitClient client = client(SHORT_TIMEOUT)) {
            assertThat(submit(client, 1)).isEqualTo(new Result(Reason.TIMEOUT, false));
            assertThat(stalled.isEndedByClient(MAX_WAIT_MILLIS)).isTrue();
            checkThreads();
        }
    }

    static Stream<Arguments> withoutAnEnd() {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        List<Row> rows = List.of(
                new Row("never an answer", Expected.TOO_LATE, 1, (test, connection) -> connection.readToEnd()),
                new Row("headers byte by byte", Expected.TOO_LATE, 1, (test, connection) -> {
                    connection.write(head + "X: ");
                    drip(connection, "x", 5);
                }),
                new Row("body byte by byte", Expected.TOO_LATE, 1, (test, connection) -> {
                    connection.write(head + "Content-Length: 60000\r\n\r\n");
                    drip(connection, " ", 5);
                }),
                new Row("chunks byte by byte", Expected.TOO_LATE, 1, (test, connection) -> {
                    connection.write(head + "Transfer-Encoding: chunked\r\n\r\n");
                    drip(connection, "1\r\n \r\n", 5);
                }),
                new Row("endless headers", Expected.UNKNOWN, 1, (test, connection) -> {
                    connection.write(head);
                    drip(connection, "X: " + "x".repeat(1_000) + "\r\n", 0);
                }),
                new Row("one endless header", Expected.UNKNOWN, 1, (test, connection) -> {
                    connection.write(head + "X: ");
                    drip(connection, "x".repeat(1_000), 0);
                }),
                new Row(
                        "interim answers for ever",
                        Expected.UNKNOWN,
                        1,
                        (test, connection) -> drip(connection, "HTTP/1.1 103 Early Hints\r\nX: x\r\n\r\n", 5)),
                new Row(
                        "100 for ever",
                        Expected.UNKNOWN,
                        1,
                        (test, connection) -> drip(connection, "HTTP/1.1 100 Continue\r\n\r\n", 5)));
        return rows.stream().flatMap(row -> Stream.of("plain", "TLS").map(by -> Arguments.of(row, by)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void withoutAnEnd(Row row, String by) throws Exception {
        start(by, true, (test, connection) -> {
            readPost(connection);
            stalled = connection;
            row.script.serve(this, connection);
        });
        // The client itself refuses the others, and has no method to close their connections.
        boolean tooLate = row.expected == Expected.TOO_LATE;
        try (ScalekitClient client = client(tooLate ? SHORT_TIMEOUT : TIMEOUT)) {
            Outcomes.of(client.warmUp(UserClaims::failedLogin));
            long start = System.nanoTime();
            Result result = submit(client, 1);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(SHORT_TIMEOUT.plusMillis(MAX_WAIT_MILLIS));
            assertThat(result).isEqualTo(new Result(tooLate ? Reason.TIMEOUT : Reason.UNREACHABLE, true));
            assertThat(complete).as("complete POSTs").hasValue(1);
            if (tooLate) {
                assertThat(stalled.isEndedByClient(MAX_WAIT_MILLIS))
                        .as("connection closed by the client")
                        .isTrue();
            }
            checkThreads();
        }
    }

    /** No thread of the client does anything. */
    private static void checkThreads() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MAX_WAIT_MILLIS);
        List<String> busy = busyThreads();
        while (!busy.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(5);
            busy = busyThreads();
        }
        assertThat(busy).as("busy threads").isEmpty();
    }

    private static List<String> busyThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("scalekit-login"))
                .filter(thread -> Stream.of(thread.getValue())
                        .noneMatch(frame -> frame.getMethodName().equals("getTask")))
                .map(thread -> thread.getKey() + " " + List.of(thread.getValue()))
                .toList();
    }

    /** Writes a text again and again, until the client has closed the connection. */
    private static void drip(RawServer.Connection connection, String text, long pauseMillis) throws IOException {
        while (true) {
            connection.write(text);
            sleep(pauseMillis);
        }
    }

    private static void sleep(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String answer(String header, String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + header + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    /** Starts a server that serves the first POST as the script says, and all others well. */
    private void start(String by, boolean newConnection, Script first) throws IOException {
        RawServer.Script all = connection -> {
            connection.handshake();
            if (connection.number() == 1) {
                connection.readBody(connection.readHead());
                connection.write(answer(newConnection ? "Connection: close\r\n" : "", TOKEN));
                if (newConnection) {
                    connection.endPolitely();
                    return;
                }
            }
            if (attempts.incrementAndGet() == 1) {
                first.serve(this, connection);
            } else {
                serveAll(connection);
            }
        };
        scalekit = by.equals("TLS") ? RawServer.tls(CERTIFICATE, "http/1.1", all) : RawServer.plain(all);
    }

    private void serveAll(RawServer.Connection connection) throws IOException {
        for (String head = connection.readHead(); head != null; head = connection.readHead()) {
            connection.readBody(head);
            boolean token = head.contains(" /oauth/token ");
            if (!token) {
                complete.incrementAndGet();
            }
            connection.write(token ? answer("", TOKEN) : GOOD);
        }
    }

    /** Reads a complete POST. */
    private void readPost(RawServer.Connection connection) throws IOException {
        connection.readBody(connection.readHead());
        complete.incrementAndGet();
    }

    private ScalekitClient client(Duration timeout) {
        return new ScalekitClient(
                new ScalekitEnvironment(scalekit.url(), "conn_1", "id", () -> "secret"),
                new ScalekitClient.Limits(Duration.ofSeconds(2), timeout, 2),
                new NetworkOptions(null, AUTHORITY.trusted()));
    }

    /** The outcome of a submission. */
    private record Result(Reason reason, boolean mayHaveArrived) {

        static final Result SUCCESS = new Result(null, false);
    }

    private static Result submit(ScalekitClient client, int size) {
        char[] filling = new char[size];
        Arrays.fill(filling, 'x');
        UserDetails details = client.details(UserClaims.builder()
                .sub("alice")
                .email("alice@example.com")
                .customAttributes(Map.of("filling", new String(filling)))
                .build());
        try {
            Outcomes.of(client.submitUser("lri_1", details, Duration.ZERO));
            return Result.SUCCESS;
        } catch (ScalekitException e) {
            return new Result(e.reason(), e.mayHaveArrived());
        }
    }
}
