// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All files of a server, as lines: of its logs, its console, and all other files that it has written.
 *
 * @param folder where they lie
 * @param record how a record of a log begins; its first group is the logger
 */
record ServerFiles(Path folder, Pattern record) {

    /**
     * A line of a record.
     *
     * @param logger whose record it is; the file's name before its first record and in a file that has none
     */
    record Line(Path file, String logger, String text) {

        boolean isOf(Pattern loggers) {
            return loggers.matcher(logger).matches();
        }

        boolean holdsAny(Collection<String> values) {
            return values.stream().anyMatch(text::contains);
        }
    }

    /** Returns the lines of this kind, from all files. */
    List<Line> find(Predicate<Line> kind) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .<Line>mapMulti(this::read)
                    .filter(kind)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("What lies in " + folder, e);
        }
    }

    /** Every byte is a letter there, so that no file is unreadable. */
    private void read(Path file, Consumer<Line> lines) {
        String[] logger = {file.getFileName().toString()};
        try (Stream<String> texts = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            texts.forEach(text -> {
                Matcher begin = record.matcher(text);
                logger[0] = begin.matches() ? begin.group(1) : logger[0];
                lines.accept(new Line(file, logger[0], text));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("File " + file, e);
        }
    }
}
