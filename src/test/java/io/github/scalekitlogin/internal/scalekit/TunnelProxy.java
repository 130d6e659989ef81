// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on a free port of 127.0.0.1 that knows one method: CONNECT (RFC 9110, 9.3.6). */
final class TunnelProxy implements AutoCloseable {

    private final ServerSocket door;
    private final String credentials;
    private final int refusal;
    private final List<String> tunnels = new CopyOnWriteArrayList<>();

    private TunnelProxy(ServerSocket door, String credentials, int refusal) {
        this.door = door;
        this.credentials = credentials;
        this.refusal = refusal;
    }

    static TunnelProxy start() throws IOException {
        return start(null, 0);
    }

    /** Starts a proxy that answers 407 to all who do not send this user name and password, with a colon between them. */
    static TunnelProxy demanding(String credentials) throws IOException {
        return start(credentials, 407);
    }

    /** Starts a proxy that answers all with this status. */
    static TunnelProxy refusing(int status) throws IOException {
        return start("no:body", status);
    }

    private static TunnelProxy start(String credentials, int refusal) throws IOException {
        TunnelProxy proxy =
                new TunnelProxy(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), credentials, refusal);
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
        boolean welcome = credentials == null;
        for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
            // Nothing follows the headers of a CONNECT before our answer.
            String[] field = header.split(":", 2);
            welcome |= field[0].equalsIgnoreCase("Proxy-Authorization")
                    && field[1].strip().equals(basic());
        }
        tunnels.add(request[1]);
        if (!welcome) {
            caller.getOutputStream()
                    .write(("HTTP/1.1 " + refusal + " Refused\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"
                                    + "Content-Length: 7\r\n\r\nrefused")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return;
        }
        URI target = URI.create("tunnel://" + request[1]);
        // Not by the SOCKS proxy of the JVM.
        Socket far = new Socket(Proxy.NO_PROXY);
        far.connect(new InetSocketAddress(target.getHost(), target.getPort()));
        caller.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        inBackground(() -> pass(far, caller));
        pass(caller, far);
    }

    private String basic() {
        return credentials == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
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
