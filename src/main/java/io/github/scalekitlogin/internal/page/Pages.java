// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

import io.github.scalekitlogin.internal.log.LogMessage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Writes the pages of this library: error pages, the confirm page and the page that asks the user to wait. They cannot be
 * cached or framed, and they run no script. Thread-safe.
 */
public final class Pages {

    /** Value of the parameter {@code answer} of the confirm page: submit the signed-in account. */
    public static final String CONTINUE = "continue";
    /** Value of the parameter {@code answer}: sign in with another account. */
    public static final String SWITCH_ACCOUNT = "switch";
    /** Value of the parameter {@code answer}: cancel the login. */
    public static final String CANCEL = "cancel";

    /** The browser sends a referrer to the same origin only, so that the posted form proves its origin. */
    private static final String SAME_ORIGIN = "same-origin";

    private static final String NO_REFERRER = "no-referrer";

    /** JStachio's own instances of the templates, from {@code of()}, escape nothing. */
    private static final PageTemplateRenderer PAGE = new PageTemplateRenderer(null, Pages::escape);

    private static final ConfirmTemplateRenderer CONFIRM = new ConfirmTemplateRenderer(null, Pages::escape);

    private final Map<String, PageMessages> messages = PageMessages.all();
    private final String stylesheet;
    private final Function<HttpServletRequest, String> root;

    /**
     * Creates the pages.
     *
     * @param stylesheet path of the application's stylesheet below the context path, or null: the built-in one
     * @param root returns the address of the application's root as seen from a request, with a slash at the end
     */
    public Pages(String stylesheet, Function<HttpServletRequest, String> root) {
        this.stylesheet = stylesheet;
        this.root = root;
    }

    /**
     * Shows an error page, and logs the error with the id that the page shows.
     *
     * @param retry address for the button "Try again", or null: no button
     * @param message message for the log; must contain no secret, state, e-mail address or {@code sub}
     * @param cause exception for the log, or null
     */
    public void show(
            HttpServletRequest request,
            HttpServletResponse response,
            Problem problem,
            String retry,
            String message,
            Throwable cause)
            throws IOException {
        show(request, response, problem, null, retry, message, cause);
    }

    /**
     * Says that the outcome of a submission is not known, and logs why.
     *
     * @param callback address for the button "Return to your AI client"
     * @param retry address for the button "Try again"
     * @param message message for the log, as in {@link #show}
     * @param cause exception for the log, or null
     */
    public void showUncertain(
            HttpServletRequest request,
            HttpServletResponse response,
            String callback,
            String retry,
            String message,
            Throwable cause)
            throws IOException {
        show(request, response, Problem.UNCERTAIN, callback, retry, message, cause);
    }

    /**
     * Says that the user may not use the application through an AI client, and logs why.
     *
     * @param callback address for the button "Return to your AI client"
     * @param message message for the log, as in {@link #show}
     */
    public void showDenied(HttpServletRequest request, HttpServletResponse response, String callback, String message)
            throws IOException {
        show(request, response, Problem.DENIED, callback, null, message, null);
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            Problem problem,
            String callback,
            String retry,
            String message,
            Throwable cause)
            throws IOException {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
        LogMessage.log(problem.level(), problem.number, "[" + id + "] " + problem + ": " + message, cause);
        PageMessages texts = PageMessages.of(request, messages);
        List<PageTemplate.Link> links = new ArrayList<>();
        if (callback != null) {
            links.add(new PageTemplate.Link("button first", callback, texts.get("client.link")));
        }
        if (retry != null) {
            links.add(new PageTemplate.Link(callback == null ? "button first" : "button", retry, texts.get("retry")));
        }
        links.add(new PageTemplate.Link("link", root.apply(request), texts.get("back")));
        PageTemplate page = new PageTemplate(
                frame(request, texts, problem + ".title", null),
                texts.get(problem + ".text"),
                links,
                texts.get("id", id));
        write(response, problem.status, NO_REFERRER, PAGE.execute(page));
    }

    /** Asks the user to confirm the signed-in account. The posted form has the parameter {@code answer}. */
    public void confirm(HttpServletRequest request, HttpServletResponse response, ConfirmPage page) throws IOException {
        PageMessages texts = PageMessages.of(request, messages);
        ConfirmTemplate confirm = ConfirmTemplate.of(page, texts, frame(request, texts, "confirm.title", null));
        write(response, HttpServletResponse.SC_OK, SAME_ORIGIN, CONFIRM.execute(confirm));
    }

    /** Shows a page that asks the user to wait and moves on to an address after a number of seconds. */
    public void inProgress(HttpServletRequest request, HttpServletResponse response, String address, int seconds)
            throws IOException {
        moveOn(request, response, "wait", SAME_ORIGIN, new Refresh(seconds, address));
    }

    /** Shows a page that moves on to an address of the application at once. */
    public void goOn(HttpServletRequest request, HttpServletResponse response, String address) throws IOException {
        inProgress(request, response, address, 0);
    }

    /** Shows a page that moves on to Scalekit at once. */
    public void goToScalekit(HttpServletRequest request, HttpServletResponse response, String address)
            throws IOException {
        moveOn(request, response, "client", NO_REFERRER, new Refresh(0, address));
    }

    /** Shows a page that moves on to the login at once. */
    public void openLogin(HttpServletRequest request, HttpServletResponse response, String address) throws IOException {
        moveOn(request, response, "open", SAME_ORIGIN, new Refresh(0, address));
    }

    private void moveOn(
            HttpServletRequest request,
            HttpServletResponse response,
            String text,
            String referrerPolicy,
            Refresh refresh)
            throws IOException {
        PageMessages texts = PageMessages.of(request, messages);
        PageTemplate page = new PageTemplate(
                frame(request, texts, "wait.title", refresh),
                texts.get(text + ".text"),
                List.of(new PageTemplate.Link("link", refresh.address(), texts.get("wait.link"))),
                null);
        write(response, HttpServletResponse.SC_OK, referrerPolicy, PAGE.execute(page));
    }

    private PageTemplate.Frame frame(HttpServletRequest request, PageMessages texts, String title, Refresh refresh) {
        String address = stylesheet == null ? null : root.apply(request) + stylesheet.substring(1);
        return new PageTemplate.Frame(texts.language(), texts.get(title), refresh, address);
    }

    private void write(HttpServletResponse response, int status, String referrerPolicy, String page)
            throws IOException {
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", referrerPolicy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src " + (stylesheet == null ? "'unsafe-inline'" : "'self'")
                        + "; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Opener-Policy", "unsafe-none");
        writeBody(response, page);
    }

    /**
     * Writes a text as the body of a response. If the application has the writer already, its encoding may lack characters:
     * they are written as references of HTML and XML.
     */
    public static void writeBody(HttpServletResponse response, String text) throws IOException {
        OutputStream out;
        try {
            out = response.getOutputStream();
        } catch (IllegalStateException applicationHasTheWriter) {
            String ascii = ascii(text);
            response.setContentLength(ascii.length());
            response.getWriter().write(ascii);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        out.write(bytes);
    }

    /** Returns a text with a numeric reference in place of each character that is not ASCII. */
    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c < 0x80) {
                ascii.append((char) c);
            } else {
                ascii.append("&#").append(c).append(';');
            }
        });
        return ascii.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
