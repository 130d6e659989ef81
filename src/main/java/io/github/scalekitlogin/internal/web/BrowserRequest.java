// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.flow.SignInEvidence;
import io.github.scalekitlogin.internal.flow.SignInEvidence.Page;
import io.github.scalekitlogin.internal.flow.SignInEvidence.Site;
import io.github.scalekitlogin.internal.flow.SignInEvidence.Step;
import io.github.scalekitlogin.internal.session.LoginRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * What the browser says about a request, read once. Fetch Metadata decides where the browser sends it (it does to https and
 * loopback addresses), otherwise the older headers. Immutable and thread-safe.
 *
 * @param method the HTTP method
 * @param path the path below the context path
 * @param query the query string as it came, or null
 * @param addressedId the login request that the query names
 * @param refererId the login request in the address of the page that sent the request, if that page has this origin and is not
 *     our own confirm page
 * @param carried the login request, with its {@code state}, in the address of the login page that sent the request
 * @param page which page sent the request; {@link Page#OTHER} if its address names no login request
 * @param site the relation between this application and the origin that caused the request
 * @param background whether the answer certainly does not become the page of a tab: a prefetch, frame, image or script
 * @param topLevel whether the answer becomes the page of a tab
 * @param script the library whose script sent the request
 * @param fromOtherSite whether another site's page caused the request, as far as the browser says
 * @param arrivesFromElsewhere whether an arrival needs a page of our own origin first: the browser may hold back the session
 *     cookie, because another site or nobody has caused the request
 * @param fromContainerLogin whether a page that the container shows below our prefix caused the request
 * @param authorizationHeader whether the request has an {@code Authorization} header
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
record BrowserRequest(
        String method,
        String path,
        String query,
        Optional<String> addressedId,
        Optional<String> refererId,
        Optional<LoginRequest> carried,
        Page page,
        Site site,
        boolean background,
        boolean topLevel,
        Script script,
        boolean fromOtherSite,
        boolean arrivesFromElsewhere,
        boolean fromContainerLogin,
        boolean authorizationHeader) {

    /** Marks an address to which a page of ours has led, for browsers that do not send Fetch Metadata. */
    static final String OWN_PAGE_MARK = "scalekit_page=1";

    /** Libraries whose scripts send requests in place of the browser, and which can be told to navigate. */
    enum Script {
        /** No script, or one that is not known. */
        NONE,
        /** The script of Jakarta Faces. */
        FACES,
        HTMX,
        TURBO;

        private static Script of(HttpServletRequest request) {
            if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
                return FACES;
            }
            if (request.getHeader("HX-Request") != null) {
                return HTMX;
            }
            return request.getHeader("X-Turbo-Request-Id") == null ? NONE : TURBO;
        }
    }

    /** Reads a request. */
    static BrowserRequest read(HttpServletRequest request, FilterAddresses addresses) {
        String query = query(request);
        Referer referer = Referer.parse(request.getHeader("Referer"));
        Site site = site(request, referer);
        Optional<String> refererId = site == Site.OTHER || addresses.isContinue(request, referer.path())
                ? Optional.empty()
                : LoginRequestParser.findId(referer.query());
        Page page = refererId.isPresent() ? page(request, addresses, referer.path()) : Page.OTHER;
        boolean background = isBackground(request);
        String accept = request.getHeader("Accept");
        return new BrowserRequest(
                request.getMethod(),
                FilterAddresses.pathOf(request),
                query,
                LoginRequestParser.findId(query),
                refererId,
                page == Page.OTHER ? Optional.empty() : LoginRequestParser.findCarried(referer.query()),
                page,
                site,
                background,
                !background
                        && (request.getHeader("Sec-Fetch-Dest") != null
                                || (accept != null && accept.contains("text/html"))),
                Script.of(request),
                isFromOtherSite(request.getHeader("Sec-Fetch-Site")),
                arrivesFromElsewhere(request, query),
                site != Site.OTHER && addresses.isContainerLogin(request, referer.path()),
                request.getHeader("Authorization") != null);
    }

    boolean isGet() {
        return "GET".equals(method);
    }

    boolean isPost() {
        return "POST".equals(method);
    }

    /** Returns whether a tab shows the answer, or a script that follows redirects for it. */
    boolean isNavigation() {
        return topLevel || script != Script.NONE;
    }

    /** Returns whether a tab comes back to this application from another site, as from an identity provider. */
    boolean returnsFromElsewhere() {
        return isGet() && topLevel && fromOtherSite;
    }

    /** Returns whether a page of this origin caused the request. False if the browser does not say so. */
    boolean isSameOrigin() {
        return site != Site.OTHER;
    }

    /**
     * Returns what this request proves about a sign-in for a login request.
     *
     * @param nobodyBefore whether nobody was signed in before
     * @param step what the request does
     * @param authType the container's authentication type, or null
     */
    SignInEvidence evidence(String loginRequestId, boolean nobodyBefore, Step step, String authType) {
        boolean own = refererId.equals(Optional.of(loginRequestId));
        return new SignInEvidence(nobodyBefore, own ? page : Page.OTHER, step, site, authorizationHeader, authType);
    }

    /** Returns the query string. See {@code ContainerQuirk.QUERY_IN_A_FORWARD}. */
    static String query(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.FORWARD) {
            Object original = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
            if (original != null) {
                return original.toString();
            }
        }
        return request.getQueryString();
    }

    /** Returns method and path only: queries must not reach a log. */
    @Override
    public String toString() {
        return method + ' ' + path;
    }

    private static Page page(HttpServletRequest request, FilterAddresses addresses, String refererPath) {
        if (addresses.hasLoginPage()) {
            return addresses.isLoginPage(request, refererPath) ? Page.LOGIN_PAGE : Page.OTHER;
        }
        return addresses.isChallenge(request, refererPath) ? Page.CHALLENGE : Page.OTHER;
    }

    private static Site site(HttpServletRequest request, Referer referer) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean fromHost = referer.authority() != null && referer.authority().equals(request.getHeader("Host"));
        if (site == null) {
            return fromHost ? Site.NOT_SENT : Site.OTHER;
        }
        // A service worker of this origin sends the navigations of other sites again, with their Referer.
        boolean ofWorker = "empty".equals(request.getHeader("Sec-Fetch-Dest")) && Script.of(request) == Script.NONE;
        return site.equals("same-origin") && (fromHost || !ofWorker) ? Site.SAME_ORIGIN : Site.OTHER;
    }

    /** Without Fetch Metadata, the token of the confirm page protects against other sites. */
    private static boolean isFromOtherSite(String site) {
        return site != null && !"same-origin".equals(site) && !"none".equals(site);
    }

    private static boolean isBackground(HttpServletRequest request) {
        if (isPrefetch(request.getHeader("Sec-Purpose"))
                || isPrefetch(request.getHeader("Purpose"))
                || isPrefetch(request.getHeader("X-Moz"))) {
            return true;
        }
        String destination = request.getHeader("Sec-Fetch-Dest");
        String accept = request.getHeader("Accept");
        boolean byScript = "XMLHttpRequest".equals(request.getHeader("X-Requested-With"));
        if (destination != null && !"document".equals(destination)) {
            return byScript || !isSentForTab(destination, request, accept);
        }
        return destination == null && (byScript || (accept != null && accept.startsWith("image/")));
    }

    /**
     * A service worker that answers navigations sends each one again: with the mode of a navigation, which no other script can
     * set, or as a request of its own that accepts HTML first.
     */
    private static boolean isSentForTab(String destination, HttpServletRequest request, String accept) {
        boolean html = accept != null && accept.startsWith("text/html");
        return "empty".equals(destination)
                && ("navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                        || (html && "same-origin".equals(request.getHeader("Sec-Fetch-Site"))));
    }

    /** A browser without Fetch Metadata is recognised by the mark that our page has added to the address. */
    private static boolean arrivesFromElsewhere(HttpServletRequest request, String query) {
        if (request.getRequestedSessionId() != null || Sessions.isIdInAddresses(request)) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null ? query == null || !query.contains(OWN_PAGE_MARK) : !"same-origin".equals(site);
    }

    private static boolean isPrefetch(String purpose) {
        return purpose != null && purpose.contains("prefetch");
    }
}
