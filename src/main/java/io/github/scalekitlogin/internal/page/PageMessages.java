// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * The texts of the pages in one language. Immutable, thread-safe.
 *
 * @param language language code, as in the {@code lang} attribute of HTML
 * @param bundle the texts by key
 */
record PageMessages(String language, ResourceBundle bundle) {

    private static final String PLACEHOLDER = "{0}";
    private static final String ENGLISH = "en";
    private static final List<String> LANGUAGES = List.of(ENGLISH, "de", "es", "fr", "ja");

    /**
     * Reads the texts of all languages, by language code. Does not use the bundle cache of the JDK, which would keep a
     * reference to the application's class loader.
     */
    static Map<String, PageMessages> all() {
        Map<String, PageMessages> all = new TreeMap<>();
        LANGUAGES.forEach(language -> all.put(language, read(language)));
        return all;
    }

    /** Returns the texts in the language that the browser prefers, or in English. The locale of the server has no effect. */
    static PageMessages of(HttpServletRequest request, Map<String, PageMessages> all) {
        return request.getHeader("Accept-Language") == null
                ? all.get(ENGLISH)
                : Collections.list(request.getLocales()).stream()
                        .map(Locale::getLanguage)
                        .filter(all::containsKey)
                        .findFirst()
                        .map(all::get)
                        .orElse(all.get(ENGLISH));
    }

    String get(String key) {
        return bundle.getString(key);
    }

    /** Returns a text with its placeholder replaced by a value. */
    String get(String key, String value) {
        return get(key).replace(PLACEHOLDER, value);
    }

    /** Returns a text with a name, whose deceptive characters are made visible, in place of its placeholder. */
    ConfirmTemplate.Phrase phrase(String key, String name) {
        String text = get(key);
        int place = text.indexOf(PLACEHOLDER);
        return new ConfirmTemplate.Phrase(
                text.substring(0, place), VisibleText.of(name), text.substring(place + PLACEHOLDER.length()));
    }

    private static PageMessages read(String language) {
        String file = "messages_" + language + ".properties";
        try (InputStream in = PageMessages.class.getResourceAsStream(file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return new PageMessages(language, new PropertyResourceBundle(reader));
        } catch (IOException e) {
            throw new UncheckedIOException("The jar is incomplete: " + file, e);
        }
    }
}
