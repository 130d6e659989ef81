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

/** The few pages a person may see. None of them is cached, framed or runs a script. Thread-safe. */
public final class Pages {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    /** The answers of the confirm page, as its buttons send them. */
    public static final String CONTINUE = "continue";

    public static final String SWITCH_ACCOUNT = "switch";
    public static final String CANCEL = "cancel";

    private final Map<String, Words> words = Words.all();
    private final String stylesheet;
    private final Function<HttpServletRequest, String> application;

    /**
     * Creates the pages.
     *
     * @param stylesheet path of the application's own stylesheet for them, below the context, or null
     * @param application tells where the application lies, as its links begin: without a slash at the end
     */
    public Pages(String stylesheet, Function<HttpServletRequest, String> application) {
        this.stylesheet = stylesheet;
        this.application = application;
    }

    /**
     * Shows what went wrong, and logs it with the id that the page names.
     *
     * @param retry address of another try that may succeed, or null
     * @param message what the log says; names no secret, state, e-mail address or {@code sub}
     * @param cause what the log adds, or null
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
        Words said = Words.of(request, words);
        Html html = new Html().text("p", said.get(problem + ".text"));
        if (retry != null) {
            html.link(retry, said.get("retry"), "button first");
        }
        html.link(application.apply(request) + "/", said.get("back"), "link").text("small", said.get("id", id));
        if (problem.status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "5");
        }
        write(request, response, problem.status, html, said, problem + ".title");
    }

    /**
     * Asks whether the account that is signed in is the one to go on with.
     *
     * @param account name of the account
     * @param organization name of its organisation, or null
     * @param action address the answer is posted to
     * @param hidden names and values of the answer's further fields, in turn
     */
    public void confirm(
            HttpServletRequest request,
            HttpServletResponse response,
            String account,
            String organization,
            String action,
            String... hidden)
            throws IOException {
        Words said = Words.of(request, words);
        Html html = new Html()
                .text("p", said.get("confirm.what"))
                .emphasised(said.before("confirm.account"), account, said.after("confirm.account"));
        if (organization != null) {
            html.emphasised(said.before("confirm.organization"), organization, said.after("confirm.organization"));
        }
        html.text("p", said.get("confirm.care"))
                .form(action, hidden)
                .button(CONTINUE, said.get("confirm.continue", account), true)
                .button(SWITCH_ACCOUNT, said.get("confirm.switch"), false)
                .button(CANCEL, said.get("confirm.cancel"), false)
                .endForm();
        write(request, response, HttpServletResponse.SC_OK, html, said, "confirm.title");
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, int status, Html html, Words said, String title)
            throws IOException {
        String style = stylesheet == null ? null : application.apply(request) + stylesheet;
        byte[] bytes = html.page(said.language(), said.get(title), style).getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src " + (style == null ? "'unsafe-inline'" : "'self'")
                        + "; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Opener-Policy", "unsafe-none");
        response.getOutputStream().write(bytes);
    }
}
