// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.testkit.RequestDouble;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageMessagesTest {

    private final Map<String, PageMessages> all = PageMessages.all();

    @Test
    void shouldSayTheSameInEachLanguage() {
        PageMessages english = all.get("en");
        assertThat(all.keySet()).containsExactly("de", "en", "es", "fr", "ja");
        all.forEach((language, words) -> {
            assertThat(new TreeSet<>(Collections.list(words.bundle().getKeys())))
                    .as(language)
                    .isEqualTo(new TreeSet<>(Collections.list(english.bundle().getKeys())));
            Collections.list(english.bundle().getKeys())
                    .forEach(key -> assertThat(places(words.get(key)))
                            .as(language + " " + key)
                            .isEqualTo(places(english.get(key))));
        });
    }

    @Test
    void shouldHaveWordsForEachProblem() {
        assertThat(all.get("en").bundle().keySet())
                .containsAll(Stream.of(Problem.values())
                        .flatMap(problem -> Stream.of(problem + ".title", problem + ".text"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"'de-AT,de', de", "'pt,fr-CA', fr", "ja, ja", "'pt,it', en", "es-419, es", ", en"})
    void shouldSpeakTheBrowsersLanguage(String accepted, String expected) {
        RequestDouble request = new RequestDouble();
        if (accepted != null) {
            request.languages(
                    Stream.of(accepted.split(",")).map(Locale::forLanguageTag).toList());
        }
        assertThat(PageMessages.of(request, all).language()).isEqualTo(expected);
    }

    private static List<Integer> places(String text) {
        return Stream.iterate(text.indexOf("{0}"), i -> i >= 0, i -> text.indexOf("{0}", i + 1))
                .map(i -> 1)
                .toList();
    }
}
