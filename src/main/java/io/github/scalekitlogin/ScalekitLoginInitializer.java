// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Set;

/**
 * Registers the filter before all other filters, so that {@code web.xml} needs no line for it. If {@code web.xml} names the
 * filter, its mapping stays, and only the dispatcher type FORWARD is added, with which containers show their login pages.
 *
 * @since 0.1
 */
public final class ScalekitLoginInitializer implements ServletContainerInitializer {

    /** Creates the initializer. The server calls this constructor. */
    public ScalekitLoginInitializer() {
        // Nothing to prepare.
    }

    /**
     * Registers the filter.
     *
     * @throws ServletException if settings are missing or wrong, if the application has more than one claims provider, or if
     *     {@code web.xml} maps the filter to single addresses. It stops the deployment: some servers initialise the filter at
     *     its first request only.
     */
    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) throws ServletException {
        InternalClassLoader.create(ServletContainerInitializer.class, "web.LoginFilterInitializer")
                .onStartup(classes, context);
    }
}
