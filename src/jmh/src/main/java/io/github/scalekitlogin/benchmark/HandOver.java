// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import static io.github.scalekitlogin.benchmark.Table.figure;

import io.github.scalekitlogin.ScalekitLoginFilter;
import io.github.scalekitlogin.testkit.Authority;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogManager;
import javax.net.ssl.SSLContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.util.Statistics;

/** The time of all requests from {@code /scalekit/continue} to the redirect to Scalekit, with a cached access token. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 3)
@Measurement(iterations = 4, time = 3)
public class HandOver {

    /** The implementations in comparison. */
    public enum Way {
        /** No filter: the same bytes sent with the JDK's old client, which may repeat the request. */
        BARE("plain POST: `HttpURLConnection`, may send twice"),
        /** The same with the length set: the client never repeats the request. */
        SAFE("`HttpURLConnection`, never sends twice"),
        /** The same bytes sent with Jersey and its connector for the JDK's new client. */
        JERSEY("Jersey's own call, `jersey-jnh-connector`"),
        /** The same, asynchronous. */
        JERSEY_ASYNC("the same, asynchronous"),
        /** The request thread waits. */
        SYNC("hand-over, synchronous"),
        /** Asynchronous processing, as on most servers. */
        ASYNC("hand-over, asynchronous");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        boolean isBare() {
            return this != SYNC && this != ASYNC;
        }
    }

    private static final int WARM_UP = Smoke.choose(10_000, 50);

    /** The implementation that is measured. */
    @Param
    public Way way;

    /** Whether the connection to Scalekit uses TLS. */
    @Param({"false", "true"})
    public boolean tls;

    private final ExecutorService asyncThreads = Executors.newCachedThreadPool();
    private BareServer server;
    private ScalekitLoginFilter filter;
    private BarePost bare;
    private Attempt next;
    private final AtomicInteger handedOver = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();
    private int connections;

    /** Starts Scalekit, and hands over often enough for the compiler. */
    @Setup
    public void begin() throws Exception {
        // The filter logs a line for each hand-over; writing it is not part of the measurement.
        LogManager.getLogManager().reset();
        Map<String, String> settings = new HashMap<>();
        SSLContext trusting = null;
        if (tls) {
            Authority authority = new Authority();
            trusting = authority.trusting();
            server = BareServer.openByTls(authority.serving("127.0.0.1").getServerSocketFactory());
            settings = authority.settings(Path.of("src/jmh/target/benchmark/scalekit.p12"), settings);
        } else {
            server = BareServer.open();
        }
        settings.put("scalekit.environment-url", server.url().toString());
        // The filter does not see the benchmark's sign-in, so that it would ask.
        settings.put("scalekit.confirm", "never");
        filter = OurFilter.with(settings);
        handOver(newAttempt());
        bare = BarePost.repeating(server, trusting);
        warmUp();
        connections = server.connections();
    }

    /** Concurrent: in sequence it would take minutes, since the old client waits a millisecond at each call. */
    private void warmUp() throws Exception {
        List<Callable<Object>> all =
                Collections.nCopies(WARM_UP, () -> way.isBare() ? plain() : handOver(newAttempt()));
        ExecutorService users = Executors.newFixedThreadPool(8);
        for (Future<Object> one : users.invokeAll(all)) {
            one.get();
        }
        users.shutdown();
    }

    /** Opens the login page for a login request and signs in. */
    @Setup(Level.Invocation)
    public void arrive() throws IOException, ServletException {
        next = newAttempt();
    }

    private Attempt newAttempt() throws IOException, ServletException {
        Optional<ExecutorService> async = way == Way.ASYNC ? Optional.of(asyncThreads) : Optional.empty();
        return new Attempt(filter, attempts.incrementAndGet(), async);
    }

    /** One hand-over or bare call. */
    @Benchmark
    public Object post() throws IOException, ServletException {
        return way.isBare() ? plain() : handOver(next);
    }

    private byte[] plain() throws IOException {
        return switch (way) {
            case JERSEY -> bare.postByJersey(false);
            case JERSEY_ASYNC -> bare.postByJersey(true);
            default -> bare.post(way == Way.SAFE);
        };
    }

    private String handOver(Attempt attempt) throws IOException, ServletException {
        handedOver.incrementAndGet();
        return attempt.handOver();
    }

    /** Checks that each hand-over was one call, and that all used one token. */
    @TearDown
    public void end() {
        int calls = server.submissions() - bare.posts();
        if (calls != handedOver.get() || server.tokens() != 1 || server.connections() > connections + 1) {
            throw new IllegalStateException("%d hand-overs: %d calls, %d tokens, %d connections"
                    .formatted(handedOver.get(), calls, server.tokens(), server.connections() - connections));
        }
        filter.destroy();
        server.close();
        asyncThreads.shutdownNow();
    }

    static String measure() throws RunnerException {
        Table table = new Table("", "median", "p99", "median by TLS", "p99 by TLS");
        Map<String, Statistics> found = new HashMap<>();
        for (RunResult run :
                new Runner(Smoke.options(HandOver.class.getName() + "\\.post").build()).run()) {
            found.put(
                    run.getParams().getParam("way") + run.getParams().getParam("tls"),
                    run.getPrimaryResult().getStatistics());
        }
        for (Way way : Way.values()) {
            table.row(
                    way.title,
                    cell(found, way, false, 50),
                    cell(found, way, false, 99),
                    cell(found, way, true, 50),
                    cell(found, way, true, 99));
        }
        return "Microseconds, and how many times the plain POST's.\n\n" + table;
    }

    private static String cell(Map<String, Statistics> found, Way way, boolean tls, int percentile) {
        double floor = found.get(Way.BARE + Boolean.toString(tls)).getPercentile(percentile);
        double time = found.get(way + Boolean.toString(tls)).getPercentile(percentile);
        return figure(0, time) + (way == Way.BARE ? "" : " (" + figure(2, time / floor) + " x)");
    }
}
