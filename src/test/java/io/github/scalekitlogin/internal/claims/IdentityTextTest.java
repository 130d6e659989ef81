// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts identify an account. */
class IdentityTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "alice@example.com",
                "first.last@facade",
                "Alice@corp",
                "CORP\\alice",
                "CN=Alice Doe,OU=People,O=Example",
                "S-1-5-21-1004336348-1177238915-682003330-512",
                "69daa3fe-e10f-421f-9ccc-b1c586444e14",
                "https://idp.example.com/user?id=7",
                "山田太郎",
                "Null",
                "Nan Smith",
                "00042"
            })
    void shouldAcceptWhatPeopleAndDirectoriesWrite(String text) {
        assertThat(ClaimFormat.IDENTITY.refusal(text)).isEmpty();
    }

    @Test
    void shouldRefuseTheDefaultTextOfAnyObject() {
        record Account(int id) {}
        Runnable lambda = () -> {};
        List<Object> objects = List.of(
                new Object(),
                new Object() {},
                new int[0],
                new String[0][0],
                lambda,
                new Thread[0],
                new Account[0],
                this);
        for (Object object : objects) {
            // The hash code of an object may by chance have few digits.
            String text = object.getClass().getName() + '@' + "6d06d69c";
            assertThat(ClaimFormat.IDENTITY.refusal(text)).as(text).isPresent();
        }
    }

    @Test
    void shouldRefuseWhatIsTooLong() {
        assertThat(ClaimFormat.IDENTITY.refusal("a".repeat(255))).isEmpty();
        assertThat(ClaimFormat.IDENTITY.refusal("a".repeat(256))).isPresent();
    }

    /** Whatever a source has: a claim is sent as it is, without the white space around it, or it is refused. */
    @Test
    void shouldSendRandomTextAsItIsOrNotAtAll() {
        Random random = new Random(18);
        for (int i = 0; i < 50_000; i++) {
            String text = randomText(random);
            for (Claim claim : List.of(Claim.SUB, Claim.EMAIL, Claim.NAME)) {
                SourceClaims claims = new SourceClaims("the test");
                claims.set(claim.key, text);
                SourceClaims.Finding finding = claims.findings().get(claim.key);
                if (finding == null) {
                    assertThat(ClaimValues.strip(text)).isEmpty();
                } else if (finding.refusal() == null) {
                    assertThat(finding.value()).isEqualTo(ClaimValues.strip(text));
                    assertThat(ForbiddenCharacters.isIn((String) finding.value()))
                            .isFalse();
                } else {
                    assertThat(finding.value()).isNull();
                    assertThat(finding.toString()).doesNotContain(text.length() > 3 ? text : "\u0000");
                }
            }
        }
    }

    /** Two texts are never sent as one, but for the white space around them. */
    @Test
    void shouldKeepDifferentNamesDifferent() {
        Random random = new Random(19);
        Map<String, String> sent = new java.util.HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            String text = randomText(random);
            SourceClaims claims = new SourceClaims("the test");
            claims.set("sub", text);
            SourceClaims.Finding finding = claims.findings().get("sub");
            if (finding != null && finding.value() != null) {
                String before = sent.put((String) finding.value(), ClaimValues.strip(text));
                assertThat(before == null || before.equals(ClaimValues.strip(text)))
                        .isTrue();
            }
        }
    }

    @Test
    void shouldAcceptObjectsThatAreMadeToBeRead() {
        for (Object value : List.of(7, 7L, new java.math.BigDecimal("1E+3"), UUID.randomUUID(), Thread.State.NEW)) {
            SourceClaims claims = new SourceClaims("the test");
            claims.set("sub", value);
            assertThat(claims.findings().get("sub").value()).isInstanceOf(String.class);
        }
        for (Object value : List.of(new byte[] {65}, new Object(), Map.of("a", 1), List.of("a"), new int[] {1})) {
            SourceClaims claims = new SourceClaims("the test");
            claims.set("sub", value);
            assertThat(claims.findings().get("sub").value()).isNull();
        }
    }

    @Test
    void shouldWriteNumbersWithoutExponentButNotWithAMillionZeros() {
        assertThat(ClaimValues.text(new java.math.BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(ClaimValues.text(new java.math.BigDecimal("1E+1000000"))).isEqualTo("1E+1000000");
    }

    private static String randomText(Random random) {
        int[] kinds = {0x20, 0x80, 0x300, 0x2100, 0xFE00, 0x10000, 0x110000};
        int[] codePoints = IntStream.range(0, random.nextInt(6))
                .map(i -> random.nextInt(kinds[random.nextInt(kinds.length)]))
                .toArray();
        return new String(codePoints, 0, codePoints.length);
    }
}
