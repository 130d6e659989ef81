// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file the path in the repository
 * @param text the whole page
 */
record MarkdownPage(Path file, String text) {

    private static final Path FOLDER = Path.of("docs");
    private static final List<String> IN_ROOT = List.of("README.md", "SECURITY.md", "CHANGELOG.md");

    private static final Pattern FENCED = Pattern.compile("^ *```.*?^ *```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\(([^) ]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ +(.*)$", Pattern.MULTILINE);
    private static final Pattern LIST_ITEM = Pattern.compile("(?m)^\\s*([*-]|\\d+\\.) +");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])[\"”)*_]*\\s+");
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- from (\\S+) -->\\n *```(\\w+)\\n(.*?)^ *```", Pattern.DOTALL | Pattern.MULTILINE);

    /** A block of code with the file that it comes from. */
    record Snippet(String source, String code) {}

    /** Returns all pages: those of the folder docs, and those at the top of the repository. */
    static List<MarkdownPage> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return Stream.concat(IN_ROOT.stream().map(Path::of), files.filter(Files::isRegularFile))
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(MarkdownPage::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Folder " + FOLDER, e);
        }
    }

    static MarkdownPage read(Path file) {
        try {
            return new MarkdownPage(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Page " + file, e);
        }
    }

    /** Returns the links that lead to a file or to a heading, not to another host. */
    List<String> relativeLinks() {
        return LINK.matcher(withoutCode())
                .results()
                .map(link -> link.group(2))
                .filter(target -> !target.contains("://"))
                .toList();
    }

    /** Returns the anchors that GitHub gives to the headings. */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        HEADING.matcher(FENCED.matcher(text).replaceAll("")).results().forEach(heading -> {
            String anchor = anchor(heading.group(1));
            String unique = anchor;
            for (int i = 1; !anchors.add(unique); i++) {
                unique = anchor + '-' + i;
            }
        });
        return anchors;
    }

    private static String anchor(String heading) {
        return LINK.matcher(heading)
                .replaceAll("$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** Returns the blocks of code that name their source. */
    List<Snippet> snippets() {
        return SNIPPET.matcher(text)
                .results()
                .map(snippet -> new Snippet(snippet.group(1), snippet.group(3)))
                .toList();
    }

    /** Returns the blocks of code that do not name their source, with their first line, which has the language. */
    List<String> blocksWithoutSource() {
        return FENCED.matcher(SNIPPET.matcher(text).replaceAll(""))
                .results()
                .map(block -> block.group().strip())
                .toList();
    }

    /** Returns the text for people, tables and headings included, without code. */
    String words() {
        return LINK.matcher(CODE.matcher(withoutBlocks()).replaceAll("code")).replaceAll("$1");
    }

    /** Returns the sentences of paragraphs and lists. Each piece of code is one word. */
    List<String> sentences() {
        String paragraphs = words().lines()
                .map(line -> line.startsWith("|") || line.startsWith("#") ? "" : line)
                .reduce("", (before, line) -> before + '\n' + line);
        List<String> sentences = new ArrayList<>();
        for (String paragraph : LIST_ITEM.matcher(paragraphs).replaceAll("\n\n").split("\\n\\s*\\n")) {
            sentences.addAll(Arrays.asList(SENTENCE_END.split(paragraph.strip())));
        }
        return sentences;
    }

    private String withoutBlocks() {
        return COMMENT.matcher(FENCED.matcher(text).replaceAll("\n")).replaceAll("");
    }

    private String withoutCode() {
        return CODE.matcher(withoutBlocks()).replaceAll("code");
    }

    /** Returns the path, the name of a dynamic test. */
    @Override
    public String toString() {
        return file.toString();
    }
}
