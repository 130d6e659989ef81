// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends a request byte for byte, which no client would send that way, and reads whatever comes back. */
public final class RawConnection {

    private static final int PATIENCE_MILLIS = 20_000;

    private RawConnection() {}

    /**
     * Sends a request and waits for the end of the connection.
     *
     * @param server any address of the server's
     * @param request the whole request, one byte for each character
     * @return the answer, empty when the server only closed the connection
     */
    public static Answer send(URI server, String request) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new Answer(new String(exchange(socket, request), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException("Sent to " + server, e);
        }
    }

    /** A server that has refused the request may not want to read all of it. */
    private static byte[] exchange(Socket socket, String request) throws IOException {
        byte[] answer = new byte[0];
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            answer = socket.getInputStream().readAllBytes();
        } catch (SocketException closed) {
            return answer;
        }
        return answer;
    }

    /** What came back, one character for each byte. */
    public record Answer(String text) {

        /** Returns the status, 400 when the server has closed the connection without a word. */
        public int status() {
            String[] line = text.lines().findFirst().orElse("").split(" ", 3);
            return line.length > 1 && line[1].matches("\\d{3}") ? Integer.parseInt(line[1]) : 400;
        }

        /** Returns every value of a header. */
        public List<String> header(String name) {
            return head().lines()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT)
                            .startsWith(name.toLowerCase(java.util.Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).trim())
                    .toList();
        }

        /** Returns the status line and the headers. */
        public String head() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? text : text.substring(0, end);
        }

        public String body() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? "" : text.substring(end + 4);
        }
    }
}
