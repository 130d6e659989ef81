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
 * What our pages say, in one language.
 *
 * @param language its code, as {@code lang} has it
 */
record Words(String language, ResourceBundle bundle) {

    private static final String ENGLISH = "en";
    private static final List<String> LANGUAGES = List.of(ENGLISH, "de", "es", "fr", "ja");

    /** Returns all languages by their code. Read by us: the JDK's cache of bundles would keep the application's classes. */
    static Map<String, Words> all() {
        Map<String, Words> all = new TreeMap<>();
        LANGUAGES.forEach(language -> all.put(language, read(language)));
        return all;
    }

    /** Returns those the browser likes best; the server's own language does not count. */
    static Words of(HttpServletRequest request, Map<String, Words> all) {
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

    /** Returns words with something put in where they say {@code {0}}. */
    String get(String key, String put) {
        return before(key) + put + after(key);
    }

    String before(String key) {
        return get(key).substring(0, get(key).indexOf("{0}"));
    }

    String after(String key) {
        return get(key).substring(get(key).indexOf("{0}") + "{0}".length());
    }

    private static Words read(String language) {
        String file = "words_" + language + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return new Words(language, new PropertyResourceBundle(reader));
        } catch (IOException e) {
            throw new UncheckedIOException("Incomplete jar: " + file, e);
        }
    }
}
