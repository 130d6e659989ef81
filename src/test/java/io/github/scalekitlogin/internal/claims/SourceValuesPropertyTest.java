// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.scalekit.JsonText;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.rowset.serial.SerialClob;
import org.junit.jupiter.api.Test;

/** Whatever a directory or the driver of a database has: a plain value, the same each time, or none. */
class SourceValuesPropertyTest {

    private static final int ROUNDS = 20_000;

    private static final List<Function<Random, Object>> DRIVER_VALUES = List.of(
            random -> null,
            SourceValuesPropertyTest::text,
            Random::nextInt,
            Random::nextLong,
            Random::nextDouble,
            Random::nextBoolean,
            random -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(400)),
            random -> new UUID(random.nextLong(), random.nextLong()),
            SourceValuesPropertyTest::bytes,
            random -> new Timestamp(random.nextInt()),
            random -> new java.sql.Date(random.nextInt()),
            random -> OffsetDateTime.parse("2026-01-02T03:04:05Z"),
            random -> new Object(),
            random -> new StringReader(""),
            random -> clob(text(random)),
            random -> Map.of("a", random.nextInt()),
            random -> Arrays.asList(random.nextInt(), null, text(random)));

    /** The usual conversion replaces wrong bytes, so that two values become one. */
    @Test
    void shouldNeverMakeOneTextOfTwoValuesOfADirectory() {
        Random random = new Random(20);
        Map<String, byte[]> seen = new HashMap<>();
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = bytes(random);
            for (String attribute : List.of("uid", "objectGUID", "objectSid")) {
                Object value = LdapValues.of(attribute, bytes);
                if (value instanceof String text) {
                    byte[] other = seen.put(attribute + text, bytes);
                    assertThat(other == null || Arrays.equals(other, bytes)).isTrue();
                    assertThat(
                                    attribute.equals("uid")
                                            ? Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)
                                            : !text.isEmpty() || bytes.length == 0)
                            .isTrue();
                } else {
                    assertThat(value).isSameAs(bytes);
                }
            }
        }
    }

    @Test
    void shouldReadPlainValuesOrNone() throws Exception {
        Random random = new Random(21);
        for (int i = 0; i < ROUNDS; i++) {
            Object given =
                    DRIVER_VALUES.get(random.nextInt(DRIVER_VALUES.size())).apply(random);
            Object value = new SqlValues(row(given), JsonText::parse).get(1);
            assertThat(value instanceof byte[] || ClaimValues.isJson(value))
                    .as("%s", given)
                    .isTrue();
            for (Claim claim : Claim.values()) {
                SourceClaims claims = new SourceClaims("the test");
                claims.set(claim.key, value);
                claims.findings()
                        .values()
                        .forEach(finding -> assertThat(finding.value() != null || finding.refusal() != null)
                                .isTrue());
            }
        }
    }

    /** A row of a driver whose own types have a text. */
    private static ResultSet row(Object value) {
        ResultSetMetaData labels = proxy(ResultSetMetaData.class, Map.of("getColumnTypeName", "varchar"));
        Map<String, Object> answers = new HashMap<>();
        answers.put("getMetaData", labels);
        answers.put("getObject", value);
        answers.put("getString", "text of the driver");
        return proxy(ResultSet.class, answers);
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                SourceValuesPropertyTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> answers.get(called.getName())));
    }

    private static Object clob(String text) {
        try {
            return new SerialClob(text.toCharArray());
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(3) == 0 ? 16 : random.nextInt(5)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] &= 0x7F;
            }
        }
        return bytes;
    }

    private static String text(Random random) {
        int[] codePoints = new int[random.nextInt(4)];
        Arrays.setAll(codePoints, i -> random.nextInt(random.nextBoolean() ? 0x80 : 0x110000));
        return new String(codePoints, 0, codePoints.length);
    }
}
