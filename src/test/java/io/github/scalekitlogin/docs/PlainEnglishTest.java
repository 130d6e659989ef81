// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Short sentences and plain words: each page must be understood at once by readers whose first language is not English. */
class PlainEnglishTest {

    private static final int MAX_WORDS = 30;

    /** Words to avoid, with words to use. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("who(m)?ever|whichever", "users who ..., all others"),
            Map.entry("whatever", "all ..., each ... that"),
            Map.entry("wherever", "at each place where"),
            Map.entry("hence|whence|thereby|thus", "so"),
            Map.entry("lest", "so that ... not"),
            Map.entry("shall", "must"),
            Map.entry("no sooner than", "only when"),
            Map.entry("the \\w+er, the (stronger|weaker)", "later sources override earlier ones"),
            Map.entry("takes? (it|this|that|them) for", "treats it as"),
            Map.entry("taken for", "treated as"),
            Map.entry("stands? aside", "releases the request thread"),
            Map.entry("gives? (its|the|their) threads? back", "releases the thread"),
            Map.entry("hand has left", "tampering"),
            Map.entry("brings? about|brought about", "causes"),
            Map.entry("be had", "works, is possible"),
            Map.entry("in order to", "to"),
            Map.entry("utili[sz]e\\w*|leverag\\w+", "use"),
            Map.entry("please note|note that", "nothing"),
            Map.entry("e\\.g\\.|i\\.e\\.|etc\\.", "for example, that is, and so on"));

    @TestFactory
    Stream<DynamicTest> shouldUsePlainWords() {
        return pages().map(page -> DynamicTest.dynamicTest(
                page.toString(),
                () -> WORDS.forEach(
                        (word, better) -> assertThat(Pattern.compile("(?i)(?<![\\w-])(?:" + word + ")(?![\\w-])")
                                        .matcher(page.words())
                                        .results()
                                        .map(found -> found.group()))
                                .as("words in %s; use: %s", page, better)
                                .isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> shouldUseShortSentences() {
        return pages().map(page -> DynamicTest.dynamicTest(
                page.toString(),
                () -> assertThat(
                                page.sentences().stream().filter(sentence -> sentence.split("\\s+").length > MAX_WORDS))
                        .as("sentences of more than %s words", MAX_WORDS)
                        .isEmpty()));
    }

    private static Stream<MarkdownPage> pages() {
        return MarkdownPage.all().stream();
    }
}
