// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.arrival;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** Recognises the login requests that come in and knows the way from there to the application's login. Thread-safe. */
public final class Arrival {

    private final String challenge;
    private final String loginPage;

    /**
     * Creates the recogniser.
     *
     * @param challenge path, below the context, of the page the container protects
     * @param loginPage path, below the context, of the application's own login page, or null to let the container ask
     */
    public Arrival(String challenge, String loginPage) {
        this.challenge = challenge;
        this.loginPage = loginPage;
    }

    /** Returns the login request of a GET's query, or empty when it has none or a malformed one. */
    public Optional<LoginRequest> findLoginRequest(HttpServletRequest request) {
        String query = query(request);
        if (query == null || !query.contains(LoginRequest.LOGIN_REQUEST_ID) || !"GET".equals(request.getMethod())) {
            return Optional.empty();
        }
        try {
            return Optional.of(LoginRequest.parse(query));
        } catch (MalformedLoginRequestException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the login request of a request's query.
     *
     * @throws MalformedLoginRequestException when it has none or a malformed one
     */
    public LoginRequest requireLoginRequest(HttpServletRequest request) throws MalformedLoginRequestException {
        return LoginRequest.parse(query(request));
    }

    /**
     * Returns the login request whose login page a request was sent from, as far as the browser tells: login pages shown by
     * this filter keep the parameters in their query, which comes back as Referer. Whose page that was is not checked; it
     * has to be the application's login page where that is known, as others have forms with people's names in them too.
     */
    public Optional<String> findLoginPageId(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        int query = referer == null ? -1 : referer.indexOf('?');
        boolean loginPage = query >= 0 && (!hasLoginPage() || path(referer).endsWith(path(this.loginPage)));
        return loginPage ? findId(referer.substring(query + 1)) : Optional.empty();
    }

    /**
     * Returns whether a request's query has both parameters, right or wrong. The query alone is looked at: a request that
     * Soteria restores after a login has no parameters, and throws when it is asked for one.
     */
    public boolean bringsLoginRequest(HttpServletRequest request) {
        String query = query(request);
        return query != null
                && query.contains(LoginRequest.LOGIN_REQUEST_ID + '=')
                && query.contains(LoginRequest.STATE + '=');
    }

    /**
     * Lets the server read the fields of a form.
     *
     * @throws MalformedLoginRequestException when it cannot: not decodable, too many, cut off
     */
    public void requireForm(HttpServletRequest request) throws MalformedLoginRequestException {
        try {
            request.getParameter(LoginRequest.LOGIN_REQUEST_ID);
        } catch (RuntimeException unreadable) {
            throw new MalformedLoginRequestException("the server cannot read the form");
        }
    }

    /** Returns the login request a request's own query names, whatever page it was sent from. */
    public Optional<String> findAddressedId(HttpServletRequest request) {
        return findId(query(request));
    }

    /** Returns whether the application has a login page of its own, so that the container is not asked for one. */
    public boolean hasLoginPage() {
        return loginPage != null;
    }

    /** Returns whether the application's own login page is the one addressed. */
    public boolean isLoginPage(String path) {
        return loginPage != null && path.equals(path(loginPage));
    }

    /**
     * Returns where the application signs people in, below the context path. Both parameters go along to a login page; the
     * address the container protects gets the identifier alone, as OpenID Connect mechanisms take a {@code state} for
     * their own.
     */
    public String wayToLogin(LoginRequest loginRequest) {
        return loginPage == null
                ? challenge + '?' + LoginRequest.LOGIN_REQUEST_ID + '=' + loginRequest.loginRequestId()
                : loginPage + (loginPage.indexOf('?') < 0 ? '?' : '&') + loginRequest.toQuery();
    }

    /**
     * Returns an address the application has on its login page, with the login request named in the query if it is the
     * address of that page: so the page knows its login request after a wrong password as well. Others stay as they are.
     */
    public String ofLoginPage(String context, String url, String loginRequestId) {
        if (url == null || url.contains(LoginRequest.LOGIN_REQUEST_ID) || url.indexOf('#') >= 0) {
            return url;
        }
        String path = path(url);
        return path.startsWith(context) && isLoginPage(path.substring(context.length()))
                ? url + (url.indexOf('?') < 0 ? '?' : '&') + LoginRequest.LOGIN_REQUEST_ID + '=' + loginRequestId
                : url;
    }

    /** In a forward the query is the original request's; only the attribute is right on every server. */
    private static String query(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.FORWARD) {
            Object original = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
            if (original != null) {
                return original.toString();
            }
        }
        return request.getQueryString();
    }

    private static String path(String url) {
        return url.replaceFirst("(?s)[?;].*", "");
    }

    private static Optional<String> findId(String query) {
        try {
            List<String> ids = LoginRequest.values(query, LoginRequest.LOGIN_REQUEST_ID);
            String id = ids.size() == 1 ? LoginRequest.decode(LoginRequest.LOGIN_REQUEST_ID, ids.get(0)) : "";
            return LoginRequest.isId(id) ? Optional.of(id) : Optional.empty();
        } catch (MalformedLoginRequestException e) {
            return Optional.empty();
        }
    }
}
