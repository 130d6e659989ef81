// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scalekitlogin.internal.scalekit.LostHttp2Connections.Row;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * HTTP/2 connections that are lost, or that the server gives up. Only Java 25 and newer use HTTP/2, so that all rows run
 * in a JVM of Java 25.
 */
class LostHttp2ConnectionsTest {

    private static final String LOST = "UNREACHABLE, may have arrived, complete POSTs: 1";
    private static final String SUCCESS = "success, complete POSTs: 1";
    /** The server has not processed the first of the two. */
    private static final String SUCCESS_WHEN_REPEATED = "success, complete POSTs: 2";

    private static final Map<Row, String> EXPECTED = new EnumMap<>(Map.of(
            Row.GOAWAY_WHILE_IDLE, SUCCESS,
            Row.GOAWAY_BEFORE_THE_STREAM, SUCCESS_WHEN_REPEATED,
            Row.GOAWAY_AFTER_THE_STREAM_THEN_THE_ANSWER, SUCCESS,
            Row.GOAWAY_AFTER_THE_STREAM_THEN_CLOSED, LOST,
            Row.REFUSED_STREAM_ONCE, SUCCESS_WHEN_REPEATED,
            Row.REFUSED_STREAM_ALWAYS, "UNREACHABLE, not sent, complete POSTs: 3",
            Row.INTERNAL_ERROR_OF_THE_STREAM, LOST,
            Row.CLOSED_AFTER_THE_REQUEST, LOST));

    @TestFactory
    Stream<DynamicTest> shouldRepeatOnlyWhatWasNotProcessed() {
        return rows(EXPECTED);
    }

    /** It is not certain any more that the client asks for the body again only if the server has not processed it. */
    @TestFactory
    Stream<DynamicTest> shouldRepeatNothingIfTheJvmRepeatsAll() {
        Map<Row, String> expected = new EnumMap<>(EXPECTED);
        expected.put(Row.GOAWAY_BEFORE_THE_STREAM, LOST);
        expected.put(Row.REFUSED_STREAM_ONCE, LOST);
        expected.put(Row.REFUSED_STREAM_ALWAYS, LOST);
        return rows(expected, "-Djdk.httpclient.enableAllMethodRetry=true");
    }

    private static Stream<DynamicTest> rows(Map<Row, String> expected, String... options) {
        assumeTrue(ChildJvm.java25().isPresent(), "needs a JDK 25, at JAVA_HOME_25_X64 or below /usr/lib/jvm");
        List<String> said = ChildJvm.run(ChildJvm.java25().orElseThrow(), LostHttp2Connections.class, options);
        assertThat(said).hasSize(expected.size());
        return expected.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey().toString(),
                        () -> assertThat(said).contains(row.getKey() + ": " + row.getValue())));
    }
}
