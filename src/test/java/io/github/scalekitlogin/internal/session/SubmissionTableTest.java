// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.internal.claims.Databases;
import io.github.scalekitlogin.internal.session.SubmissionRegister.Decision;
import io.github.scalekitlogin.internal.session.SubmissionRegister.Outcome;
import io.github.scalekitlogin.internal.session.SubmissionRegister.RegisterUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes and one table of a real database. */
@ParameterizedClass
@EnumSource(Databases.class)
class SubmissionTableTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String ID = "lri_1";

    @Parameter
    private Databases database;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-26T12:00:00Z"));
    private final InstantSource clock = now::get;
    private SubmissionTable nodeA;
    private SubmissionTable nodeB;

    @BeforeEach
    void create() throws SQLException {
        String name = database.run("drop table if exists scalekit_submission", SubmissionTable.DDL);
        nodeA = new SubmissionTable(name, TIMEOUT, clock);
        nodeB = new SubmissionTable(name, TIMEOUT, clock);
    }

    @AfterEach
    void end() {
        nodeA.close();
        nodeB.close();
    }

    @Test
    void shouldLetOneNodeSend() throws Exception {
        assertThat(nodeA.begin(ID, "d")).isEqualTo(Decision.SEND_FIRST);
        assertThat(nodeB.begin(ID, "d")).isEqualTo(Decision.IN_PROGRESS);
        assertThat(nodeB.begin("lri_2", "d")).isEqualTo(Decision.SEND_FIRST);
    }

    @Test
    void shouldTellTheOtherNodeThatScalekitHasAccepted() throws Exception {
        nodeA.begin(ID, "d");
        nodeA.end(ID, "d", Outcome.ACCEPTED);
        nodeA.close();
        assertThat(nodeB.begin(ID, "d")).isEqualTo(Decision.ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void shouldRefuseOtherDetails(Outcome outcome) throws Exception {
        nodeA.begin(ID, "d");
        assertThat(nodeB.begin(ID, "e")).isEqualTo(Decision.OTHER_DETAILS);
        nodeA.end(ID, "d", outcome);
        nodeA.close();
        assertThat(nodeB.begin(ID, "e"))
                .isEqualTo(outcome == Outcome.NOT_SENT ? Decision.SEND_FIRST : Decision.OTHER_DETAILS);
    }

    @Test
    void shouldLetOneNodeSendAgainIfTheOutcomeIsNotKnown() throws Exception {
        nodeA.begin(ID, "d");
        nodeA.end(ID, "d", Outcome.NOT_KNOWN);
        nodeA.close();
        assertThat(nodeB.begin(ID, "d")).isEqualTo(Decision.SEND_AGAIN);
        assertThat(nodeB.begin(ID, "d")).isEqualTo(Decision.IN_PROGRESS);
    }

    /** The node died while it sent. */
    @Test
    void shouldLetAnotherNodeSendAgainWhenTheOutcomeMustBeKnown() throws Exception {
        nodeA.begin(ID, "d");
        later(TIMEOUT);
        assertThat(nodeB.begin(ID, "d")).isEqualTo(Decision.IN_PROGRESS);
        later(Duration.ofSeconds(6));
        assertThat(nodeB.begin(ID, "d")).isEqualTo(Decision.SEND_AGAIN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldLetOneOfManyRequestsSend(boolean sentBefore) throws Exception {
        if (sentBefore) {
            nodeA.begin(ID, "d");
            later(Duration.ofMinutes(1));
        }
        int nodes = 8;
        CyclicBarrier together = new CyclicBarrier(nodes);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            List<Callable<Decision>> requests = new ArrayList<>();
            for (int i = 0; i < nodes; i++) {
                SubmissionTable node = i % 2 == 0 ? nodeA : nodeB;
                requests.add(() -> {
                    together.await();
                    return node.begin(ID, "d");
                });
            }
            List<Decision> decisions = new ArrayList<>();
            for (Future<Decision> decision : threads.invokeAll(requests)) {
                decisions.add(decision.get());
            }
            assertThat(decisions)
                    .containsOnlyOnce(sentBefore ? Decision.SEND_AGAIN : Decision.SEND_FIRST)
                    .containsOnly(sentBefore ? Decision.SEND_AGAIN : Decision.SEND_FIRST, Decision.IN_PROGRESS);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldCleanUp() throws Exception {
        nodeA.begin(ID, "d");
        later(Duration.ofHours(2));
        nodeA.begin("lri_2", "e");
        nodeA.end("lri_2", "e", Outcome.ACCEPTED);
        nodeA.close();
        assertThat(nodeB.begin(ID, "other")).as("the old row is deleted").isEqualTo(Decision.SEND_FIRST);
        assertThat(nodeB.begin("lri_2", "e")).isEqualTo(Decision.ACCEPTED);
    }

    /** As pools with autocommit off do it: what is not committed is lost, and a failed statement ends the transaction. */
    @Test
    void shouldCommitWhereThePoolDoesNot() throws Exception {
        String name = database.bindWithoutAutoCommit();
        SubmissionTable pooled = new SubmissionTable(name, TIMEOUT, clock);
        assertThat(pooled.begin(ID, "d")).isEqualTo(Decision.SEND_FIRST);
        pooled.end(ID, "d", Outcome.ACCEPTED);
        pooled.close();
        assertThat(nodeB.begin(ID, "d")).isEqualTo(Decision.ACCEPTED);
    }

    @Test
    void shouldSayThatTheTableIsMissing() throws Exception {
        database.run("drop table scalekit_submission");
        assertThatThrownBy(() -> nodeA.begin(ID, "d"))
                .isInstanceOf(RegisterUnavailableException.class)
                .hasMessageContaining("scalekit.once.data-source")
                .hasMessageContaining("scalekit_submission")
                .hasMessageNotContaining(ID);
        database.run(SubmissionTable.DDL);
        assertThat(nodeA.begin(ID, "d")).isEqualTo(Decision.SEND_FIRST);
    }

    @Test
    void shouldSayThatThereIsNoDataSource() {
        assertThatThrownBy(() -> new SubmissionTable("java:comp/env/nothing", TIMEOUT, clock).begin(ID, "d"))
                .isInstanceOf(RegisterUnavailableException.class)
                .hasMessageContaining("scalekit.once.data-source")
                .hasMessageContaining("java:comp/env/nothing");
    }

    private void later(Duration time) {
        now.set(now.get().plus(time));
    }
}
