// SPDX-License-Identifier: Apache-2.0

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Copies a jar and moves the internal classes and the libraries into a jar inside it, which InternalClassLoader reads. The package
 * "cdi" stays where servers see it. The libraries lose the names of their local variables, which only debuggers use; the lines of
 * stack traces stay. Files keep their order and time; folders have no entry. Arguments: the jar, and the copy.
 */
final class PackInternalClasses {

    private static final Pattern INTERNAL = Pattern.compile("io/github/scalekitlogin/(internal(?!/cdi/)|shaded)/.+\\.class");
    private static final Pattern LIBRARY = Pattern.compile("io/github/scalekitlogin/shaded/.+\\.class");
    private static final String INNER_JAR = "io/github/scalekitlogin/internal.jar";

    private PackInternalClasses() {}

    public static void main(String[] args) throws IOException {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(args[0]);
                ZipOutputStream to = jar(Files.newOutputStream(Path.of(args[1])))) {
            try (ZipOutputStream classes = jar(inner)) {
                for (ZipEntry entry : Collections.list(from.entries())) {
                    if (!entry.isDirectory()) {
                        copy(from, entry, INTERNAL.matcher(entry.getName()).matches() ? classes : to);
                    }
                }
            }
            ZipEntry stored = new ZipEntry(INNER_JAR);
            stored.setTimeLocal(from.entries().nextElement().getTimeLocal());
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(inner.size());
            CRC32 checksum = new CRC32();
            checksum.update(inner.toByteArray());
            stored.setCrc(checksum.getValue());
            to.putNextEntry(stored);
            inner.writeTo(to);
        }
    }

    private static ZipOutputStream jar(OutputStream out) {
        ZipOutputStream jar = new ZipOutputStream(out);
        jar.setLevel(Deflater.BEST_COMPRESSION);
        return jar;
    }

    private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        to.putNextEntry(copy);
        try (InputStream in = from.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            to.write(LIBRARY.matcher(entry.getName()).matches() ? withoutLocalVariables(bytes) : bytes);
        }
    }

    private static byte[] withoutLocalVariables(byte[] bytes) {
        ClassWriter to = new ClassWriter(0);
        new ClassReader(bytes).accept(new ClassWithoutLocalVariables(to), 0);
        return to.toByteArray();
    }

    private static final class ClassWithoutLocalVariables extends ClassVisitor {

        ClassWithoutLocalVariables(ClassVisitor to) {
            super(Opcodes.ASM9, to);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(api, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitLocalVariable(
                        String variable, String type, String generic, Label start, Label end, int index) {
                    // Is left out.
                }
            };
        }
    }
}
