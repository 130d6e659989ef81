// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * The least HTTP server for floor measurements: it answers each POST with fixed bytes, from a thread for each connection. It
 * has no state and checks nothing, so that its own cost is small and the same for each client. The simulator checks and records
 * each request, which would hide what is measured.
 */
final class BareServer implements AutoCloseable {

    private static final int BACKLOG = 4_096;
    private static final byte[] TOKEN = answer("{\"access_token\":\"" + "t".repeat(800)
            + "\",\"token_type\":\"Bearer\",\"expires_in\":86399,\"scope\":\"openid\"}");
    private static final byte[] ACCEPTED = answer("{\"auth_request_id\":\"req_86659065219908156\"}");

    private final ServerSocket listener;
    private final String scheme;
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger submissions = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(null, task, "bare-server", 128 * 1024);
        thread.setDaemon(true);
        return thread;
    });
    private volatile long latencyMillis;
    private volatile Call last;

    private BareServer(ServerSocket listener, String scheme) {
        this.listener = listener;
        this.scheme = scheme;
        threads.execute(this::accept);
    }

    /** A submission: request line with headers, and the body. */
    record Call(String head, byte[] body) {}

    static BareServer open() throws IOException {
        return new BareServer(listen(ServerSocketFactory.getDefault()), "http");
    }

    static BareServer openByTls(ServerSocketFactory certificate) throws IOException {
        return new BareServer(listen(certificate), "https");
    }

    URI url() {
        return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
    }

    /** Delays the answers to submissions from now on. */
    void delay(long millis) {
        latencyMillis = millis;
    }

    int tokens() {
        return tokens.get();
    }

    int submissions() {
        return submissions.get();
    }

    int connections() {
        return connections.get();
    }

    /** Returns the last submission. */
    Call last() {
        return last;
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = listener.accept();
                caller.setTcpNoDelay(true);
                connections.incrementAndGet();
                threads.execute(() -> serve(caller));
            }
        } catch (IOException closed) {
            threads.shutdownNow();
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            InputStream in = new BufferedInputStream(caller.getInputStream(), 4_096);
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                byte[] body = in.readNBytes(length(head));
                if (head.contains("/oauth/token")) {
                    tokens.incrementAndGet();
                    caller.getOutputStream().write(TOKEN);
                } else {
                    submissions.incrementAndGet();
                    last = new Call(head, body);
                    if (latencyMillis > 0) {
                        Thread.sleep(latencyMillis);
                    }
                    caller.getOutputStream().write(ACCEPTED);
                }
            }
        } catch (IOException gone) {
            // The caller has closed its connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns everything up to the empty line, or nothing at the end. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder(512);
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
            matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString();
    }

    private static int length(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf("content-length:");
        return at < 0
                ? 0
                : Integer.parseInt(
                        head.substring(at + 15, head.indexOf('\r', at)).trim());
    }

    private static byte[] answer(String json) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n"
                        + json)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static ServerSocket listen(ServerSocketFactory factory) throws IOException {
        return factory.createServerSocket(0, BACKLOG, InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}));
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
