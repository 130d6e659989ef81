// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.log;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes the page of the documentation about the log messages. */
public final class LogMessagesDocument {

    private LogMessagesDocument() {}

    /** Returns the whole page. */
    public static String text() {
        String rows = Arrays.stream(LogMessage.values())
                .map(message -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                LogMessage.id(message.number()),
                                message.level(),
                                escape(message.text()),
                                escape(message.advice())))
                .collect(Collectors.joining("\n"));
        return """
                # Log messages

                This page is generated from the enum `LogMessage`. The build fails if the two differ.

                The name of the logger is `io.github.scalekitlogin`. Each message has an id. Ids do not change between releases.
                `{0}`, `{1}` and so on stand for values. No message contains a secret, an access token, `state`, an e-mail address
                or `sub`.

                The ids that begin with `SKL1` belong to [error pages](error-pages.md).

                | id | level | message | what to do |
                | --- | --- | --- | --- |
                %s
                """.formatted(rows);
    }

    private static String escape(String text) {
        return text.replace("$'{'", "${").replace("<", "&lt;").replace("|", "\\|");
    }
}
