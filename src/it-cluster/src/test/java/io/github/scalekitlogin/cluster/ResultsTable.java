// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import io.github.scalekitlogin.flow.TablePage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code docs/reference/several-nodes-results.md}: what each case ends with on each engine. */
final class ResultsTable {

    static final boolean WRITES = Boolean.getBoolean("cluster.write");

    private static final Path FILE = Path.of("docs/reference/several-nodes-results.md");
    private static final String HEAD = """
            # What happens on several nodes

            Written by the tests: `./mvnw -f src/it-cluster verify -Dcluster.write=true`. They play each row on two nodes of each server behind HAProxy.
            [Run it on several nodes](../how-to/several-nodes.md) has the configurations.
            "Consent page" means: Scalekit shows the person's own account, and nobody else's details were submitted. `form`, `code` and `session` are kinds of
            login: FORM of the container, `HttpServletRequest.login`, and a user in a session attribute.
            Without sticky sessions, Tomcat answers some FORM logins with 408. The tests then follow the AI client's link again.

            """;
    private static final String NOT_RUN = "not run";

    /** Cells by row and engine. */
    private final Map<String, Map<String, String>> cells = new LinkedHashMap<>();

    private final List<String> engines = new ArrayList<>();

    /** Reads the page. */
    ResultsTable() {
        List<List<String>> rows = new TablePage(FILE, "cluster.write").rows();
        if (rows.isEmpty()) {
            return;
        }
        engines.addAll(rows.get(0).subList(1, rows.get(0).size()));
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int i = 0; i < engines.size(); i++) {
                put(row.get(0), engines.get(i), row.get(i + 1));
            }
        }
    }

    /** Returns what the page says. */
    String documented(String title, String engine) {
        return cells.getOrDefault(title, Map.of()).getOrDefault(engine, NOT_RUN);
    }

    void put(String title, String engine, String result) {
        if (!engines.contains(engine)) {
            engines.add(engine);
        }
        cells.computeIfAbsent(title, unused -> new LinkedHashMap<>()).put(engine, result);
    }

    /** Writes the page with these rows. */
    void write(List<String> titles) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("Case", engines));
        titles.forEach(title -> rows.add(row(
                title, engines.stream().map(engine -> documented(title, engine)).toList())));
        try {
            Files.writeString(FILE, HEAD + TablePage.table(rows));
        } catch (IOException e) {
            throw new UncheckedIOException("Table " + FILE, e);
        }
    }

    private static List<String> row(String head, List<String> cells) {
        List<String> row = new ArrayList<>(List.of(head));
        row.addAll(cells);
        return row;
    }
}
