// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

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

    private final Filter filter = InternalClassLoader.create(Filter.class, "web.LoginFilter");

    /** Creates the filter. The server calls this constructor. */
    public ScalekitLoginFilter() {
        // Everything that needs settings is created in init.
    }

    /**
     * Reads the settings, and prepares the first hand-over in the background: creates the client for Scalekit, fetches an access token,
     * and loads classes.
     *
     * @throws ServletException if settings are missing or wrong (the message names all of them), or if the application has
     *     more than one claims provider
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        filter.init(config);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        filter.doFilter(request, response, chain);
    }

    /** Closes the client for Scalekit. */
    @Override
    public void destroy() {
        filter.destroy();
    }
}
