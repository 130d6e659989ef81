// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The server's side of an HTTP/2 connection, as far as a test needs it: a request is known by its body.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9113">RFC 9113</a>
 */
final class Http2 {

    static final int REFUSED_STREAM = 7;

    private static final int PREFACE = 24;
    private static final int HEAD = 9;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;
    /** {@code :status 200} in HPACK's static table (RFC 7541, appendix A). */
    private static final byte STATUS_200 = (byte) 0x88;

    private final RawServer.Connection connection;
    private final StringBuilder body = new StringBuilder();

    /** A request that has arrived completely. */
    record Request(int stream, String body) {}

    /** Greets the client. */
    Http2(RawServer.Connection connection) throws IOException {
        this.connection = connection.handshake();
        connection.read(PREFACE);
        write(SETTINGS, 0, 0, new byte[0]);
    }

    /** Reads the next request. The client must not send several at a time. */
    Request read() throws IOException {
        body.setLength(0);
        while (true) {
            ByteBuffer head = ByteBuffer.wrap(connection.read(HEAD));
            int lengthAndType = head.getInt();
            int flags = head.get();
            int stream = head.getInt();
            byte[] payload = connection.read(lengthAndType >>> 8);
            int type = lengthAndType & 0xff;
            if (type == SETTINGS && (flags & ACK) == 0) {
                write(SETTINGS, ACK, 0, new byte[0]);
            } else if (type == DATA) {
                body.append(new String(payload, StandardCharsets.UTF_8));
            }
            if ((type == DATA || type == HEADERS) && (flags & END_STREAM) != 0) {
                return new Request(stream, body.toString());
            }
        }
    }

    void answer(int stream, String json) throws IOException {
        write(HEADERS, END_HEADERS, stream, new byte[] {STATUS_200});
        write(DATA, END_STREAM, stream, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Announces that the connection ends after this stream. */
    void goAway(int lastStream) throws IOException {
        write(GOAWAY, 0, 0, ByteBuffer.allocate(8).putInt(lastStream).putInt(0).array());
    }

    void resetStream(int stream, int error) throws IOException {
        write(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(error).array());
    }

    private void write(int type, int flags, int stream, byte[] payload) throws IOException {
        connection.write(ByteBuffer.allocate(HEAD + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array());
    }
}
