// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A jar that was read once. It depends on no open file: Payara closes the jars of an application while its classes are still
 * being loaded. Files are unpacked when they are read. Thread-safe.
 */
final class JarInMemory {

    /** Lengths of the records of a ZIP file, and where their fields are. */
    private static final int END = 22;

    private static final int END_ENTRIES = 10;
    private static final int END_DIRECTORY = 16;
    private static final int ENTRY = 46;
    private static final int ENTRY_PACKED_SIZE = 20;
    private static final int ENTRY_SIZE = 24;
    private static final int ENTRY_NAME_LENGTH = 28;
    private static final int ENTRY_EXTRA_LENGTH = 30;
    private static final int ENTRY_COMMENT_LENGTH = 32;
    private static final int ENTRY_FILE = 42;
    private static final int FILE = 30;
    private static final int FILE_NAME_LENGTH = 26;
    private static final int FILE_EXTRA_LENGTH = 28;

    private final ByteBuffer jar;
    /** The positions of the files' entries in the directory. */
    private final Map<String, Integer> entries;

    /** @param bytes a ZIP file without a comment, whose files are deflated */
    JarInMemory(byte[] bytes) {
        jar = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.length - END;
        int count = unsigned(end + END_ENTRIES);
        entries = new HashMap<>(count * 2);
        int entry = jar.getInt(end + END_DIRECTORY);
        for (int i = 0; i < count; i++) {
            int nameLength = unsigned(entry + ENTRY_NAME_LENGTH);
            entries.put(new String(bytes, entry + ENTRY, nameLength, StandardCharsets.ISO_8859_1), entry);
            entry += ENTRY + nameLength + unsigned(entry + ENTRY_EXTRA_LENGTH) + unsigned(entry + ENTRY_COMMENT_LENGTH);
        }
    }

    /** Returns the names of all files. */
    Set<String> names() {
        return entries.keySet();
    }

    /** Returns the content of a file, or null if there is none. */
    byte[] read(String name) {
        Integer entry = entries.get(name);
        if (entry == null) {
            return null;
        }
        int file = jar.getInt(entry + ENTRY_FILE);
        int content = file + FILE + unsigned(file + FILE_NAME_LENGTH) + unsigned(file + FILE_EXTRA_LENGTH);
        byte[] bytes = new byte[jar.getInt(entry + ENTRY_SIZE)];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(jar.array(), content, jar.getInt(entry + ENTRY_PACKED_SIZE));
            inflater.inflate(bytes);
            return bytes;
        } catch (DataFormatException e) {
            throw new IllegalStateException("The jar of the Scalekit login filter is damaged: " + name, e);
        } finally {
            inflater.end();
        }
    }

    private int unsigned(int position) {
        return Short.toUnsignedInt(jar.getShort(position));
    }
}
