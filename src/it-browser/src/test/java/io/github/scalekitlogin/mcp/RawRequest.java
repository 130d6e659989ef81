// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request with headers that HTTP clients do not let one set. */
final class RawRequest {

    private RawRequest() {}

    /** Posts {@code {}} with this header, and the token unless it is null, and returns the status. */
    static int status(URI uri, String header, String value, String token) throws IOException {
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String host = header.equals("Host") ? "" : "Host: " + uri.getAuthority() + "\r\n";
            String authorization = token == null ? "" : "Authorization: Bearer " + token + "\r\n";
            String request = "POST " + uri.getPath() + " HTTP/1.1\r\n" + host + header + ": " + value + "\r\n"
                    + authorization
                    + "Accept: application/json, text/event-stream\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 2\r\nConnection: close\r\n\r\n{}";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return Integer.parseInt(answer.readLine().split(" ")[1]);
        }
    }
}
