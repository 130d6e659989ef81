// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import static io.github.scalekitlogin.benchmark.Table.figure;

import io.github.scalekitlogin.internal.flow.ConfirmationPolicy;
import io.github.scalekitlogin.internal.flow.LoginStateMachine;
import io.github.scalekitlogin.internal.session.CompletedLogins;
import io.github.scalekitlogin.internal.session.LoginRequest;
import io.github.scalekitlogin.internal.session.PendingLogin;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.testkit.SessionDouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/** The cost of a pending login request in its session. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class Waiting {

    private static final int MAX_PENDING = 10;
    private static final int MANY = 10_000;
    private static final String STATE = "HntJ_ENB6y161i9_P1yzuZVv2SSTfD3aZH-Tej0_Y33_Fk8Z3";

    private final PendingLoginRepository repository = repository();
    private final SessionDouble session = new SessionDouble();

    /** Stores ten pending login requests. */
    @Setup
    public void begin() {
        for (int i = 0; i < MAX_PENDING; i++) {
            repository.arrive(session, login(i));
        }
    }

    /** Finds one by its id, as the hand-over does. */
    @Benchmark
    public Optional<PendingLogin> findOne() {
        return repository.find(session, id(MAX_PENDING / 2));
    }

    /** Finds all of them, as a sign-in does. */
    @Benchmark
    public Object findAll() {
        return repository.findAll(session);
    }

    static String measure() throws RunnerException, IOException {
        Table table = new Table("", "");
        SessionDouble one = session(1);
        SessionDouble two = session(2);
        table.row("bytes of a session with one waiting, serialized", figure(0, serialized(one)));
        table.row("bytes that a second one adds", figure(0, serialized(two) - serialized(one)));
        table.row("heap of " + figure(0, MANY) + " sessions' waiting login requests", heap());
        for (RunResult run :
                new Runner(Smoke.options(Waiting.class.getName() + "\\.find").build()).run()) {
            boolean all = run.getPrimaryResult().getLabel().equals("findAll");
            table.row(
                    (all ? "to find all ten of a session" : "to find one among ten"),
                    figure(0, run.getPrimaryResult().getScore()) + " ns");
        }
        return table.toString();
    }

    private static SessionDouble session(int logins) {
        SessionDouble session = new SessionDouble();
        for (int i = 0; i < logins; i++) {
            repository().arrive(session, login(i));
        }
        return session;
    }

    /** Returns the size of all attributes, serialized. */
    private static int serialized(SessionDouble session) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            for (Map.Entry<String, Object> attribute : session.attributes().entrySet()) {
                out.writeObject(attribute.getKey());
                out.writeObject(attribute.getValue());
            }
        }
        return bytes.size();
    }

    /** Returns the heap of the pending login requests of 10,000 sessions with one each. */
    private static String heap() {
        SessionDouble[] sessions = new SessionDouble[MANY];
        for (int i = 0; i < MANY; i++) {
            sessions[i] = new SessionDouble();
            sessions[i].setAttribute("cart", "empty");
        }
        long before = used();
        PendingLoginRepository repository = repository();
        for (int i = 0; i < MANY; i++) {
            repository.arrive(sessions[i], login(i));
        }
        long after = used();
        if (!repository.mayHavePending(sessions[MANY - 1])) {
            throw new IllegalStateException("No pending login request");
        }
        return figure(1, (after - before) / 1e6) + " MB";
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Returns a login request with strings of its own, as a server reads them from each request. */
    private static LoginRequest login(int number) {
        return new LoginRequest(id(number), STATE + number % MAX_PENDING);
    }

    private static PendingLoginRepository repository() {
        return new PendingLoginRepository(
                new LoginStateMachine(ConfirmationPolicy.SIGNED_IN),
                new CompletedLogins(InstantSource.system()),
                InstantSource.system());
    }

    private static String id(int number) {
        return "lri_" + (86_659_065_219_000_000L + number);
    }
}
