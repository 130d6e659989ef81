// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The few pages a person may see. None of them is cached, framed or runs a script. Thread-safe. */
public final class Pages {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    /** The answers of the confirm page, as its buttons send them. */
    public static final String CONTINUE = "continue";

    public static final String SWITCH_ACCOUNT = "switch";
    public static final String CANCEL = "cancel";

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
        Html html = new Html().text("p", problem.text);
        if (retry != null) {
            html.link(retry, "Try again", "button first");
        }
        html.link(request.getServletContext().getContextPath() + "/", "Back to the application", "link")
                .text("small", "Should you ask for help, name this id: " + id);
        if (problem.status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "5");
        }
        write(response, problem.status, html.page(problem.title));
    }

    /**
     * Asks whether the account that is signed in is the one to go on with.
     *
     * @param account name of the account
     * @param action address the answer is posted to
     * @param hidden names and values of the answer's further fields, in turn
     */
    public void confirm(HttpServletResponse response, String account, String action, String... hidden)
            throws IOException {
        Html html = new Html()
                .text("p", "An AI client asks to work with this application in your name.")
                .emphasised("You are signed in as ", account)
                .text("p", "Only continue if you have just started this yourself.")
                .form(action, hidden)
                .button(CONTINUE, "Continue as " + account, true)
                .button(SWITCH_ACCOUNT, "Use another account", false)
                .button(CANCEL, "Cancel", false)
                .endForm();
        write(response, HttpServletResponse.SC_OK, html.page("Connect your AI client?"));
    }

    private static void write(HttpServletResponse response, int status, String page) throws IOException {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
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
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Opener-Policy", "unsafe-none");
        response.getOutputStream().write(bytes);
    }
}
