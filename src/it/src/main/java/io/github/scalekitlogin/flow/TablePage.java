// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation with one table, which the tests write or compare with what they see.
 *
 * @param file the page
 * @param writes the system property that has it written when it is {@code true}
 */
public record TablePage(Path file, String writes) {

    /** Returns the whole page as it is, empty when there is none. */
    public String text() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("Table " + file, e);
        }
    }

    /** Returns the cells of the page's table by row, the heads first. */
    public List<List<String>> rows() {
        return text().lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .map(TablePage::cells)
                .toList();
    }

    /** Returns a table of these rows, the heads first. */
    public static String table(List<List<String>> rows) {
        List<String> ruler = Collections.nCopies(rows.get(0).size(), "---");
        return Stream.concat(Stream.of(rows.get(0), ruler), rows.subList(1, rows.size()).stream())
                .map(row -> row.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }

    /** Writes the result if the system property says so, else compares it with the page. */
    public void writeOrCompare(String documented, String result) {
        if (!Boolean.getBoolean(writes)) {
            assertThat(result).as("%s; -D%s=true writes it anew", file, writes).isEqualTo(documented);
            return;
        }
        try {
            Files.writeString(file, result);
        } catch (IOException e) {
            throw new UncheckedIOException("Table " + file, e);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    }
}
