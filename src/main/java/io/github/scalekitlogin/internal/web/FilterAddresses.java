// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.session.LoginRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The addresses of the filter and of the application's login page. Thread-safe.
 *
 * @param prefix prefix of the filter's own paths below the context path, such as {@code /scalekit}
 * @param loginPage the application's login page below the context path, or null if the container shows its own login
 */
record FilterAddresses(String prefix, String loginPage) {

    static final String LOGIN = "/login";
    static final String CHALLENGE = "/challenge";
    static final String CONTINUE = "/continue";
    static final String CONFIRM = "/confirm";
    static final String CANCEL = "/cancel";

    /** Returns whether the application has a login page of its own. */
    boolean hasLoginPage() {
        return loginPage != null;
    }

    /** Returns whether a path below the context path is the application's login page. */
    boolean isLoginPage(String path) {
        return loginPage != null && path.equals(pathOf(loginPage));
    }

    /** Returns whether a path, as the browser sent it, is exactly the login page of this application. */
    boolean isLoginPage(HttpServletRequest request, String browserPath) {
        return loginPage != null && browserPath.equals(contextPath(request) + pathOf(loginPage));
    }

    /** Returns whether a path, as the browser sent it, is exactly the {@code /challenge} address of this application. */
    boolean isChallenge(HttpServletRequest request, String browserPath) {
        return browserPath.equals(contextPath(request) + prefix + CHALLENGE);
    }

    /** Returns whether a path, as the browser sent it, is exactly the {@code /continue} address, where the confirm page is. */
    boolean isContinue(HttpServletRequest request, String browserPath) {
        return browserPath.equals(contextPath(request) + prefix + CONTINUE);
    }

    /** Returns one of the filter's own addresses. */
    String own(HttpServletRequest request, String path) {
        return contextPath(request) + prefix + path;
    }

    /** Returns the address that continues a login request. */
    String continueAddress(HttpServletRequest request, String loginRequestId) {
        return own(request, CONTINUE) + '?' + LoginRequest.LOGIN_REQUEST_ID + '=' + loginRequestId;
    }

    /**
     * Returns the address at which the user signs in. A login page gets both parameters. The protected address gets the
     * identifier only, because OpenID Connect mechanisms use a {@code state} parameter themselves.
     */
    String loginAddress(HttpServletRequest request, LoginRequest login) {
        return loginPage == null
                ? own(request, CHALLENGE) + '?' + LoginRequest.LOGIN_REQUEST_ID + '=' + login.loginRequestId()
                : contextPath(request) + loginPage + (loginPage.indexOf('?') < 0 ? '?' : '&') + login.toQuery();
    }

    /**
     * Returns an address with the identifier in its query if it is the address of the login page, so that the page knows its
     * login request after a wrong password. Returns other addresses unchanged.
     */
    String withLoginRequestId(HttpServletRequest request, String url, String loginRequestId) {
        if (url == null || url.contains(LoginRequest.LOGIN_REQUEST_ID) || url.indexOf('#') >= 0) {
            return url;
        }
        return isLoginPage(request, pathOf(url))
                ? url + (url.indexOf('?') < 0 ? '?' : '&') + LoginRequest.LOGIN_REQUEST_ID + '=' + loginRequestId
                : url;
    }

    /**
     * Returns the context path as the application was deployed, percent-encoded. The context path of the request is spelt as
     * the browser sent it, so somebody else's link could change it.
     */
    static String contextPath(HttpServletRequest request) {
        String deployed = request.getServletContext().getContextPath();
        try {
            String path = deployed.equals("/") ? "" : deployed;
            return path.indexOf('%') >= 0 ? path : new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Not a path: " + deployed, e);
        }
    }

    /** Returns the path of a request below the context path, as the container decoded it. */
    static String pathOf(HttpServletRequest request) {
        return request.getPathInfo() == null
                ? request.getServletPath()
                : request.getServletPath() + request.getPathInfo();
    }

    /** Returns an address without query and path parameters. */
    static String pathOf(String url) {
        return url.replaceFirst("(?s)[?;].*", "");
    }
}
