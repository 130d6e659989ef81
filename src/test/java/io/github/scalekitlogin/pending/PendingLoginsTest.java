// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.pending;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.RequestDouble;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PendingLoginsTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final PendingLogins pending = new PendingLogins(() -> now);
    private final RequestDouble browser = new RequestDouble();
    private final HttpServletRequest request = browser.build();

    @Test
    void shouldCreateNoSessionToLookForSomething() {
        assertThat(pending.mayWait(request)).isFalse();
        assertThat(pending.all(request)).isEmpty();
        assertThat(pending.find(request, "lri_1")).isEmpty();
        pending.remove(request, "lri_1");
        pending.restore(request, List.of());
        assertThat(browser.session()).isNull();
    }

    @Test
    void shouldKeepSeveralNewestFirst() {
        park("lri_1");
        now = now.plusSeconds(1);
        park("lri_2");
        assertThat(pending.all(request))
                .extracting(PendingLogin::loginRequestId)
                .containsExactly("lri_2", "lri_1");
        assertThat(pending.find(request, "lri_1")).isPresent();
    }

    @Test
    void shouldForgetAfterTenMinutes() {
        park("lri_1");
        now = now.plus(Duration.ofMinutes(10)).minusMillis(1);
        assertThat(pending.mayWait(request)).isTrue();
        assertThat(pending.find(request, "lri_1")).isPresent();
        now = now.plusMillis(1);
        assertThat(pending.mayWait(request)).isFalse();
        assertThat(pending.find(request, "lri_1")).isEmpty();
        assertThat(pending.all(request)).isEmpty();
    }

    @Test
    void shouldRemoveWhatHasExpiredWhileOthersWait() {
        park("lri_1");
        now = now.plus(Duration.ofMinutes(9));
        park("lri_2");
        now = now.plus(Duration.ofMinutes(2));
        assertThat(pending.all(request))
                .extracting(PendingLogin::loginRequestId)
                .containsExactly("lri_2");
        assertThat(browser.session().keySet()).noneMatch(name -> name.endsWith("lri_1"));
    }

    /** As far as it comes, with everything it ever holds; identifier and state are of Scalekit's length. */
    @Test
    void shouldTakeFewBytesOfASerializedSession() throws Exception {
        park("lri_86659065219908156");
        int one = serialized().length;
        assertThat(one).isBetween(300, 512);
        PendingLogin other = PendingLogin.arrived(
                        "lri_86659065219908157", "HntJ_ENB6y161i9_P1yzuZVv2SSTfD3aZH-Tej0_Y33_Fk8Z3g", now, true)
                .asked("alice@example.com", "0123456789abcdefghijkl")
                .sent("0123456789abcdefghijkl");
        pending.put(request, other);
        assertThat(serialized().length - one).isBetween(100, 512);
    }

    /** All that a server writes of the attributes: their names and values. */
    private byte[] serialized() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            for (Map.Entry<String, Object> attribute : browser.session().entrySet()) {
                out.writeObject(attribute.getKey());
                out.writeObject(attribute.getValue());
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void shouldDropTheOldestOfMoreThanTen() {
        for (int i = 1; i <= 11; i++) {
            now = now.plusSeconds(1);
            park("lri_" + i);
        }
        assertThat(pending.all(request)).hasSize(10);
        assertThat(pending.find(request, "lri_1")).isEmpty();
        assertThat(pending.find(request, "lri_11")).isPresent();
    }

    @Test
    void shouldPutTheSameRequestInItsOwnPlace() {
        park("lri_1");
        pending.put(request, pending.find(request, "lri_1").orElseThrow().at(Stage.APPROVED, "alice"));
        assertThat(pending.all(request)).extracting(PendingLogin::stage).containsExactly(Stage.APPROVED);
    }

    @Test
    void shouldRestoreWhatANewSessionLacksButNotWhatScalekitHas() {
        park("lri_1");
        park("lri_2");
        pending.put(request, pending.find(request, "lri_2").orElseThrow().at(Stage.SUBMITTED, "alice"));
        List<PendingLogin> known = pending.all(request);
        browser.session(new LinkedHashMap<>());
        pending.restore(request, known);
        assertThat(pending.all(request))
                .extracting(PendingLogin::loginRequestId)
                .containsExactly("lri_1");
    }

    @Test
    void shouldNotBringBackWhatAnotherTabHasRemoved() {
        park("lri_1");
        List<PendingLogin> known = pending.all(request);
        pending.remove(request, "lri_1");
        pending.restore(request, known);
        assertThat(pending.find(request, "lri_1")).isEmpty();
    }

    @Test
    void shouldIgnoreWhatIsNotOurs() {
        park("lri_1");
        browser.session().put("io.github.scalekitlogin.pending.lri_2", "something else");
        assertThat(pending.find(request, "lri_2")).isEmpty();
        assertThat(pending.all(request)).hasSize(1);
    }

    @Test
    void shouldBeSmallInAReplicatedSession() throws Exception {
        PendingLogin login = new PendingLogin(
                "lri_86659065219908156",
                "s".repeat(50),
                now.toEpochMilli(),
                Stage.ASKED,
                "alice",
                "t".repeat(24),
                "f".repeat(22));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(login);
        }
        assertThat(bytes.size()).isLessThanOrEqualTo(512);
    }

    @Test
    void shouldKnowThatOtherDetailsMayHaveArrived() {
        PendingLogin login = PendingLogin.arrived("lri_1", "s", now, false);
        assertThat(login.mayHaveSentOther("a")).isFalse();
        PendingLogin sent = login.sent("a").at(Stage.APPROVED, "alice").backToLogin();
        assertThat(sent.mayHaveSentOther("a")).isFalse();
        assertThat(sent.mayHaveSentOther("b")).isTrue();
    }

    @Test
    void shouldCompleteBySignInOnlyWhatWasParkedForIt() {
        PendingLogin parked = PendingLogin.arrived("lri_1", "s", now, false);
        assertThat(parked.isCompletedBySignIn("alice")).isTrue();
        assertThat(PendingLogin.arrived("lri_1", "s", now, true).isCompletedBySignIn("alice"))
                .isFalse();
        assertThat(parked.asked("alice", "t").isReadyFor("alice")).isFalse();
        assertThat(parked.at(Stage.SWITCHING, "alice").isReadyFor("alice")).isFalse();
        assertThat(parked.at(Stage.SWITCHING, "alice").isReadyFor("bob")).isTrue();
        assertThat(parked.at(Stage.APPROVED, "alice").isReadyFor("alice")).isTrue();
        assertThat(parked.at(Stage.APPROVED, "alice").isReadyFor("bob")).isFalse();
        assertThat(parked.at(Stage.SUBMITTED, "alice").isReadyFor("alice")).isFalse();
        assertThat(parked).hasToString("lri_1 PARKED");
    }

    @Test
    void shouldNotSendBackToTheLoginWhatScalekitHas() {
        PendingLogin asked = PendingLogin.arrived("lri_1", "s", now, true);
        assertThat(asked.backToLogin().stage()).isEqualTo(Stage.PARKED);
        assertThat(asked.at(Stage.APPROVED, "alice").backToLogin().stage()).isEqualTo(Stage.PARKED);
        PendingLogin switching = asked.at(Stage.SWITCHING, "alice");
        assertThat(switching.backToLogin()).isEqualTo(switching);
        PendingLogin submitted = asked.at(Stage.SUBMITTED, "alice");
        assertThat(submitted.backToLogin()).isEqualTo(submitted);
    }

    private void park(String id) {
        pending.put(request, PendingLogin.arrived(id, "state", now, false));
    }
}
