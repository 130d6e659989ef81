// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Forwards TCP connections to another port of 127.0.0.1, and counts what clients send. */
final class CountingForwarder implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final AtomicLong sent = new AtomicLong();

    private CountingForwarder(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    static CountingForwarder start(int port, int target) {
        try {
            CountingForwarder forwarder =
                    new CountingForwarder(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), target);
            run("forwarder", forwarder::accept);
            return forwarder;
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port, e);
        }
    }

    /** Returns how many bytes clients have sent. */
    long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket store = new Socket(InetAddress.getLoopbackAddress(), target);
                run("to the store", () -> copy(client, store, sent));
                run("to the client", () -> copy(store, client, new AtomicLong()));
            }
        } catch (IOException closed) {
            // The cluster ends.
        }
    }

    private static void copy(Socket from, Socket to, AtomicLong counter) {
        byte[] buffer = new byte[8_192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                counter.addAndGet(length);
                out.write(buffer, 0, length);
            }
        } catch (IOException ended) {
            // A node that dies ends its connections.
        }
    }

    private static void run(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
