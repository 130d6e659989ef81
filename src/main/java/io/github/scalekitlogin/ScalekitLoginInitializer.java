// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Set;

/**
 * Registers the filter before all others, so that {@code web.xml} needs no line for it. Where {@code web.xml} names the
 * filter, its own mapping stays and only the dispatch is added by which containers show their login pages.
 */
public final class ScalekitLoginInitializer implements ServletContainerInitializer {

    private static final String NAME = "scalekit-login";

    /** Creates the initializer; the server does so. */
    public ScalekitLoginInitializer() {
        // Nothing to prepare.
    }

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        for (FilterRegistration named : context.getFilterRegistrations().values()) {
            if (ScalekitLoginFilter.class.getName().equals(named.getClassName())) {
                named.addMappingForUrlPatterns(EnumSet.of(DispatcherType.FORWARD), false, "/*");
                return;
            }
        }
        FilterRegistration.Dynamic filter = context.addFilter(NAME, ScalekitLoginFilter.class);
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD), false, "/*");
    }
}
