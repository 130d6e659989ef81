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
import org.objectweb.asm.tree.ClassNode;

/**
 * Copies a jar and moves the internal classes and the libraries into two jars inside it, which InternalClassLoader reads. The package
 * "cdi" stays where servers see it. The jar of the libraries is compressed once more, because a server unpacks the whole from a WAR, and
 * takes longer if the names in it can still be compressed. The libraries lose the names of their local variables, which only debuggers
 * use; the lines of stack traces stay. The internal classes lose their lambdas: see {@link LambdaClasses}. Files keep their order,
 * those of the outer jar their time as well; folders have no entry. Arguments: the jar, and the copy.
 */
final class PackInternalClasses {

    private static final String PACKAGE = "io/github/scalekitlogin/";
    private static final Pattern INTERNAL = Pattern.compile(PACKAGE + "internal(?!/cdi/)/.+\\.class");
    private static final Pattern LIBRARY = Pattern.compile(PACKAGE + "shaded/.+\\.class");

    private PackInternalClasses() {}

    public static void main(String[] args) throws IOException {
        Map<String, byte[]> internal = new LinkedHashMap<>();
        Map<String, byte[]> libraries = new LinkedHashMap<>();
        try (ZipFile from = new ZipFile(args[0]);
                ZipOutputStream to = jar(Files.newOutputStream(Path.of(args[1])))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                if (LIBRARY.matcher(entry.getName()).matches()) {
                    libraries.put(entry.getName(), withoutLocalVariables(bytes));
                } else if (INTERNAL.matcher(entry.getName()).matches()) {
                    internal.put(entry.getName(), bytes);
                } else if (!entry.isDirectory()) {
                    add(entry.getName(), entry, bytes, to);
                }
            }
            ZipEntry first = from.entries().nextElement();
            ByteArrayOutputStream internalJar = new ByteArrayOutputStream();
            addAll(LambdaClasses.replaceLambdas(internal), first, internalJar);
            add(PACKAGE + "internal.jar", first, internalJar.toByteArray(), to);
            ByteArrayOutputStream librariesJar = new ByteArrayOutputStream();
            addAll(libraries, first, new GZIPOutputStream(librariesJar));
            add(PACKAGE + "libraries.jar.gz", first, librariesJar.toByteArray(), to);
        }
    }

    private static ZipOutputStream jar(OutputStream out) {
        ZipOutputStream jar = new ZipOutputStream(out);
        jar.setLevel(Deflater.BEST_COMPRESSION);
        return jar;
    }

    /** Writes a jar, and closes the stream. */
    private static void addAll(Map<String, byte[]> files, ZipEntry sameTime, OutputStream out) throws IOException {
        try (ZipOutputStream jar = jar(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                add(file.getKey(), sameTime, file.getValue(), jar);
            }
        }
    }

    private static void add(String name, ZipEntry sameTime, byte[] bytes, ZipOutputStream to) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(sameTime.getTimeLocal());
        to.putNextEntry(entry);
        to.write(bytes);
    }

    private static byte[] withoutLocalVariables(byte[] bytes) {
        ClassNode type = ClassFile.read(bytes);
        type.methods.forEach(method -> method.localVariables = null);
        return ClassFile.write(type);
    }
}
