// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.signin;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What kind of request the browser says it sends. Fetch metadata decides where the browser sends it (it does to https and
 * loopback addresses), else the older headers.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
public final class Navigation {

    private Navigation() {}

    /** Returns whether the answer becomes the page of a browser's tab or window. */
    public static boolean isTopLevel(HttpServletRequest request) {
        if (isBackground(request)) {
            return false;
        }
        String accept = request.getHeader("Accept");
        return request.getHeader("Sec-Fetch-Dest") != null || (accept != null && accept.contains("text/html"));
    }

    /** Returns whether the request is certainly not a tab's own: a prefetch, a frame, an image, a script's fetch. */
    public static boolean isBackground(HttpServletRequest request) {
        String purpose = first(request, "Sec-Purpose", "Purpose", "X-Moz");
        if (purpose != null && purpose.contains("prefetch")) {
            return true;
        }
        String destination = request.getHeader("Sec-Fetch-Dest");
        if (destination != null) {
            return !"document".equals(destination);
        }
        String accept = request.getHeader("Accept");
        return "XMLHttpRequest".equals(request.getHeader("X-Requested-With"))
                || (accept != null && accept.startsWith("image/"));
    }

    /** Returns whether Jakarta Faces' own script sent the request and follows a redirect only in its own form. */
    public static boolean isFacesAjax(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    /** Returns whether another site's page sent the request, as far as the browser tells. */
    public static boolean isFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !"same-origin".equals(site) && !"none".equals(site);
    }

    /**
     * Returns whether a page of the same origin sent the request, by a form of its own for instance, and no other site
     * had a part in it. False when the browser does not tell.
     */
    public static boolean isFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return "same-origin".equals(site);
        }
        String referer = request.getHeader("Referer");
        String here = "://" + request.getHeader("Host") + '/';
        return referer != null && (referer.startsWith("https" + here) || referer.startsWith("http" + here));
    }

    private static String first(HttpServletRequest request, String... names) {
        for (String name : names) {
            String value = request.getHeader(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
