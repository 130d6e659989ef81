// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.DataTruncation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads the columns of the current row as plain Java values: texts without white space around them, numbers, booleans, and
 * lists and maps for arrays and JSON. Values of a driver's own types are read as text. Not thread-safe.
 */
final class SqlValues {

    /** Far more than any claim. A longer text is no claim, and must not be cut off. */
    private static final int MAX_LENGTH = 65_536;

    /** Stands for each binary value: the content is not needed, because no claim is binary. */
    private static final byte[] BINARY = {};

    private final ResultSet row;
    private final Function<String, Object> json;

    SqlValues(ResultSet row, Function<String, Object> json) {
        this.row = row;
        this.json = json;
    }

    /** Returns the value of a column, or null. Binary values stay {@code byte[]}. */
    Object get(int column) throws SQLException, ClaimsException {
        String type = row.getMetaData().getColumnTypeName(column);
        Object value = isJson(type) ? json(row.getString(column)) : plain(row.getObject(column), row, column);
        for (SQLWarning warning = row.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            if (warning instanceof DataTruncation) {
                throw new ClaimsException("The driver has cut off a value of scalekit.claims.sql.query", null);
            }
        }
        return value;
    }

    private static boolean isJson(String type) {
        return type != null && List.of("json", "jsonb").contains(type.toLowerCase(Locale.ROOT));
    }

    private Object json(String text) {
        try {
            return text == null ? null : strip(json.apply(text));
        } catch (IllegalArgumentException e) {
            return strip(text);
        }
    }

    private Object plain(Object value, ResultSet rows, int column) throws SQLException {
        if (value == null || value instanceof Boolean) {
            return value;
        } else if (value instanceof String text) {
            return ClaimValues.strip(text);
        } else if (value instanceof Number && value.getClass().getName().startsWith("java.")) {
            return value;
        } else if (value instanceof byte[] || value instanceof Blob) {
            return BINARY;
        } else if (value instanceof Clob text) {
            return text(text);
        } else if (value instanceof SQLXML xml) {
            return ClaimValues.strip(xml.getString());
        } else if (value instanceof Array array) {
            return elements(array);
        } else if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
            return strip(value);
        } else if (value instanceof UUID || value instanceof TemporalAccessor) {
            return value.toString();
        } else if (value instanceof java.sql.Timestamp timestamp) {
            return timestamp.toLocalDateTime().toString();
        } else if (value instanceof java.sql.Date || value instanceof java.sql.Time) {
            return value.toString();
        }
        // A type of the driver's own, such as citext, an enumeration or an interval.
        String text = rows.getString(column);
        return text == null ? null : ClaimValues.strip(text);
    }

    private static String text(Clob text) throws SQLException {
        if (text.length() > MAX_LENGTH) {
            throw new SQLException("A text is too long for a claim", "22001");
        }
        return text.length() == 0 ? "" : ClaimValues.strip(text.getSubString(1, (int) text.length()));
    }

    /** The result set of an array has the index in its first column and the element in its second one. */
    private List<Object> elements(Array array) throws SQLException {
        List<Object> elements = new ArrayList<>();
        try (ResultSet rows = array.getResultSet()) {
            while (rows.next()) {
                Object element = plain(rows.getObject(2), rows, 2);
                if (element != null) {
                    elements.add(element);
                }
            }
        } finally {
            array.free();
        }
        return elements;
    }

    private static Object strip(Object value) {
        return value instanceof String text ? ClaimValues.strip(text) : value;
    }
}
