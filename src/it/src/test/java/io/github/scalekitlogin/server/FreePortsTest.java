// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ports that several servers, started by several JVMs at the same time, do not fight for. */
class FreePortsTest {

    /** Another JVM that holds a port until its input ends. */
    static final class Other {

        private Other() {}

        public static void main(String[] args) throws IOException {
            System.out.println(FreePorts.forNames(List.of("any")).get("any"));
            System.in.read();
        }
    }

    @Test
    void shouldNotGiveOnePortToTwoJvms() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int port = Integer.parseInt(other.inputReader().readLine());
        boolean whileTheOtherRuns = FreePorts.reserve(port);
        other.getOutputStream().close();
        other.waitFor();

        assertThat(whileTheOtherRuns).isFalse();
        assertThat(FreePorts.reserve(port)).as("after its end").isTrue();
    }

    @Test
    void shouldNotGiveOnePortTwice() {
        int port = FreePorts.forNames(List.of("any")).get("any");

        assertThat(FreePorts.reserve(port)).isFalse();
    }
}
