// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.ScalekitLoginFilter;
import io.github.scalekitlogin.ScalekitLoginInitializer;
import io.github.scalekitlogin.internal.config.Settings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Does what {@link ScalekitLoginInitializer} promises. */
public final class LoginFilterInitializer implements ServletContainerInitializer {

    private static final String NAME = "scalekit-login";
    private static final String ATTRIBUTE = ScalekitLoginInitializer.class.getName();

    /**
     * What an initializer leaves in the application.
     *
     * @param filter the name of the filter whose init parameters were read
     * @param settings the settings, or null if they were taken, or if the filter is turned off
     */
    private record Result(String filter, Settings settings) {

        /** Returns no setting: the application may log its attributes. */
        @Override
        public String toString() {
            return "what the Scalekit login filter has read";
        }
    }

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) throws ServletException {
        Optional<? extends FilterRegistration> named = context.getFilterRegistrations().values().stream()
                .filter(filter -> ScalekitLoginFilter.class.getName().equals(filter.getClassName()))
                .findFirst();
        UnaryOperator<String> initParameter =
                name -> named.map(filter -> filter.getInitParameter(name)).orElse(null);
        Optional<Settings> settings = LoginFilter.readSettings(initParameter, context);
        String filterName = named.isPresent() ? named.get().getName() : NAME;
        context.setAttribute(ATTRIBUTE, new Result(filterName, settings.orElse(null)));
        if (settings.isEmpty()) {
            return;
        }
        LoginFilter.requireAtMostOneProvider();
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
        return context.getAttribute(ATTRIBUTE) != null;
    }

    /** Returns the settings that an initializer has read for a filter, once. */
    static Optional<Settings> takeSettings(ServletContext context, String filter) {
        if (!(context.getAttribute(ATTRIBUTE) instanceof Result result)
                || !result.filter().equals(filter)) {
            return Optional.empty();
        }
        context.setAttribute(ATTRIBUTE, new Result(filter, null));
        return Optional.ofNullable(result.settings());
    }
}
