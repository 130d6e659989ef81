// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
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
 * Copies a jar and moves the internal classes and the libraries into two jars inside it, which InternalClassLoader reads. The package
 * "cdi" stays where servers see it. The jar of the libraries is compressed once more, because a server unpacks the whole from a WAR, and
 * takes longer if the names in it can still be compressed. The libraries lose the names of their local variables, which only debuggers
 * use; the lines of stack traces stay. The internal classes lose their lambdas: see {@link LambdaClasses}. Files keep their order and time; folders have no entry. Arguments: the jar, and the copy.
 */
final class PackInternalClasses {

    private static final String PACKAGE = "io/github/scalekitlogin/";
    private static final Pattern INTERNAL = Pattern.compile(PACKAGE + "internal(?!/cdi/)/.+\\.class");
    private static final Pattern LIBRARY = Pattern.compile(PACKAGE + "shaded/.+\\.class");

    private PackInternalClasses() {}

    public static void main(String[] args) throws IOException {
        Map<String, byte[]> internal = new LinkedHashMap<>();
        ByteArrayOutputStream libraries = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(args[0]);
                ZipOutputStream to = jar(Files.newOutputStream(Path.of(args[1])))) {
            try (ZipOutputStream librariesJar = jar(new GZIPOutputStream(libraries))) {
                for (ZipEntry entry : Collections.list(from.entries())) {
                    byte[] bytes = from.getInputStream(entry).readAllBytes();
                    if (LIBRARY.matcher(entry.getName()).matches()) {
                        add(entry.getName(), entry, withoutLocalVariables(bytes), librariesJar);
                    } else if (INTERNAL.matcher(entry.getName()).matches()) {
                        internal.put(entry.getName(), bytes);
                    } else if (!entry.isDirectory()) {
                        add(entry.getName(), entry, bytes, to);
                    }
                }
            }
            ZipEntry first = from.entries().nextElement();
            add(PACKAGE + "internal.jar", first, jar(LambdaClasses.replaceLambdas(internal), first), to);
            add(PACKAGE + "libraries.jar.gz", first, libraries.toByteArray(), to);
        }
    }

    private static ZipOutputStream jar(OutputStream out) {
        ZipOutputStream jar = new ZipOutputStream(out);
        jar.setLevel(Deflater.BEST_COMPRESSION);
        return jar;
    }

    private static byte[] jar(Map<String, byte[]> files, ZipEntry sameTime) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = jar(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                add(file.getKey(), sameTime, file.getValue(), jar);
            }
        }
        return bytes.toByteArray();
    }

    private static void add(String name, ZipEntry sameTime, byte[] bytes, ZipOutputStream to) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(sameTime.getTimeLocal());
        to.putNextEntry(entry);
        to.write(bytes);
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
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
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
