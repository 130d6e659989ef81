// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** The classes that a Tomcat of its own would have, out of all that are on the class path of the tests. */
final class EmbeddedTomcatClassLoader extends ClassLoader {

    /** Names Tomcat's implementation of the expression language. */
    private static final String EXPRESSIONS = "META-INF/services/jakarta.el.ExpressionFactory";

    private static final List<String> PACKAGES = List.of(
            "jakarta.annotation.",
            "jakarta.el.",
            "jakarta.security.auth.message.",
            "jakarta.servlet.",
            "jakarta.websocket.",
            "org.apache.catalina.",
            "org.apache.coyote.",
            "org.apache.el.",
            "org.apache.juli.",
            "org.apache.naming.",
            "org.apache.tomcat.",
            "org.h2.");

    private final ClassLoader all = EmbeddedTomcat.class.getClassLoader();

    EmbeddedTomcatClassLoader() {
        super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (PACKAGES.stream().noneMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        return all.loadClass(name);
    }

    @Override
    protected URL findResource(String name) {
        String type = name.replace('/', '.');
        return name.equals(EXPRESSIONS) || PACKAGES.stream().anyMatch(type::startsWith) ? all.getResource(name) : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return found == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(found));
    }
}
