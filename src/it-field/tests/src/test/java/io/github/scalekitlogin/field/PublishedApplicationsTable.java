// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import io.github.scalekitlogin.flow.TablePage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of published applications in the documentation, which the tests write and compare with. */
final class PublishedApplicationsTable {

    static final List<String> COLUMNS = List.of("deploys", "login", "question", "tabs", "logout", "untouched");

    private static final TablePage PAGE =
            new TablePage(Path.of("docs/reference/applications.md"), "applications.write");
    private static final String TEXT = """
            # Published applications

            Written by the tests: `./mvnw -f src/it-field verify -Dserver.tests='**/PublishedApplicationsIT.java'` deploys each
            application on Tomcat 11, uses it in Chromium, and fails if the result differs from this table. The applications are
            as they were published, JSPWiki after a conversion to Jakarta EE: only jars are added to `WEB-INF/lib`. The numbers refer to
            the notes below.

            * *deploys*: the application starts with the filter, and both answer.
            * *login*: a link on another site leads to the login, and the login to Scalekit's consent page for this user.
            * *question*: a user who was signed in before is asked first, by name.
            * *tabs*: two login requests in two tabs of one browser both reach the consent page.
            * *logout*: "Use another account" on the confirm page leads to a login as another user.
            * *untouched*: some pages for anonymous users, with their headers and cookies, and a login without a login request
              are the same with the filter and without it.

            """;

    /** Cells by application and column. A cell is "yes" or "no", after a bar perhaps a note. */
    private final Map<String, Map<String, String>> cells = new HashMap<>();

    private final List<String> notes = new ArrayList<>();

    /** Begins with the cells of the documentation: not every run has all applications. */
    PublishedApplicationsTable() {
        List<String> documentedNotes = PAGE.text()
                .lines()
                .filter(line -> line.matches("\\d+\\. .*"))
                .map(line -> line.replaceFirst("\\d+\\. ", ""))
                .toList();
        for (PublishedApplication application : PublishedApplication.all()) {
            Map<String, String> row = new LinkedHashMap<>();
            PAGE.rows().stream()
                    .filter(documented -> documented.get(0).equals(application.title()))
                    .forEach(documented -> {
                        for (int i = 0; i < COLUMNS.size(); i++) {
                            row.put(COLUMNS.get(i), withNote(documented.get(i + 1), documentedNotes));
                        }
                    });
            cells.put(application.id(), row);
        }
    }

    private static String withNote(String cell, List<String> documentedNotes) {
        String number = cell.replaceAll("\\D", "");
        return number.isEmpty()
                ? cell
                : cell.replaceFirst(" .*", "|") + documentedNotes.get(Integer.parseInt(number) - 1);
    }

    void put(PublishedApplication application, String column, String cell) {
        cells.get(application.id()).put(column, cell);
    }

    /** Writes the result into the documentation if told so, else compares the two. */
    void writeOrCompare() {
        PAGE.writeOrCompare(PAGE.text(), page());
    }

    private String page() {
        List<List<String>> rows = new ArrayList<>();
        StringBuilder needs = new StringBuilder();
        List<String> heads = new ArrayList<>(List.of("application"));
        heads.addAll(COLUMNS);
        rows.add(heads);
        for (PublishedApplication application : PublishedApplication.all()) {
            List<String> row = new ArrayList<>(List.of(application.title()));
            COLUMNS.forEach(
                    column -> row.add(numbered(cells.get(application.id()).getOrDefault(column, "?"))));
            rows.add(row);
            needs.append("\n### ").append(application.title()).append("\n\n");
            needs.append("```properties\n").append(application.settings()).append("```\n");
            application
                    .needs()
                    .ifPresent(text -> needs.append('\n').append(text).append('\n'));
            needs.append("\n[All files](../../").append(application.folder()).append(")\n");
        }
        StringBuilder page =
                new StringBuilder(TEXT).append(TablePage.table(rows)).append('\n');
        for (int i = 0; i < notes.size(); i++) {
            page.append(i + 1).append(". ").append(notes.get(i)).append('\n');
        }
        return page.append(
                        "\n## Settings\n\nEach needs these lines beside the four settings of [getting started](../getting-started.md). Here they")
                .append(" are in\n`META-INF/microprofile-config.properties` of a jar of their own in `WEB-INF/lib`.\n")
                .append(needs)
                .toString();
    }

    private String numbered(String cell) {
        int bar = cell.indexOf('|');
        if (bar < 0) {
            return cell;
        }
        String note = cell.substring(bar + 1);
        if (!notes.contains(note)) {
            notes.add(note);
        }
        return cell.substring(0, bar) + " (" + (notes.indexOf(note) + 1) + ")";
    }
}
