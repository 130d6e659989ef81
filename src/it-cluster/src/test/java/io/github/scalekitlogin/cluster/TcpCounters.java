// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernel's counters of TCP connections, as {@code ss} of iproute2 shows them. */
final class TcpCounters {

    private static final Pattern SENT = Pattern.compile("bytes_sent:(\\d+)");
    private static final Pattern PORT = Pattern.compile(":(\\d+)\\s");

    private TcpCounters() {}

    /** Returns the bytes that a process has sent on its open connections from or to some ports. */
    static long bytesSent(long pid, Set<Integer> ports) {
        long sum = 0;
        for (String connection : connections().split("\\n(?=\\S)")) {
            if (connection.contains("pid=" + pid + ",") && usesOneOf(ports, connection)) {
                Matcher sent = SENT.matcher(connection);
                sum += sent.find() ? Long.parseLong(sent.group(1)) : 0;
            }
        }
        return sum;
    }

    private static boolean usesOneOf(Set<Integer> ports, String connection) {
        return PORT.matcher(connection).results().anyMatch(port -> ports.contains(Integer.valueOf(port.group(1))));
    }

    private static String connections() {
        try {
            Process ss =
                    new ProcessBuilder("ss", "-tinpH").redirectErrorStream(true).start();
            return new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("ss of iproute2", e);
        }
    }
}
