// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.page.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Leads the browser to another address. A Content Security Policy of the application or of a proxy may forbid the redirects
 * that follow a form ({@code form-action}). So the answer to a POST is a page that refreshes itself and has a link; the answer
 * to a GET is a redirect with status 303. Thread-safe.
 */
final class Redirects {

    private final Pages pages;

    Redirects(Pages pages) {
        this.pages = pages;
    }

    /**
     * Leads to an address of this application. The browser still sends the {@code Referer}, which is evidence.
     *
     * @param location an address built from settings, never from the request
     */
    void toApplication(HttpServletRequest request, HttpServletResponse response, String location) throws IOException {
        String encoded = withSessionId(request, response, location);
        if ("POST".equals(request.getMethod())) {
            pages.goOn(request, response, encoded);
        } else {
            redirect(encoded, "same-origin", response);
        }
    }

    /** Leads to the login of the application, after a POST. */
    void toLogin(HttpServletRequest request, HttpServletResponse response, String location) throws IOException {
        pages.openLogin(request, response, withSessionId(request, response, location));
    }

    /** Leads to an address of this application by a page, also after a GET. */
    void toApplicationByPage(HttpServletRequest request, HttpServletResponse response, String location)
            throws IOException {
        pages.goOn(request, response, withSessionId(request, response, location));
    }

    /**
     * Leads to Scalekit, without a {@code Referer}. A service worker that sends navigations again cannot follow a redirect to
     * another origin, so it gets the page, too.
     *
     * @param location an address built from settings, never from the request
     */
    void toScalekit(HttpServletRequest request, HttpServletResponse response, String location) throws IOException {
        if ("POST".equals(request.getMethod()) || "empty".equals(request.getHeader("Sec-Fetch-Dest"))) {
            pages.goToScalekit(request, response, location);
        } else {
            redirect(location, "no-referrer", response);
        }
    }

    /** Tells the script that has sent a request to go to an address of this application, in the way that it understands. */
    void byScript(
            BrowserRequest.Script script, HttpServletRequest request, HttpServletResponse response, String location)
            throws IOException {
        switch (script) {
            case FACES -> write(response, "text/xml;charset=UTF-8", facesRedirect(location));
            case HTMX -> {
                response.setHeader("HX-Redirect", location);
                write(response, "text/html;charset=UTF-8", "<!-- HX-Redirect -->");
            }
            case TURBO -> redirect(location, "same-origin", response);
            default -> toApplication(request, response, location);
        }
    }

    /** Adds the session identifier if the application does not use a session cookie. */
    private static String withSessionId(HttpServletRequest request, HttpServletResponse response, String location) {
        return Sessions.isIdInAddresses(request) ? response.encodeRedirectURL(location) : location;
    }

    private static String facesRedirect(String location) {
        return "<?xml version='1.0' encoding='UTF-8'?><partial-response><redirect url=\""
                + location.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")
                + "\"></redirect></partial-response>";
    }

    private static void write(HttpServletResponse response, String contentType, String text) throws IOException {
        response.resetBuffer();
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(contentType);
        response.setHeader("Cache-Control", "no-store");
        Pages.writeBody(response, text);
    }

    /**
     * Clears the body but not the headers: {@code reset()} would remove the cookies of the login and sign the user out. Sets
     * the length only in place of another one; see {@code ContainerQuirk.EMPTY_RESPONSE_NEVER_ENDS}.
     */
    private static void redirect(String location, String referrerPolicy, HttpServletResponse response) {
        response.resetBuffer();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", location);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", referrerPolicy);
        if (response.containsHeader("Content-Length")) {
            response.setContentLength(0);
        }
    }
}
