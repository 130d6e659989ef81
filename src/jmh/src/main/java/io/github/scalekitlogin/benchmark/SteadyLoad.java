// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A process that requests one page at a constant rate, independent of the response times. Arguments: the address, and
 * requests per second. Each line on standard input is a number of seconds, answered by a line of figures.
 */
final class SteadyLoad {

    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;
    private final int perSecond;

    private SteadyLoad(URI page, int perSecond) {
        this.request = HttpRequest.newBuilder(page).build();
        this.perSecond = perSecond;
    }

    /**
     * The result of the requests of some seconds.
     *
     * @param perSecond answers with status 200
     * @param p50Micros median time from when a request was due to its response
     * @param p99Micros 99th percentile of the same time
     */
    record Figures(double perSecond, long p50Micros, long p99Micros) {

        static Figures parse(String line) {
            String[] words = line.split(" ");
            return new Figures(Double.parseDouble(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
        }

        @Override
        public String toString() {
            return perSecond + " " + p50Micros + " " + p99Micros;
        }
    }

    public static void main(String[] arguments) throws IOException {
        SteadyLoad load = new SteadyLoad(URI.create(arguments[0]), Integer.parseInt(arguments[1]));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String seconds = in.readLine(); seconds != null; seconds = in.readLine()) {
            System.out.println(load.during(Integer.parseInt(seconds)));
        }
    }

    private Figures during(int seconds) {
        int count = seconds * perSecond;
        long[] micros = new long[count];
        CompletableFuture<?>[] answers = new CompletableFuture<?>[count];
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int each = i;
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            answers[i] = http.sendAsync(request, BodyHandlers.discarding())
                    .handle((answer, failure) -> micros[each] = micros(answer, due));
        }
        CompletableFuture.allOf(answers).join();
        double elapsed = (System.nanoTime() - begin) / 1e9;
        long[] good = Arrays.stream(micros).filter(time -> time >= 0).sorted().toArray();
        return new Figures(good.length / elapsed, at(good, 0.5), at(good, 0.99));
    }

    private static long micros(HttpResponse<?> answer, long due) {
        return answer != null && answer.statusCode() == OK
                ? TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due)
                : -1;
    }

    private static long at(long[] sorted, double part) {
        return IntStream.of((int) (sorted.length * part))
                .filter(i -> i < sorted.length)
                .mapToLong(i -> sorted[i])
                .findFirst()
                .orElse(-1);
    }
}
