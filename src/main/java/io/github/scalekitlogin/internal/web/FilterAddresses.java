// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.session.LoginRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of the filter and of the application's pages. The addresses it returns are relative to the address of the
 * request, because a reverse proxy may give the application another path; see {@link #root}. Thread-safe.
 *
 * @param prefix prefix of the filter's own paths below the context path, such as {@code /scalekit}
 * @param outside path at which browsers see the application, or null: the context path, unless a reverse proxy changes it
 * @param loginPage the application's login page below the context path, or null if the container shows its own login
 * @param logoutPage the application's own logout below the context path, or null
 */
record FilterAddresses(String prefix, String outside, String loginPage, String logoutPage) {

    static final String LOGIN = "/login";
    static final String CHALLENGE = "/challenge";
    static final String CONTINUE = "/continue";
    static final String CONFIRM = "/confirm";
    static final String CANCEL = "/cancel";
    /** Parameter that names what this node has prepared to be sent. */
    private static final String STEP = "scalekit_step";

    private static final Pattern STEP_IN_QUERY = Pattern.compile("(?:^|&)" + STEP + "=([0-9a-f]{1,16})(?:&|$)");

    /** Returns whether the application has a login page of its own. */
    boolean hasLoginPage() {
        return loginPage != null;
    }

    /** Returns whether a request is addressed to the application's login page. A welcome file or another file may serve it. */
    boolean isLoginPage(HttpServletRequest request) {
        return isPage(request, loginPage);
    }

    /** Returns whether a request is addressed to the application's own logout. */
    boolean isLogoutPage(HttpServletRequest request) {
        return isPage(request, logoutPage);
    }

    /** Compares the path that the container has mapped, and the one that was addressed: a welcome file has two. */
    private static boolean isPage(HttpServletRequest request, String page) {
        return page != null
                && (pathOf(request).equals(pathOf(page))
                        || addressedPath(request).equals(pathOf(page)));
    }

    private static String addressedPath(HttpServletRequest request) {
        String path = pathOf(request.getRequestURI());
        String context = request.getContextPath();
        if (!path.startsWith(context)) {
            return "";
        }
        try {
            String decoded = path.substring(context.length()).replace("+", "%2B");
            return URLDecoder.decode(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** Returns whether a path, as the browser sent it, is exactly the login page of this application. */
    boolean isLoginPage(HttpServletRequest request, String browserPath) {
        return loginPage != null && browserPath.equals(outsideContextPath(request) + pathOf(loginPage));
    }

    /** Returns whether a path, as the browser sent it, is exactly the {@code /challenge} address of this application. */
    boolean isChallenge(HttpServletRequest request, String browserPath) {
        return browserPath.equals(outsideContextPath(request) + prefix + CHALLENGE);
    }

    /** Returns whether the container shows its login page, or the page after a wrong password, at a path of ours. */
    boolean isContainerLogin(HttpServletRequest request, String browserPath) {
        return isChallenge(request, browserPath)
                || browserPath.equals(outsideContextPath(request) + prefix + ApplicationRequestInterceptor.FORM_LOGIN);
    }

    /** Returns whether a path, as the browser sent it, is exactly the {@code /continue} address, where the confirm page is. */
    boolean isContinue(HttpServletRequest request, String browserPath) {
        return browserPath.equals(outsideContextPath(request) + prefix + CONTINUE);
    }

    /** Returns one of the filter's own addresses. */
    String own(HttpServletRequest request, String path) {
        return root(request) + prefix.substring(1) + path;
    }

    /** Returns the address that continues a login request. */
    String continueAddress(HttpServletRequest request, String loginRequestId) {
        return continueBelow(root(request), loginRequestId);
    }

    /** Returns the address that sends what this node has prepared. */
    String sendAddress(HttpServletRequest request, String loginRequestId, String token) {
        return continueAddress(request, loginRequestId) + '&' + STEP + '=' + token;
    }

    /** Returns the token in the address of a request, if it is one that {@link #sendAddress} has returned. */
    static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getQueryString())
                .map(STEP_IN_QUERY::matcher)
                .filter(Matcher::find)
                .map(query -> query.group(1));
    }

    /**
     * Returns the address that continues a login request for a script, which resolves it against the address of its page. If
     * that page is the login page, its address shows the path at which browsers see the application.
     */
    String continueAddressFromPage(HttpServletRequest request, String loginRequestId) {
        return continueBelow(outside == null ? rootOfPage(request) : outside + '/', loginRequestId);
    }

    private String continueBelow(String root, String loginRequestId) {
        return root + prefix.substring(1) + CONTINUE + '?' + LoginRequest.LOGIN_REQUEST_ID + '=' + loginRequestId;
    }

    private String rootOfPage(HttpServletRequest request) {
        Referer referer = Referer.parse(request.getHeader("Referer"));
        boolean isLoginPage = loginPage != null
                && referer.path().endsWith(pathOf(loginPage))
                && ("same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                        || request.getHeader("Host").equals(referer.authority()));
        return isLoginPage
                ? referer.path()
                                .substring(
                                        0,
                                        referer.path().length()
                                                - pathOf(loginPage).length())
                        + '/'
                : contextPath(request) + '/';
    }

    /**
     * Returns the address at which the user signs in, with the login request in its query: if the session is lost meanwhile,
     * the page that sends the login still names it. At the protected address, {@code state} has another name, because OpenID
     * Connect mechanisms use a {@code state} parameter themselves.
     */
    String loginAddress(HttpServletRequest request, LoginRequest login) {
        return loginPage == null
                ? own(request, CHALLENGE) + '?' + login.toCarriedQuery()
                : withQuery(page(request, loginPage), login.toQuery());
    }

    /** Returns the address of a page of the application. */
    String page(HttpServletRequest request, String page) {
        return root(request) + page.substring(1);
    }

    /**
     * Returns an address with the login request in its query if it is the address of the login page, so that the page knows
     * its login request after a wrong password. Returns other addresses unchanged.
     */
    String withLoginRequest(HttpServletRequest request, String url, LoginRequest login) {
        if (url == null || url.contains(LoginRequest.LOGIN_REQUEST_ID) || url.indexOf('#') >= 0) {
            return url;
        }
        String path = absolutePath(request, pathOf(url));
        boolean toLoginPage = loginPage != null
                && (isLoginPage(request, path) || path.equals(contextPath(request) + pathOf(loginPage)));
        return toLoginPage ? withQuery(url, login.toQuery()) : url;
    }

    /** Resolves a relative address, as applications use them to redirect to their login page. */
    private static String absolutePath(HttpServletRequest request, String path) {
        if (path.isEmpty() || path.startsWith("/") || path.contains(":")) {
            return path;
        }
        try {
            return new URI(pathOf(request.getRequestURI())).resolve(path).getPath();
        } catch (URISyntaxException | IllegalArgumentException malformed) {
            return path;
        }
    }

    private static String withQuery(String url, String query) {
        return url + (url.indexOf('?') < 0 ? '?' : '&') + query;
    }

    /**
     * Returns the address of the application's root as seen from the address of a request; ends with a slash. It is relative,
     * such as {@code ../}, so that it is right behind a proxy that changes the path. A server that rewrites addresses may
     * show a page at another depth than the request has here: if the page that sent the request is below the context path, no
     * proxy changes the path, and the context path is used.
     */
    String root(HttpServletRequest request) {
        if (outside != null) {
            return outside + '/';
        }
        String context = request.getContextPath();
        int depth = slashes(request.getRequestURI()) - slashes(context) - 1;
        boolean own = pathOf(request).startsWith(prefix + '/');
        if (depth < 0 || (!own && !context.isEmpty() && isBelow(request, contextPath(request)))) {
            return contextPath(request) + '/';
        }
        return depth == 0 ? "./" : "../".repeat(depth);
    }

    private static boolean isBelow(HttpServletRequest request, String context) {
        Referer referer = Referer.parse(request.getHeader("Referer"));
        return referer.authority() != null
                && referer.authority().equals(request.getHeader("Host"))
                && referer.path().startsWith(context + '/');
    }

    private static int slashes(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    private String outsideContextPath(HttpServletRequest request) {
        return outside == null ? contextPath(request) : outside;
    }

    /**
     * Returns the context path as the application was deployed, percent-encoded. The context path of the request is spelt as
     * the browser sent it, so somebody else's link could change it.
     */
    static String contextPath(HttpServletRequest request) {
        String deployed = request.getServletContext().getContextPath();
        String path = deployed.equals("/") ? "" : deployed;
        return path.indexOf('%') >= 0 ? path : encode(path);
    }

    /**
     * Returns a path percent-encoded.
     *
     * @throws IllegalStateException if it is not a path
     */
    static String encode(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Not a path: " + path, e);
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
