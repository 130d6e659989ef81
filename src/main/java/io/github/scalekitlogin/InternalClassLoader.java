// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/**
 * Loads the internal classes and the libraries from two jars inside the jar. Servers parse each class of a jar in an application when they
 * deploy it, and would parse all of these for nothing. A {@link Runnable}, so that internal classes can call it: they share types of
 * the JDK with it only. Thread-safe.
 */
final class InternalClassLoader extends ClassLoader implements Runnable {

    static {
        registerAsParallelCapable();
    }

    private static final String INTERNAL = "io.github.scalekitlogin.internal.";
    private static final String LIBRARIES = "io.github.scalekitlogin.shaded.";
    private static final String CLASS = ".class";
    private static final ClassLoader LOADER = find(InternalClassLoader.class.getClassLoader());

    private final JarInMemory internal;
    /** Null when it is unpacked. A deployment does not need the libraries, so it does not unpack them. */
    private byte[] packedLibraries;

    private JarInMemory libraries;

    /** Creates a loader. The jar of the libraries is compressed with gzip. */
    InternalClassLoader(byte[] internal, byte[] packedLibraries, ClassLoader parent) {
        super(parent);
        this.internal = new JarInMemory(internal);
        this.packedLibraries = packedLibraries;
    }

    /** Returns the loader of the internal classes. In a build, where classes are in a folder, it is that of the API. */
    private static ClassLoader find(ClassLoader application) {
        byte[] internal = read("internal.jar");
        return internal == null
                ? application
                : new InternalClassLoader(internal, read("libraries.jar.gz"), application);
    }

    private static byte[] read(String file) {
        try (InputStream in = InternalClassLoader.class.getResourceAsStream(file)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the jar of the Scalekit login filter", e);
        }
    }

    private synchronized JarInMemory libraries() {
        if (libraries == null) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packedLibraries))) {
                libraries = new JarInMemory(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("The jar of the Scalekit login filter is damaged", e);
            }
            packedLibraries = null;
        }
        return libraries;
    }

    /**
     * Loads all internal classes, so that the first user does not wait for it. Initializes no class: two threads could wait for each
     * other.
     */
    @Override
    public void run() {
        for (String file : internal.names()) {
            try {
                loadClass(file.substring(0, file.length() - CLASS.length()).replace('/', '.'));
            } catch (ClassNotFoundException | LinkageError serverHasNoSuchApi) {
                // It is loaded again when it is needed.
            }
        }
    }

    /**
     * Returns a new instance of an internal class.
     *
     * @param type a type of the JDK or of the Servlet API
     * @param name the name of the class below the internal package; it has a public constructor without parameters
     */
    static <T> T create(Class<T> type, String name) {
        try {
            return type.cast(LOADER.loadClass(INTERNAL + name).getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The jar of the Scalekit login filter is incomplete: " + name, e);
        }
    }

    /** Asks the parent for other classes only: it would search all jars of the application for each of these in vain. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(INTERNAL) && !name.startsWith(LIBRARIES)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        JarInMemory jar = name.startsWith(LIBRARIES) ? libraries() : internal;
        byte[] bytes = jar.read(name.replace('.', '/') + CLASS);
        if (bytes == null) {
            // A class that servers must see, or none.
            return getParent().loadClass(name);
        }
        return defineClass(name, bytes, 0, bytes.length, InternalClassLoader.class.getProtectionDomain());
    }
}
