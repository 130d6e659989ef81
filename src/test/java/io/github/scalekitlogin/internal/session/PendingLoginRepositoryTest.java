// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.flow.ConfirmationPolicy;
import io.github.scalekitlogin.internal.flow.LoginEvent;
import io.github.scalekitlogin.internal.flow.LoginProgress;
import io.github.scalekitlogin.internal.flow.LoginState;
import io.github.scalekitlogin.internal.flow.LoginStateMachine;
import io.github.scalekitlogin.testkit.RequestDouble;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingLoginRepositoryTest {

    private static final String PREFIX = "io.github.scalekitlogin.login.";
    private static final String PENDING_UNTIL = "io.github.scalekitlogin.pendingUntil";

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final CompletedLogins completed = new CompletedLogins(() -> now);
    private final PendingLoginRepository repository =
            new PendingLoginRepository(new LoginStateMachine(ConfirmationPolicy.SIGNED_IN), completed, () -> now);
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final HttpSession session = Sessions.find(new RequestDouble().session(attributes));

    @Test
    void shouldDoNothingWithoutASession() {
        assertThat(repository.mayHavePending(null)).isFalse();
        assertThat(repository.findAll(null)).isEmpty();
        assertThat(repository.find(null, "lri_1")).isEmpty();
        assertThat(repository.apply(null, "lri_1", LoginEvent.cancelled())).isEmpty();
        repository.remove(null, "lri_1");
        repository.restore(null, List.of());
    }

    /** No pending login request may be completed silently for a user whom a request has shown. */
    @Test
    void shouldApplyTheSightOfAUserToAllPendingLogins() {
        arrive("lri_1");
        arrive("lri_2");
        repository.applyUserSeen(session, "alice");
        assertThat(repository.findAll(session))
                .hasSize(2)
                .extracting(PendingLogin::state)
                .containsOnly(LoginState.CONFIRMATION_REQUIRED);
    }

    @Test
    void shouldReturnTheNewestFirst() {
        arrive("lri_1");
        now = now.plusSeconds(1);
        arrive("lri_2");
        assertThat(repository.findAll(session)).extracting(PendingLogin::id).containsExactly("lri_2", "lri_1");
        assertThat(repository.find(session, "lri_1")).isPresent();
    }

    @Test
    void shouldKeepTheFirstStateOfALoginRequestThatArrivesAgain() {
        repository.arrive(session, new LoginRequest("lri_1", "first"));
        repository.apply(session, "lri_1", LoginEvent.userSeen("alice"));
        repository.arrive(session, new LoginRequest("lri_1", "second"));
        PendingLogin login = repository.find(session, "lri_1").orElseThrow();
        assertThat(login.request().state()).isEqualTo("first");
        assertThat(login.state()).isEqualTo(LoginState.CONFIRMATION_REQUIRED);
    }

    @Test
    void shouldExpireAfterTenMinutesAndRemoveItsAttributes() {
        arrive("lri_1");
        now = now.plus(Duration.ofMinutes(10)).minusMillis(1);
        assertThat(repository.mayHavePending(session)).isTrue();
        assertThat(repository.find(session, "lri_1")).isPresent();
        now = now.plusMillis(1);
        assertThat(repository.find(session, "lri_1")).isEmpty();
        assertThat(repository.mayHavePending(session)).isFalse();
        assertThat(attributes).isEmpty();
    }

    @Test
    void shouldRemoveWhatHasExpiredWhileOthersArePending() {
        arrive("lri_1");
        now = now.plus(Duration.ofMinutes(9));
        arrive("lri_2");
        now = now.plus(Duration.ofMinutes(2));
        assertThat(repository.findAll(session)).extracting(PendingLogin::id).containsExactly("lri_2");
        assertThat(attributes).doesNotContainKey(PREFIX + "lri_1");
    }

    /** Other nodes know it from the session; other requests must not be slower for it. */
    @Test
    void shouldKeepACompletedLoginRequestForOtherNodesUntilItExpires() {
        arrive("lri_1");
        repository.apply(session, "lri_1", LoginEvent.accepted("alice"));
        PendingLoginRepository otherNode = new PendingLoginRepository(
                new LoginStateMachine(ConfirmationPolicy.SIGNED_IN), new CompletedLogins(() -> now), () -> now);
        for (PendingLoginRepository node : List.of(repository, otherNode)) {
            assertThat(node.mayHavePending(session)).isFalse();
            assertThat(node.findAll(session)).isEmpty();
            assertThat(node.find(session, "lri_1").orElseThrow().progress())
                    .isEqualTo(LoginProgress.completed("alice"));
        }
        assertThat(completed.contains("lri_1")).isTrue();
        now = now.plus(Duration.ofMinutes(11));
        assertThat(otherNode.mayHavePending(session)).isFalse();
        assertThat(attributes).isEmpty();
    }

    /** As session engines do that store nothing after the end of a request. */
    @Test
    void shouldKnowThatItWasCompletedIfTheSessionDoesNot() {
        arrive("lri_1");
        Map<String, Object> before = Map.copyOf(attributes);
        repository.apply(session, "lri_1", LoginEvent.accepted("alice"));
        attributes.clear();
        attributes.putAll(before);
        assertThat(repository.find(session, "lri_1").orElseThrow().state()).isEqualTo(LoginState.COMPLETED);
        repository.apply(session, "lri_1", LoginEvent.continueRequested("alice", "t"));
        assertThat(attributes.get(PREFIX + "lri_1").toString()).contains(" completed alice");
    }

    @Test
    void shouldHaveAPendingLoginRequestBesideACompletedOne() {
        arrive("lri_1");
        repository.apply(session, "lri_1", LoginEvent.accepted("alice"));
        arrive("lri_2");
        assertThat(repository.mayHavePending(session)).isTrue();
        assertThat(repository.findAll(session)).extracting(PendingLogin::id).containsExactly("lri_2");
        repository.remove(session, "lri_2");
        assertThat(repository.mayHavePending(session)).isFalse();
        assertThat(repository.find(session, "lri_1")).isPresent();
    }

    @Test
    void shouldNotShowACompletedLoginRequestToAnotherSession() {
        arrive("lri_1");
        repository.apply(session, "lri_1", LoginEvent.accepted("alice"));
        HttpSession other = Sessions.find(new RequestDouble().session(new LinkedHashMap<>()));
        assertThat(repository.find(other, "lri_1")).isEmpty();
    }

    @Test
    void shouldKeepAtMostTen() {
        IntStream.rangeClosed(1, 11).forEach(i -> {
            now = now.plusSeconds(1);
            arrive("lri_" + i);
        });
        assertThat(repository.findAll(session)).hasSize(10);
        assertThat(repository.find(session, "lri_1")).isEmpty();
        assertThat(repository.find(session, "lri_11")).isPresent();
    }

    @Test
    void shouldStoreTextsOnly() {
        arrive("lri_1");
        repository.apply(session, "lri_1", LoginEvent.continueRequested("alice", "t"));
        assertThat(attributes.values()).allMatch(String.class::isInstance);
    }

    /** An event that changes nothing must not mark the session as changed: clusters would replicate it. */
    @Test
    void shouldNotWriteWhatDoesNotChange() {
        arrive("lri_1");
        repository.apply(session, "lri_1", LoginEvent.userSeen("alice"));
        Object stored = attributes.get(PREFIX + "lri_1");
        repository.applyUserSeen(session, "alice");
        repository.findAll(session);
        assertThat(attributes.get(PREFIX + "lri_1")).isSameAs(stored);
    }

    /** Names and values as a server serializes them; identifier and state have the length of Scalekit's. */
    @Test
    void shouldNeedAtMost300BytesOfASerializedSession() throws Exception {
        repository.arrive(session, new LoginRequest("lri_86659065219908156", "s".repeat(64)));
        assertThat(serialized().length).isBetween(150, 300);
    }

    private byte[] serialized() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
                out.writeObject(attribute.getKey());
                out.writeObject(attribute.getValue());
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void shouldRestoreALostSession() {
        arrive("lri_1");
        repository.apply(session, "lri_1", LoginEvent.userSeen("alice"));
        List<PendingLogin> known = repository.findAll(session);
        HttpSession fresh = Sessions.find(new RequestDouble().session(new LinkedHashMap<>()));
        repository.restore(fresh, known);
        assertThat(repository.findAll(fresh)).isEqualTo(known);
    }

    @Test
    void shouldNotRestoreWhatAnotherTabHasRemoved() {
        arrive("lri_1");
        arrive("lri_2");
        List<PendingLogin> known = repository.findAll(session);
        repository.remove(session, "lri_1");
        repository.restore(session, known);
        assertThat(repository.find(session, "lri_1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2 s 0 awaiting-login",
                "1 s 0",
                "1 s nonsense! awaiting-login",
                "1 s 0 no-such-state alice",
                "1 s 0 confirmation-shown alice",
                "1 s 0 signed-in",
                "1 s 0 signed-in  t",
                "1 s 0 signed-in %zz",
            })
    void shouldIgnoreTextsOfOtherVersionsAndDamagedOnes(String text) {
        arrive("lri_1");
        attributes.put(PREFIX + "lri_2", text);
        assertThat(repository.find(session, "lri_2")).isEmpty();
        assertThat(repository.findAll(session)).extracting(PendingLogin::id).containsExactly("lri_1");
        assertThat(attributes).as("a newer release still needs it").containsEntry(PREFIX + "lri_2", text);
    }

    @Test
    void shouldReadTextsWithMoreFieldsThanItKnows() {
        arrive("lri_1");
        String text = (String) attributes.get(PREFIX + "lri_1");
        attributes.put(PREFIX + "lri_1", text + " - - - something new");
        assertThat(repository.find(session, "lri_1").orElseThrow().state()).isEqualTo(LoginState.AWAITING_LOGIN);
    }

    @Test
    void shouldIgnoreValuesThatAreNoTexts() {
        arrive("lri_1");
        attributes.put(PREFIX + "lri_2", 7);
        assertThat(repository.findAll(session)).hasSize(1);
        attributes.put(PENDING_UNTIL, "soon");
        assertThat(repository.mayHavePending(session)).isFalse();
        attributes.put(PENDING_UNTIL, 7L);
        assertThat(repository.mayHavePending(session)).isFalse();
    }

    /** Written by the classes of release 0.1, for a login request whose details were confirmed. */
    @Test
    void shouldReadSessionsOfTheFirstReleaseAndRemoveItsObjects() throws Exception {
        byte[] stored = Base64.getDecoder()
                .decode(
                        "rO0ABXNyACxpby5naXRodWIuc2NhbGVraXRsb2dpbi5wZW5kaW5nLlBlbmRpbmdMb2dpbgAAAAAAAAABAgAHSgAIcGFya2Vk"
                                + "QXRMAAdhY2NvdW50dAASTGphdmEvbGFuZy9TdHJpbmc7TAAObG9naW5SZXF1ZXN0SWRxAH4AAUwABHNlbnRxAH4AAUwABXN0"
                                + "YWdldAAnTGlvL2dpdGh1Yi9zY2FsZWtpdGxvZ2luL3BlbmRpbmcvU3RhZ2U7TAAFc3RhdGVxAH4AAUwABXRva2VucQB+AAF4"
                                + "cAAAAAAAAAABdAAFYWxpY2V0AAVscmlfMXQAAWR+cgAlaW8uZ2l0aHViLnNjYWxla2l0bG9naW4ucGVuZGluZy5TdGFnZQAA"
                                + "AAAAAAAAEgAAeHIADmphdmEubGFuZy5FbnVtAAAAAAAAAAASAAB4cHQACEFQUFJPVkVEdAABc3A=");
        Object read;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stored))) {
            read = in.readObject();
        }
        assertThat(read).hasToString("lri_1");
        attributes.put("io.github.scalekitlogin.pending.lri_1", read);
        attributes.put("cart", "3 books");
        assertThat(repository.findAll(session)).isEmpty();
        arrive("lri_2");
        assertThat(attributes).containsOnlyKeys("cart", PREFIX + "lri_2", PENDING_UNTIL);
    }

    /** Session engines throw many things: the application must not notice. */
    @Test
    void shouldNotThrowWhenTheSessionEngineDoes() {
        HttpSession broken = (HttpSession) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpSession.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals("getId")) {
                        return "id";
                    }
                    throw new UnsupportedOperationException("Kryo cannot read this");
                });
        assertThatCode(() -> {
                    assertThat(repository.mayHavePending(broken)).isFalse();
                    assertThat(repository.findAll(broken)).isEmpty();
                    assertThat(repository.find(broken, "lri_1")).isEmpty();
                    repository.remove(broken, "lri_1");
                })
                .doesNotThrowAnyException();
    }

    /** Of many threads that answer the same confirm page, one changes the state. */
    @Test
    void shouldApplyEventsAtomically() throws Exception {
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 500; round++) {
                String id = "lri_" + round;
                arrive(id);
                repository.apply(session, id, LoginEvent.continueRequested("alice", "t"));
                CyclicBarrier barrier = new CyclicBarrier(threads);
                List<Future<Boolean>> answers = IntStream.range(0, threads)
                        .mapToObj(i -> pool.submit(() -> {
                            barrier.await();
                            return repository
                                    .apply(
                                            session,
                                            id,
                                            LoginEvent.answered(LoginEvent.Type.ANSWER_CONTINUE, "alice", "t"))
                                    .filter(applied -> !applied.after().equals(applied.before()))
                                    .isPresent();
                        }))
                        .toList();
                int changes = 0;
                for (Future<Boolean> answer : answers) {
                    changes += answer.get() ? 1 : 0;
                }
                assertThat(changes).isEqualTo(1);
                repository.remove(session, id);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void arrive(String id) {
        repository.arrive(session, new LoginRequest(id, "state"));
    }
}
