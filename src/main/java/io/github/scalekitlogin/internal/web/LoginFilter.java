// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.claims.ClaimsException;
import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.config.ConfigSources;
import io.github.scalekitlogin.internal.config.InvalidSettingsException;
import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.config.SettingsReader;
import io.github.scalekitlogin.internal.log.LogMessage;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Does what {@link io.github.scalekitlogin.ScalekitLoginFilter} promises. Thread-safe once initialised. */
public final class LoginFilter implements Filter {

    private LoginFilterRuntime runtime;

    @Override
    public void init(FilterConfig config) throws ServletException {
        ServletContext context = config.getServletContext();
        Optional<Settings> settings = LoginFilterInitializer.takeSettings(context, config.getFilterName());
        if (settings.isEmpty()) {
            settings = readSettings(config::getInitParameter, context);
        }
        if (settings.isEmpty()) {
            return;
        }
        // CDI beans can be checked now, if they could not be when the application was deployed.
        requireAtMostOneProvider();
        runtime = LoginFilterRuntime.create(settings.get());
        runtime.warmUp();
        if (!LoginFilterInitializer.hasRun(context)) {
            StartupLog.write(context, settings.get());
            LogMessage.LEFT_OUT_BY_ORDERING.log(context.getContextPath());
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (runtime == null
                || !(request instanceof HttpServletRequest httpRequest)
                || !(response instanceof HttpServletResponse httpResponse)) {
            chain.doFilter(request, response);
        } else if (request.getDispatcherType() == DispatcherType.REQUEST) {
            runtime.router().request(httpRequest, httpResponse, chain);
        } else if (request.getDispatcherType() == DispatcherType.FORWARD) {
            runtime.router().forward(httpRequest, httpResponse, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    public void destroy() {
        if (runtime != null) {
            runtime.close();
        }
    }

    /** Checks that the application has at most one claims provider. */
    static void requireAtMostOneProvider() throws ServletException {
        try {
            ClaimsResolver.requireAtMostOneProvider();
        } catch (ClaimsException e) {
            throw new ServletException(e.getMessage(), e);
        }
    }

    /** Returns the settings, or empty if the filter is turned off. */
    static Optional<Settings> readSettings(UnaryOperator<String> initParameter, ServletContext context)
            throws ServletException {
        try {
            return SettingsReader.read(ConfigSources.of(initParameter, context));
        } catch (InvalidSettingsException e) {
            throw new ServletException(e.getMessage(), e);
        }
    }
}
