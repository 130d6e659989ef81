// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import java.io.IOException;
import java.io.InputStream;

/**
 * Loads the internal classes and the libraries. The build stores them in the jar with the ending {@code .classdata}, because
 * servers parse each {@code .class} file of a jar when they deploy an application. Thread-safe.
 */
final class InternalClassLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final String INTERNAL = "io.github.scalekitlogin.internal.";
    private static final String LIBRARIES = "io.github.scalekitlogin.shaded.";
    private static final InternalClassLoader INSTANCE = new InternalClassLoader();

    private InternalClassLoader() {
        super(InternalClassLoader.class.getClassLoader());
    }

    /**
     * Returns a new instance of an internal class.
     *
     * @param type a type of the JDK or of the Servlet API
     * @param name the name of the class below the internal package; it has a public constructor without parameters
     */
    static <T> T create(Class<T> type, String name) {
        try {
            return type.cast(
                    INSTANCE.loadClass(INTERNAL + name).getConstructor().newInstance());
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
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".classdata")) {
            if (in == null) {
                // Not in the finished jar but in a build, where classes have their usual ending.
                return getParent().loadClass(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length, InternalClassLoader.class.getProtectionDomain());
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
