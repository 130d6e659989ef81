// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A server on a free port of 127.0.0.1. A script decides byte by byte what happens on each connection. */
final class RawServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *([0-9]+)");
    private static final int MAX_SILENCE_MILLIS = 20_000;

    private final ServerSocket door;
    private final SSLContext tls;
    private final String protocol;
    private final Script script;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    /** Serves a connection on a thread of its own. The connection is closed when the script returns. */
    @FunctionalInterface
    interface Script {
        void serve(Connection connection) throws IOException;
    }

    private RawServer(SSLContext tls, String protocol, Script script) throws IOException {
        this.door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        this.tls = tls;
        this.protocol = protocol;
        this.script = script;
        inBackground(() -> {
            while (true) {
                Connection connection = new Connection(door.accept());
                connections.add(connection);
                inBackground(connection::serve);
            }
        });
    }

    static RawServer plain(Script script) throws IOException {
        return new RawServer(null, null, script);
    }

    /**
     * Starts a server that speaks TLS.
     *
     * @param protocol the protocol it agrees to (ALPN): {@code http/1.1} or {@code h2}
     */
    static RawServer tls(SSLContext certificate, String protocol, Script script) throws IOException {
        return new RawServer(certificate, protocol, script);
    }

    URI url() {
        return URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + door.getLocalPort());
    }

    /** Returns the connections, oldest first. */
    List<Connection> connections() {
        return List.copyOf(connections);
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Connection connection : connections) {
            connection.socket.close();
        }
    }

    private static void inBackground(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException closed) {
                // By the script, by the client, or because the server has ended.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Task {
        void run() throws IOException;
    }

    /** One connection. */
    final class Connection {

        private final Socket socket;
        private final CountDownLatch endedByClient = new CountDownLatch(1);
        private SSLSocket secure;
        private InputStream in;
        private OutputStream out;

        private Connection(Socket socket) {
            this.socket = socket;
        }

        /** Returns 1 for the first connection of this server. */
        int number() {
            return connections.indexOf(this) + 1;
        }

        private void serve() throws IOException {
            socket.setSoTimeout(MAX_SILENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
            try (socket) {
                script.serve(this);
            }
        }

        /** Answers the TLS handshake. Does nothing on a plain server. */
        Connection handshake() throws IOException {
            if (tls != null) {
                secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), false);
                secure.setUseClientMode(false);
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setApplicationProtocols(new String[] {protocol});
                secure.setSSLParameters(parameters);
                secure.startHandshake();
                in = new BufferedInputStream(secure.getInputStream());
                out = secure.getOutputStream();
            }
            return this;
        }

        /** Reads the head of an HTTP/1.1 request. Returns null if the client has closed the connection before. */
        String readHead() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int last4 = 0;
            while (last4 != 0x0d0a0d0a) {
                int next = in.read();
                if (next < 0) {
                    if (head.size() == 0) {
                        endedByClient.countDown();
                        return null;
                    }
                    throw new EOFException("in a head");
                }
                head.write(next);
                last4 = last4 << 8 | next;
            }
            return head.toString(StandardCharsets.ISO_8859_1);
        }

        /** Reads the complete body that belongs to this head. */
        String readBody(String head) throws IOException {
            return new String(read(length(head)), StandardCharsets.UTF_8);
        }

        static int length(String head) {
            Matcher length = LENGTH.matcher(head);
            return length.find() ? Integer.parseInt(length.group(1)) : 0;
        }

        /** Reads so many bytes. */
        byte[] read(int count) throws IOException {
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                endedByClient.countDown();
                throw new EOFException("after " + bytes.length + " bytes of " + count);
            }
            return bytes;
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void write(byte[] bytes) throws IOException {
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException e) {
                endedByClient.countDown();
                throw e;
            }
        }

        /** Closes the connection with a FIN, and without TLS's {@code close_notify}. */
        void end() throws IOException {
            socket.close();
        }

        /** Closes the connection with TLS's {@code close_notify}, then a FIN. */
        void endPolitely() throws IOException {
            if (secure != null) {
                secure.close();
            }
            socket.close();
        }

        /** Closes the connection with a RST. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /**
         * Answers each request as Scalekit does. Does not answer the submission of one login request, and counts a latch down
         * when it has arrived.
         */
        void serveAllBut(String loginRequestId, CountDownLatch arrived) throws IOException {
            for (String head = readHead(); head != null; head = readHead()) {
                readBody(head);
                if (head.contains("/" + loginRequestId + "/")) {
                    arrived.countDown();
                    readToEnd();
                    return;
                }
                String body = head.contains("/oauth/token")
                        ? "{\"access_token\":\"t\",\"expires_in\":3600}"
                        : "{\"auth_request_id\":\"req_1\"}";
                write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
            }
        }

        /** Reads until the client has closed the connection. */
        void readToEnd() throws IOException {
            try {
                in.transferTo(OutputStream.nullOutputStream());
            } finally {
                endedByClient.countDown();
            }
        }

        /** Returns whether the client closes the connection within a time. The script must be reading or writing. */
        boolean isEndedByClient(long millis) throws InterruptedException {
            return endedByClient.await(millis, TimeUnit.MILLISECONDS);
        }
    }
}
