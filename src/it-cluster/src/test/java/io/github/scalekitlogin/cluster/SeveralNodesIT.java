// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** All cases on all engines. Only one cluster runs at a time. */
class SeveralNodesIT {

    private static final String ONLY = System.getProperty("cluster.case", "");
    private static final ResultsTable TABLE = new ResultsTable();
    private static final Set<String> STARTED = new HashSet<>();
    private static Cluster running;

    @TestFactory
    Stream<DynamicContainer> shouldKeepItsPromises() {
        return Engine.selected().stream()
                .map(engine -> DynamicContainer.dynamicContainer(engine.title(), tests(engine)));
    }

    @AfterAll
    static void end() {
        close();
        if (ResultsTable.WRITES) {
            TABLE.write(cases().map(ClusterCase::title).toList());
        }
    }

    private static Stream<ClusterCase> cases() {
        return Stream.of(
                        ReplicationCases.all(),
                        NodeOrderCases.all(),
                        SlowHandOverCases.all(),
                        ReplicatedBytesCases.all(),
                        SessionValueCases.all(),
                        new NodeDeathCases().all())
                .flatMap(List::stream);
    }

    private static Stream<DynamicTest> tests(Engine engine) {
        return cases().filter(each -> each.core() || !Cluster.CORE_ONLY)
                .filter(each -> each.title().contains(ONLY))
                .map(each -> DynamicTest.dynamicTest(each.title(), () -> run(each, engine)));
    }

    private static void run(ClusterCase each, Engine engine) {
        Cluster cluster = cluster(engine);
        if (each.nodes() == ClusterCase.Nodes.BOTH) {
            cluster.startBoth();
        }
        String result = each.check().run(cluster);
        if (ResultsTable.WRITES) {
            TABLE.put(each.title(), engine.title(), result);
        } else {
            assertThat(result)
                    .as("docs/reference/several-nodes-results.md; -Dcluster.write=true writes it anew")
                    .isEqualTo(TABLE.documented(each.title(), engine.title()));
        }
    }

    private static Cluster cluster(Engine engine) {
        if (running == null || !running.engine().name().equals(engine.name())) {
            close();
            if (!STARTED.add(engine.name())) {
                throw new IllegalStateException("The cluster of " + engine + " did not start, see the first case");
            }
            running = Cluster.start(engine);
        }
        return running;
    }

    private static void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
