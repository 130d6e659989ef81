// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Converts the values of LDAP attributes. A value is text only if it is valid UTF-8: the usual conversion replaces wrong bytes,
 * so that two identifiers become one. Binary identifiers of Active Directory get their usual text form.
 */
final class LdapValues {

    private static final Set<String> GUIDS = Set.of("objectguid", "ms-ds-consistencyguid");
    private static final Set<String> SIDS = Set.of("objectsid", "sidhistory", "tokengroups");

    private LdapValues() {}

    /** Returns the text of a value; {@code byte[]} if it is binary and has no usual text form. */
    static Object of(String attribute, Object value) {
        if (!(value instanceof byte[] bytes)) {
            return value;
        }
        String name = attribute.toLowerCase(Locale.ROOT);
        if (GUIDS.contains(name) && bytes.length == 16) {
            return guid(bytes);
        }
        if (SIDS.contains(name) && isSid(bytes)) {
            return sid(bytes);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException binary) {
            return bytes;
        }
    }

    /** The first three fields are little-endian, as Active Directory's own tools show them. */
    private static String guid(byte[] bytes) {
        ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long first = (little.getInt() & 0xFFFF_FFFFL) << 32
                | (little.getShort() & 0xFFFFL) << 16
                | little.getShort() & 0xFFFFL;
        return new UUID(first, ByteBuffer.wrap(bytes, 8, 8).getLong()).toString();
    }

    private static boolean isSid(byte[] bytes) {
        return bytes.length >= 8 && bytes[0] == 1 && bytes.length == 8 + 4 * bytes[1];
    }

    /** Revision, authority (48 bits, big-endian), and sub-authorities (32 bits, little-endian). */
    private static String sid(byte[] bytes) {
        StringBuilder text = new StringBuilder("S-").append(bytes[0]).append('-');
        text.append(ByteBuffer.wrap(bytes).getLong() & 0xFFFF_FFFF_FFFFL);
        ByteBuffer authorities = ByteBuffer.wrap(bytes, 8, bytes.length - 8).order(ByteOrder.LITTLE_ENDIAN);
        while (authorities.hasRemaining()) {
            text.append('-').append(authorities.getInt() & 0xFFFF_FFFFL);
        }
        return text.toString();
    }
}
