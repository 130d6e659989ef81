// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.pending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.scalekitlogin.RequestDouble;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whatever a session holds under our names, of another version, another clock or another hand: what is read is whole, in time
 * and where it belongs; the rest is as good as not there. The server restores sessions, so only its result is looked at.
 */
class StoredLoginsFuzzTest {

    private static final String PENDING = "io.github.scalekitlogin.pending.";
    private static final String WAITING_UNTIL = "io.github.scalekitlogin.waitingUntil";
    private static final ObjectInputFilter OURS = ObjectInputFilter.Config.createFilter(
            "io.github.scalekitlogin.pending.*;java.lang.Enum;maxdepth=5;maxbytes=20000;!*");

    private final Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final PendingLogins pending = new PendingLogins(() -> now);

    @FuzzTest
    void shouldReadOnlyWhatIsWhole(FuzzedDataProvider data) {
        Map<String, Object> session = new LinkedHashMap<>();
        session.put(WAITING_UNTIL, data.consumeBoolean() ? Long.toString(now.toEpochMilli() + 1) : stored(data));
        for (int i = data.consumeInt(0, 12); i > 0; i--) {
            session.put(PENDING + "lri_" + i, stored(data));
        }
        HttpServletRequest request = new RequestDouble().session(session).build();

        assertThatCode(() -> pending.mayWait(request)).doesNotThrowAnyException();
        List<PendingLogin> all = pending.all(request);
        for (PendingLogin login : all) {
            assertThat(session).containsEntry(PENDING + login.loginRequestId(), login);
            assertThat(login.state()).isNotNull();
            assertThat(login.stage()).isNotNull();
            assertThat(Math.abs(login.parkedAt() - now.toEpochMilli())).isLessThan(600_000);
            assertThat(pending.find(request, login.loginRequestId())).contains(login);
            pending.replace(request, login, login.backToLogin());
        }
        pending.put(request, PendingLogin.arrived("lri_new", "s", now, false));
        assertThat(pending.all(request))
                .hasSizeLessThanOrEqualTo(10)
                .extracting(PendingLogin::loginRequestId)
                .contains("lri_new");
    }

    private Object stored(FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 5)) {
            case 0 -> data.consumeLong();
            case 1 -> data.consumeString(10);
            case 2 -> new Object[] {data.consumeInt()};
            case 3 -> restored(data);
            default -> login(data);
        };
    }

    private PendingLogin login(FuzzedDataProvider data) {
        long parkedAt = data.consumeBoolean() ? now.toEpochMilli() - data.consumeInt() : data.consumeLong();
        return new PendingLogin(
                text(data),
                text(data),
                parkedAt,
                data.consumeBoolean() ? data.pickValue(Stage.values()) : null,
                text(data),
                text(data),
                text(data));
    }

    private static String text(FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 3)) {
            case 0 -> null;
            case 1 -> data.consumeString(8);
            default -> "lri_" + data.consumeInt(0, 12);
        };
    }

    /** What a server's own store would give back of bytes that went bad. */
    private Object restored(FuzzedDataProvider data) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
                objects.writeObject(new PendingLogin("lri_1", "s", now.toEpochMilli(), Stage.ASKED, "alice", "t", "f"));
            }
            byte[] bytes = out.toByteArray();
            for (int i = data.consumeInt(1, 4); i > 0; i--) {
                bytes[data.consumeInt(0, bytes.length - 1)] = data.consumeByte();
            }
            try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                objects.setObjectInputFilter(OURS);
                return objects.readObject();
            }
        } catch (IOException | ClassNotFoundException | RuntimeException notRestored) {
            return "nothing";
        }
    }
}
