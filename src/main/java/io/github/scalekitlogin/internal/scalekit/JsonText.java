// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.parsson.JsonProviderImpl;

/** Converts JSON of a database column or of the session to texts, numbers, booleans, lists and maps, and back. Thread-safe. */
public final class JsonText {

    private static final int MAX_DEPTH = 16;

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

    /**
     * Returns the members of an object.
     *
     * @throws IllegalArgumentException if the text is not one JSON object; the message does not contain the text
     */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> parseObject(String text) {
        // A reader ignores what follows the object.
        try (JsonParser parser = new JsonProviderImpl().createParser(new StringReader(text))) {
            parser.next();
            Map<String, Object> members = (Map<String, Object>) plain(parser.getObject());
            if (!parser.hasNext()) {
                return members;
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The text is not a JSON object", e);
        }
        throw new IllegalArgumentException("The text is more than a JSON object");
    }

    /**
     * Returns a value as JSON: a text, number, boolean, collection, map by text, or null.
     *
     * @throws IllegalArgumentException if there is another object in it, or too many levels; the message contains no value
     */
    public static String write(Object value) {
        return json(value, new JsonProviderImpl(), 0).toString();
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

    private static JsonValue json(Object value, JsonProvider provider, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("A value has more than " + MAX_DEPTH + " levels");
        } else if (value == null) {
            return JsonValue.NULL;
        } else if (value instanceof Boolean truth) {
            return truth ? JsonValue.TRUE : JsonValue.FALSE;
        } else if (value instanceof String text) {
            return provider.createValue(text);
        } else if (value instanceof Number number) {
            return provider.createValue(new BigDecimal(number.toString()));
        } else if (value instanceof Collection<?> elements) {
            JsonArrayBuilder array = provider.createArrayBuilder();
            elements.forEach(element -> array.add(json(element, provider, depth + 1)));
            return array.build();
        } else if (value instanceof Map<?, ?> members
                && members.keySet().stream().allMatch(String.class::isInstance)) {
            JsonObjectBuilder object = provider.createObjectBuilder();
            members.forEach((name, member) -> object.add((String) name, json(member, provider, depth + 1)));
            return object.build();
        }
        throw new IllegalArgumentException("An object of " + value.getClass().getName() + " has no form in JSON");
    }
}
