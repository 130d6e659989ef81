// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.parsson.JsonProviderImpl;

/** Reads JSON that a database column contains. */
public final class JsonText {

    private JsonText() {}

    /**
     * Returns a text, number, boolean, list, map or null.
     *
     * @throws IllegalArgumentException if the text is not one JSON value; the message does not contain the text
     */
    public static Object parse(String text) {
        try {
            // The reader closes itself.
            return plain(
                    new JsonProviderImpl().createReader(new StringReader(text)).readValue());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The text is not JSON", e);
        }
    }

    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> ((JsonNumber) value).numberValue();
            case ARRAY -> value.asJsonArray().stream().map(JsonText::plain).toList();
            case OBJECT -> {
                Map<String, Object> members = new LinkedHashMap<>();
                value.asJsonObject().forEach((name, member) -> members.put(name, plain(member)));
                yield members;
            }
        };
    }
}
