// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
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

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    /** The browser sends a referrer to the same origin only, so that the posted form proves its origin. */
    private static final String SAME_ORIGIN = "same-origin";

    private static final String NO_REFERRER = "no-referrer";

    private final Map<String, PageMessages> messages = PageMessages.all();
    private final String stylesheet;
    private final Function<HttpServletRequest, String> contextPath;

    /**
     * Creates the pages.
     *
     * @param stylesheet path of the application's stylesheet below the context path, or null: the built-in one
     * @param contextPath returns the context path for a request, encoded, without a slash at the end
     */
    public Pages(String stylesheet, Function<HttpServletRequest, String> contextPath) {
        this.stylesheet = stylesheet;
        this.contextPath = contextPath;
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
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
        LOG.log(problem.status < 500 ? Level.INFO : Level.WARNING, "[" + id + "] " + problem + ": " + message, cause);
        PageMessages texts = PageMessages.of(request, messages);
        Html html = new Html().text("p", texts.get(problem + ".text"));
        if (retry != null) {
            html.link(retry, texts.get("retry"), "button first");
        }
        html.link(contextPath.apply(request) + "/", texts.get("back"), "link").text("small", texts.get("id", id));
        if (problem.status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "5");
        }
        String title = texts.get(problem + ".title");
        write(response, problem.status, NO_REFERRER, html.page(texts.language(), title, null, style(request)));
    }

    /** Asks the user to confirm the signed-in account. The posted form has the parameter {@code answer}. */
    public void confirm(HttpServletRequest request, HttpServletResponse response, ConfirmPage page) throws IOException {
        PageMessages texts = PageMessages.of(request, messages);
        Html html = new Html()
                .text("p", texts.get("confirm.what"))
                .emphasisedName(texts.before("confirm.account"), page.account(), texts.after("confirm.account"));
        if (page.organization() != null) {
            html.emphasisedName(
                    texts.before("confirm.organization"), page.organization(), texts.after("confirm.organization"));
        }
        if (page.sameAccountAgain()) {
            html.text("p", texts.get("confirm.same"));
        }
        html.text("p", texts.get("confirm.care"))
                .form(page.action(), page.hiddenFields())
                .primaryButton(
                        CONTINUE, texts.before("confirm.continue"), page.account(), texts.after("confirm.continue"))
                .button(SWITCH_ACCOUNT, texts.get("confirm.switch"))
                .button(CANCEL, texts.get("confirm.cancel"))
                .endForm();
        write(
                response,
                HttpServletResponse.SC_OK,
                SAME_ORIGIN,
                html.page(texts.language(), texts.get("confirm.title"), null, style(request)));
    }

    /** Shows a page that asks the user to wait and moves on to an address after one second. */
    public void inProgress(HttpServletRequest request, HttpServletResponse response, String address)
            throws IOException {
        PageMessages texts = PageMessages.of(request, messages);
        Html html = new Html().text("p", texts.get("wait.text")).link(address, texts.get("wait.link"), "link");
        write(
                response,
                HttpServletResponse.SC_OK,
                SAME_ORIGIN,
                html.page(texts.language(), texts.get("wait.title"), address, style(request)));
    }

    private String style(HttpServletRequest request) {
        return stylesheet == null ? null : contextPath.apply(request) + stylesheet;
    }

    private void write(HttpServletResponse response, int status, String referrerPolicy, String page)
            throws IOException {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", referrerPolicy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src " + (stylesheet == null ? "'unsafe-inline'" : "'self'")
                        + "; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Opener-Policy", "unsafe-none");
        response.getOutputStream().write(bytes);
    }
}
