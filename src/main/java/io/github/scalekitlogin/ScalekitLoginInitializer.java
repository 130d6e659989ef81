// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.web.FilterMappingCheck;
import io.github.scalekitlogin.internal.web.StartupLog;
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
 * Registers the filter before all other filters, so that {@code web.xml} needs no line for it. If {@code web.xml} names the
 * filter, its mapping stays, and only the dispatcher type FORWARD is added, with which containers show their login pages.
 *
 * @since 0.1
 */
public final class ScalekitLoginInitializer implements ServletContainerInitializer {

    private static final String NAME = "scalekit-login";
    private static final String HAS_RUN = ScalekitLoginInitializer.class.getName();

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
        context.setAttribute(HAS_RUN, true);
        Optional<? extends FilterRegistration> named = context.getFilterRegistrations().values().stream()
                .filter(filter -> ScalekitLoginFilter.class.getName().equals(filter.getClassName()))
                .findFirst();
        UnaryOperator<String> initParameter =
                name -> named.map(filter -> filter.getInitParameter(name)).orElse(null);
        Optional<Settings> settings = ScalekitLoginFilter.readSettings(initParameter, context);
        if (settings.isEmpty()) {
            return;
        }
        ScalekitLoginFilter.requireAtMostOneProvider();
        StartupLog.write(context, settings.get());
        if (named.isPresent()) {
            FilterMappingCheck.check(context, named.get());
            named.get().addMappingForUrlPatterns(EnumSet.of(DispatcherType.FORWARD), false, "/*");
        } else {
            FilterRegistration.Dynamic filter = context.addFilter(NAME, ScalekitLoginFilter.class);
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD), false, "/*");
        }
    }

    /** Returns whether an initializer has run in an application. An absolute ordering may prevent it. */
    static boolean hasRun(ServletContext context) {
        return context.getAttribute(HAS_RUN) != null;
    }
}
