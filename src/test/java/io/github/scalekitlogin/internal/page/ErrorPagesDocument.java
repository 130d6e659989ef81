// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

import io.github.scalekitlogin.internal.log.LogMessage;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes the page of the documentation about the error pages. */
public final class ErrorPagesDocument {

    private ErrorPagesDocument() {}

    /** Returns the whole page. */
    public static String text() {
        PageMessages english = PageMessages.all().get("en");
        String rows = Arrays.stream(Problem.values())
                .map(problem -> "| %s | %d | `%s` | %s | %s |"
                        .formatted(
                                english.get(problem + ".title"),
                                problem.status,
                                LogMessage.id(problem.number),
                                problem.reason,
                                problem.effect))
                .collect(Collectors.joining("\n"));
        return """
                # Error pages

                This page is generated from the enum `Problem`. The build fails if the two differ.

                Each error page shows an id. The log line with the same id has the reason. Load balancers often count the statuses
                500 to 504 as a dead node. For that reason, a failure outside this node has status 424 (Failed Dependency).

                The texts are in English, German, French, Spanish and Japanese. The browser's language decides.

                | page | status | log message | shown when | effect |
                | --- | --- | --- | --- | --- |
                %s
                """.formatted(rows);
    }
}
