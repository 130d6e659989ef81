// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample.mcp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Requires an access token, with the scope that the called tool needs. Tells clients without one where to get it
 * (<a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/authorization">MCP authorization</a>).
 */
@WebFilter(urlPatterns = McpAddress.PATH, asyncSupported = true)
public class AccessTokenFilter implements Filter {

    private static final System.Logger LOG = System.getLogger(AccessTokenFilter.class.getName());
    private static final String BEARER = "Bearer ";
    private static final String CHALLENGE = "WWW-Authenticate";

    private Optional<McpSettings> settings;
    private McpAddress address;
    private AccessTokens tokens;

    /** Creates the filter. The container calls this constructor. */
    public AccessTokenFilter() {}

    @Override
    public void init(FilterConfig config) throws ServletException {
        settings = McpSettings.find();
        if (settings.isPresent()) {
            try {
                address = new McpAddress(settings.get().url());
                tokens = new AccessTokens(settings.get());
            } catch (MalformedURLException e) {
                throw new ServletException("mcp.jwks-uri is no URL", e);
            }
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (settings.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (address.hasForeignHost(request) || address.hasForeignOrigin(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else {
            String authorization = request.getHeader("Authorization");
            if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                verify(authorization.substring(BEARER.length()).strip(), request, response, chain);
            } else {
                challenge(request, response, "");
            }
        }
    }

    private void verify(String token, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Person person;
        try {
            person = tokens.verify(token, address.resource(request));
        } catch (ParseException | BadJOSEException e) {
            challenge(request, response, ", error=\"invalid_token\"");
            return;
        } catch (JOSEException e) {
            LOG.log(System.Logger.Level.WARNING, "The keys of mcp.jwks-uri cannot be read: {0}", e.getMessage());
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        request.setAttribute(Person.class.getName(), person);
        if ("POST".equals(request.getMethod())) {
            requireScopes(person, new BufferedRequest(request), response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A client that is told which scope is missing asks the user for it and repeats the call. */
    private void requireScopes(Person person, BufferedRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.isTooLarge()) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        Set<String> missing = settings.orElseThrow().toolScopes().missing(request.body(), person.scopes());
        if (missing.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            Set<String> needed = new LinkedHashSet<>(person.scopes());
            needed.addAll(missing);
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setHeader(CHALLENGE, challenge(request, needed) + ", error=\"insufficient_scope\"");
        }
    }

    /** Does not use sendError: the application's error pages are for users. */
    private void challenge(HttpServletRequest request, HttpServletResponse response, String error) {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(CHALLENGE, challenge(request, settings.orElseThrow().scopes()) + error);
    }

    private String challenge(HttpServletRequest request, Collection<String> scopes) {
        return "Bearer resource_metadata=\"" + address.metadata(request) + "\", scope=\"" + String.join(" ", scopes)
                + "\"";
    }
}
