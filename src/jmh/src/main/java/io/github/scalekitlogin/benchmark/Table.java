// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A Markdown table. */
final class Table {

    private final List<String> lines = new ArrayList<>();

    Table(String... heads) {
        row(heads);
        lines.add("|" + String.join("|", Collections.nCopies(heads.length, " --- ")) + "|");
    }

    Table row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
        return this;
    }

    /** Formats a figure with the given number of decimals. */
    static String figure(int digits, double value) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
