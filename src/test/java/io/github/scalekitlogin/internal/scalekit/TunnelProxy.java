// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on a free port of 127.0.0.1 that knows one method: CONNECT (RFC 9110, 9.3.6). */
final class TunnelProxy implements AutoCloseable {

    private final ServerSocket door;
    private final List<String> tunnels = new CopyOnWriteArrayList<>();

    private TunnelProxy(ServerSocket door) {
        this.door = door;
    }

    static TunnelProxy start() throws IOException {
        TunnelProxy proxy = new TunnelProxy(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
        inBackground(proxy::accept);
        return proxy;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** Returns where callers wanted to go, host and port, oldest first. */
    List<String> tunnels() {
        return List.copyOf(tunnels);
    }

    private void accept() throws IOException {
        while (true) {
            Socket caller = door.accept();
            inBackground(() -> dig(caller));
        }
    }

    private void dig(Socket caller) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
        String[] request = in.readLine().split(" ");
        while (!in.readLine().isEmpty()) {
            // Headers of a CONNECT say nothing we need, and nothing follows them before our answer.
        }
        URI target = URI.create("tunnel://" + request[1]);
        tunnels.add(request[1]);
        Socket far = new Socket(target.getHost(), target.getPort());
        caller.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        inBackground(() -> pass(far, caller));
        pass(caller, far);
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        }
    }

    private static void inBackground(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException over) {
                // One of the two has gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private interface Task {
        void run() throws IOException;
    }
}
