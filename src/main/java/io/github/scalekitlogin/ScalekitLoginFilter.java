// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.internal.claims.ClaimsException;
import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.config.ConfigSources;
import io.github.scalekitlogin.internal.config.InvalidSettingsException;
import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.config.SettingsReader;
import io.github.scalekitlogin.internal.log.LogMessage;
import io.github.scalekitlogin.internal.web.LoginFilterRuntime;
import io.github.scalekitlogin.internal.web.StartupLog;
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

/**
 * Makes a web application's own login the login of an MCP server behind Scalekit.
 *
 * <p>What it solves: Scalekit redirects a browser to the application with {@code login_request_id} and {@code state}. The
 * user signs in as always. The filter then sends the user's details to Scalekit and redirects the browser back.
 *
 * <p>Installation: put the jar into {@code WEB-INF/lib}. It registers itself for {@code /*} before all other filters, unless
 * {@code web.xml} names this class. In that case, map it there to {@code /*} with {@code async-supported}.
 *
 * <p>Configuration: {@code scalekit.environment-url}, {@code scalekit.client-id}, {@code scalekit.client-secret} (or
 * {@code scalekit.client-secret-file}) and {@code scalekit.connection-id} are required. Each may be a system property, an
 * environment variable such as {@code SCALEKIT_CLIENT_ID}, a MicroProfile Config property, an {@code init-param} of this
 * filter or a {@code context-param}; the first of these that has a value counts. {@code docs/reference/settings.md} lists all
 * settings. Missing or wrong settings stop the deployment. {@code scalekit.enabled=false} turns the filter off.
 *
 * <p>Effect on other requests: none. They are passed on unchanged and without a session, also while Scalekit is not available.
 *
 * <p>Thread-safe once initialised.
 *
 * @since 0.1
 */
public final class ScalekitLoginFilter implements Filter {

    private LoginFilterRuntime runtime;

    /** Creates the filter. The server calls this constructor. */
    public ScalekitLoginFilter() {
        // Everything that needs settings is created in init.
    }

    /**
     * Reads the settings, creates the client for Scalekit, and prepares the first TLS connection in the background.
     *
     * @throws ServletException if settings are missing or wrong (the message names all of them), or if the application has
     *     more than one claims provider
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        Optional<Settings> settings = readSettings(config::getInitParameter, config.getServletContext());
        if (settings.isEmpty()) {
            return;
        }
        // CDI beans can be checked now, if they could not be when the application was deployed.
        requireAtMostOneProvider();
        runtime = LoginFilterRuntime.create(settings.get());
        runtime.warmUp();
        if (!ScalekitLoginInitializer.hasRun(config.getServletContext())) {
            String contextPath = config.getServletContext().getContextPath();
            StartupLog.write(config.getServletContext(), settings.get());
            LogMessage.LEFT_OUT_BY_ORDERING.log(contextPath);
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

    /** Closes the client for Scalekit. */
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
