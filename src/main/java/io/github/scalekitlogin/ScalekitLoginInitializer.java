// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Registers the filter before all others, so that {@code web.xml} needs no line for it. Where {@code web.xml} names the
 * filter, its own mapping stays and only the dispatch is added by which containers show their login pages.
 */
public final class ScalekitLoginInitializer implements ServletContainerInitializer {

    private static final String NAME = "scalekit-login";
    private static final String HAS_RUN = ScalekitLoginInitializer.class.getName();

    /** Creates the initializer; the server does so. */
    public ScalekitLoginInitializer() {
        // Nothing to prepare.
    }

    /**
     * Registers the filter.
     *
     * @throws ServletException when settings are missing or wrong, so that the deployment stops: some servers would
     *     initialise the filter no sooner than its first request
     */
    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) throws ServletException {
        context.setAttribute(HAS_RUN, true);
        Optional<? extends FilterRegistration> named = context.getFilterRegistrations().values().stream()
                .filter(filter -> ScalekitLoginFilter.class.getName().equals(filter.getClassName()))
                .findFirst();
        UnaryOperator<String> initParameter =
                name -> named.map(filter -> filter.getInitParameter(name)).orElse(null);
        if (ScalekitLoginFilter.readSettings(initParameter, context).isEmpty()) {
            return;
        }
        if (named.isPresent()) {
            named.get().addMappingForUrlPatterns(EnumSet.of(DispatcherType.FORWARD), false, "/*");
        } else {
            FilterRegistration.Dynamic filter = context.addFilter(NAME, ScalekitLoginFilter.class);
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD), false, "/*");
        }
    }

    /** Returns whether an initializer has run in an application, which {@code <absolute-ordering>} may prevent. */
    static boolean hasRun(ServletContext context) {
        return context.getAttribute(HAS_RUN) != null;
    }
}
