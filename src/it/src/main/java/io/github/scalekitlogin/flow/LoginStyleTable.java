// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of login styles and servers in the documentation, which the tests write and compare with. */
final class LoginStyleTable {

    private static final TablePage PAGE =
            new TablePage(Path.of("docs/reference/login-styles.md"), "login-styles.write");
    private static final Pattern HEAD = Pattern.compile("\\[(.+)]\\(\\.\\./servers/(.+)\\.md\\)");

    /** Titles by server. */
    private final Map<String, String> titles;
    /** Cells by server and row. */
    private final Map<String, Map<String, String>> columns;

    private LoginStyleTable(Map<String, String> titles, Map<String, Map<String, String>> columns) {
        this.titles = titles;
        this.columns = columns;
    }

    /** Reads the table in the documentation. */
    static LoginStyleTable read() {
        return parse(PAGE.rows());
    }

    /** Returns the same table with another column for a server. */
    LoginStyleTable with(String server, String title, Map<String, Set<Remark>> column) {
        Map<String, String> moreTitles = new TreeMap<>(titles);
        moreTitles.put(server, title);
        Map<String, Map<String, String>> moreColumns = new TreeMap<>(columns);
        Map<String, String> cells = new LinkedHashMap<>();
        column.forEach((row, remarks) -> cells.put(row, cell(remarks)));
        moreColumns.put(server, cells);
        return new LoginStyleTable(moreTitles, moreColumns);
    }

    /** Writes the result into the documentation if told so, else compares the two. */
    void writeOrCompare(LoginStyleTable result) {
        PAGE.writeOrCompare(toString(), result.toString());
    }

    /** Returns the whole page. */
    @Override
    public String toString() {
        StringBuilder page = new StringBuilder();
        page.append("# Login styles\n\n");
        page.append(
                        "Written by the tests: `./mvnw verify -Dservers='*'` tests each login style on each server, and fails if")
                .append(" the result differs\nfrom this table. The numbers refer to the notes below.\n\n");
        page.append(TablePage.table(rows()));
        page.append('\n');
        for (Remark remark : Remark.values()) {
            page.append(remark.number()).append(". ").append(remark.text).append('\n');
        }
        return page.toString();
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(
                "login",
                titles.entrySet().stream()
                        .map(title -> "[" + title.getValue() + "](../servers/" + title.getKey() + ".md)")));
        for (LoginStyle style : LoginStyle.ALL) {
            rows.add(row(
                    style.title(),
                    titles.keySet().stream().map(server -> columns.get(server).getOrDefault(style.title(), "?"))));
        }
        return rows;
    }

    private static LoginStyleTable parse(List<List<String>> rows) {
        Map<String, String> titles = new TreeMap<>();
        Map<String, Map<String, String>> columns = new TreeMap<>();
        List<String> heads = rows.isEmpty() ? List.of("") : rows.get(0);
        for (int i = 1; i < heads.size(); i++) {
            Matcher head = HEAD.matcher(heads.get(i));
            if (!head.matches()) {
                throw new IllegalStateException("Not a server's head in " + PAGE.file() + ": " + heads.get(i));
            }
            Map<String, String> column = new LinkedHashMap<>();
            for (List<String> row : rows.subList(1, rows.size())) {
                column.put(row.get(0), row.get(i));
            }
            titles.put(head.group(2), head.group(1));
            columns.put(head.group(2), column);
        }
        return new LoginStyleTable(titles, columns);
    }

    private static String cell(Set<Remark> remarks) {
        String numbers = remarks.stream()
                .map(remark -> Integer.toString(remark.number()))
                .collect(Collectors.joining(", "));
        if (numbers.isEmpty()) {
            return "yes";
        }
        return (remarks.stream().anyMatch(Remark::isExclusion) ? "– (" : "yes (") + numbers + ")";
    }

    private static List<String> row(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).toList();
    }
}
