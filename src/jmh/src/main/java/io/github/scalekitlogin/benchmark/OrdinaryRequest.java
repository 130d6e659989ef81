// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import static io.github.scalekitlogin.benchmark.Table.figure;

import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import io.github.scalekitlogin.testkit.SessionDouble;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/** A request that is not the filter's, through each of the filters in comparison. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class OrdinaryRequest {

    /** The filter that is measured. */
    @Param
    public Guard guard;

    /** Whether a user is signed in, in a session. */
    @Param({"false", "true"})
    public boolean signedIn;

    private final RequestDouble request = Navigation.to("/orders/list.xhtml", "page=2&order=date");
    private final ResponseDouble response = new ResponseDouble().withoutHeaders();
    private final Application application = new Application();
    private Filter filter;

    /** The application behind the filter. */
    private static final class Application implements FilterChain {

        private int requests;

        @Override
        public void doFilter(ServletRequest passed, ServletResponse answer) {
            requests++;
        }
    }

    /** Creates the filter, and signs the user in. */
    @Setup
    public void begin() throws ServletException, IOException {
        filter = guard.filter(signedIn);
        if (signedIn) {
            SessionDouble session = new SessionDouble();
            session.setAttribute("cart", "empty");
            guard.signIn(session);
            request.session(session).signedInAs("alice");
        }
        int before = application.requests;
        pass();
        if (application.requests != before + 1) {
            throw new IllegalStateException(guard + " does not pass the request on");
        }
    }

    /** Checks that no filter has created a session. */
    @TearDown
    public void end() {
        if (!signedIn && request.getSession(false) != null) {
            throw new IllegalStateException(guard + " created a session");
        }
        filter.destroy();
    }

    /** One request. */
    @Benchmark
    public int pass() throws ServletException, IOException {
        filter.doFilter(request.clearAttributes(), response, application);
        return application.requests;
    }

    static String measure() throws RunnerException {
        Map<String, String[]> cells = new HashMap<>();
        double[] floors = new double[2];
        for (RunResult run : new Runner(Smoke.options(OrdinaryRequest.class.getName() + "\\.pass")
                        .addProfiler(GCProfiler.class)
                        .build())
                .run()) {
            boolean signedIn = Boolean.parseBoolean(run.getParams().getParam("signedIn"));
            Guard guard = Guard.valueOf(run.getParams().getParam("guard"));
            double time = run.getPrimaryResult().getScore();
            double bytes = run.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
            if (guard == Guard.EMPTY) {
                floors[signedIn ? 1 : 0] = time;
            }
            cells.put(guard + " " + signedIn, new String[] {figure(1, time - floors[signedIn ? 1 : 0]), figure(0, bytes)
            });
        }
        Table table = new Table("filter", "anonymous", "bytes", "signed in", "bytes");
        for (Guard guard : Guard.values()) {
            String[] anonymous = cells.get(guard + " false");
            String[] known = cells.get(guard + " true");
            table.row(guard.toString(), anonymous[0], anonymous[1], known[0], known[1]);
        }
        return "Nanoseconds and bytes per request; time over the empty filter, which takes %s ns and %s ns.\n\n%s"
                .formatted(figure(1, floors[0]), figure(1, floors[1]), table);
    }
}
