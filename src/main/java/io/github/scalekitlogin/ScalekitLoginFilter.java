// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.internal.claims.Expression;
import io.github.scalekitlogin.internal.config.ConfigSources;
import io.github.scalekitlogin.internal.config.InvalidSettingsException;
import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.config.SettingsReader;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Makes a web application's own login the login of an MCP server behind Scalekit.
 *
 * <p>What it solves: Scalekit sends a browser here with {@code login_request_id} and {@code state}. The person signs in as
 * always; this filter then tells Scalekit who that is and sends the browser back.
 *
 * <p>Installation: put the jar into {@code WEB-INF/lib}. It registers itself for {@code /*} before all other filters,
 * unless {@code web.xml} names this class; then map it there to {@code /*} with {@code async-supported}.
 *
 * <p>Settings: {@code scalekit.environment-url}, {@code scalekit.client-id}, {@code scalekit.client-secret} (or
 * {@code scalekit.client-secret-file}) and {@code scalekit.connection-id} are required. Each may be a system property, an
 * environment variable such as {@code SCALEKIT_CLIENT_ID}, a MicroProfile Config property, an {@code init-param} of this
 * filter or a {@code context-param}, the first of these being the strongest. The README lists the optional ones. Settings
 * that are missing or wrong stop the deployment; {@code scalekit.enabled=false} turns the filter off.
 *
 * <p>Effect on other requests: none. They are passed on untouched, without a session, whatever state Scalekit is in.
 *
 * <p>Thread-safe once initialised.
 */
public final class ScalekitLoginFilter implements Filter {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");
    private static final String LEFT_OUT =
            "{0}: <absolute-ordering> in web.xml leaves this jar out. Settings are checked no"
                    + " sooner than the filter starts, /scalekit/challenge is not protected, and login pages shown by a forward are"
                    + " not seen. Add <name>scalekit_login</name> to it.";

    private Routes routes;

    /** Creates the filter; the server does so. */
    public ScalekitLoginFilter() {
        // Everything that needs settings is made in init.
    }

    /**
     * Reads the settings and makes the client that speaks to Scalekit, which shakes hands with it meanwhile, by TLS, and asks
     * for nothing yet.
     *
     * @throws ServletException when settings are missing or wrong; the message names all of them
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        routes = readSettings(config::getInitParameter, config.getServletContext())
                .map(Rooms::furnishedBy)
                .map(Routes::new)
                .orElse(null);
        if (routes != null) {
            routes.warmUp();
            if (!ScalekitLoginInitializer.hasRun(config.getServletContext())) {
                LOG.log(Level.WARNING, LEFT_OUT, config.getServletContext().getContextPath());
            }
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (routes == null
                || !(request instanceof HttpServletRequest http)
                || !(response instanceof HttpServletResponse answer)) {
            chain.doFilter(request, response);
        } else if (http.getDispatcherType() == DispatcherType.REQUEST) {
            routes.request(http, answer, chain);
        } else if (http.getDispatcherType() == DispatcherType.FORWARD) {
            routes.forward(http, answer, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Closes the client that speaks to Scalekit. */
    @Override
    public void destroy() {
        if (routes != null) {
            routes.close();
        }
    }

    /** Returns the settings, or empty when the filter is turned off. */
    static Optional<Settings> readSettings(UnaryOperator<String> initParameter, ServletContext context)
            throws ServletException {
        try {
            return SettingsReader.read(ConfigSources.of(initParameter, context), Expression::isIn);
        } catch (InvalidSettingsException e) {
            throw new ServletException(e.getMessage(), e);
        }
    }
}
