// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.build;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/** Reads and writes classes. */
final class ClassFile {

    private ClassFile() {}

    static ClassNode read(byte[] bytes) {
        ClassNode type = new ClassNode();
        new ClassReader(bytes).accept(type, 0);
        return type;
    }

    static byte[] write(ClassNode type) {
        ClassWriter bytes = new ClassWriter(0);
        type.accept(bytes);
        return bytes.toByteArray();
    }
}
