// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;

/**
 * The response of an application request that may sign a user in. If a hand-over is due when the application begins to
 * answer (a redirect, a page), the browser is led to it instead. The application's own answer is discarded; its cookies
 * stay. See {@code ContainerQuirk.COMMITS_WRAPPED_RESPONSES}.
 *
 * <p>The result is either the hand-over or the complete answer of the application.
 */
final class HandOverResponse extends HttpServletResponseWrapper implements ReplaceableAnswer {

    private static final String PROBED = "X-Frame-Options";

    /**
     * Headers with which the application has described its own body, each with a value that has no effect on another body.
     * Some servers cannot remove a header.
     */
    private static final Map<String, String> BODY_HEADERS =
            Map.of("Content-Encoding", "identity", "Content-Disposition", "inline", "ETag", "W/\"0\"");

    private final HandOver handOver;
    private PrintWriter writer;
    private ServletOutputStream stream;
    private boolean taken;

    /** Decides whether a hand-over is due, and answers then. */
    interface HandOver {

        /**
         * Returns the address of the hand-over if one is due.
         *
         * @param error whether the application answers with an error
         * @param redirect where the application redirects the browser, or null
         */
        Optional<String> target(boolean error, String redirect);

        /** Leads the browser to an address. */
        void answer(HttpServletResponse response, String target) throws IOException;
    }

    HandOverResponse(HttpServletResponse response, HandOver handOver) {
        super(response);
        this.handOver = handOver;
    }

    /**
     * Replaces the answer of the application if a hand-over is due and the response is not committed.
     *
     * @return whether the answer is replaced
     */
    boolean takeOver(boolean error) throws IOException {
        return takeOver(error, null);
    }

    private boolean takeOver(boolean error, String redirect) throws IOException {
        if (!taken && !isCommitted()) {
            HttpServletResponse response = (HttpServletResponse) getResponse();
            Optional<String> target = handOver.target(error, redirect);
            if (target.isPresent() && acceptsHeaders(response)) {
                neutralizeBodyHeaders(response);
                taken = true;
                handOver.answer(response, target.get());
            }
        }
        return taken;
    }

    /**
     * Does so for the status that the response has. See {@code ContainerQuirk.STATUS_401_ON_LOGIN_PAGE} for status 401.
     *
     * @return whether the answer is replaced
     */
    @Override
    public boolean takeOver() throws IOException {
        return takeOver(getStatus() >= SC_BAD_REQUEST && getStatus() != SC_UNAUTHORIZED);
    }

    /** Returns false inside an include, where status and headers are ignored: the answer can be replaced after it. */
    private static boolean acceptsHeaders(HttpServletResponse response) {
        String probe = "DENY".equals(response.getHeader(PROBED)) ? "SAMEORIGIN" : "DENY";
        response.setHeader(PROBED, probe);
        return probe.equals(response.getHeader(PROBED));
    }

    private static void neutralizeBodyHeaders(HttpServletResponse response) {
        BODY_HEADERS.forEach((name, neutral) -> {
            if (response.containsHeader(name)) {
                response.setHeader(name, neutral);
            }
        });
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (!takeOver(false, location)) {
            super.sendRedirect(location);
        }
    }

    /** Overrides the redirect of Servlet 6.1. There is no such method in Servlet 6.0. */
    @SuppressWarnings("all")
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        if (!takeOver(false, location)) {
            if (clearBuffer) {
                resetBuffer();
            }
            setStatus(status);
            setHeader("Location", location);
            super.flushBuffer();
        }
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(takeOver() ? Writer.nullWriter() : new ReplaceableWriter(super.getWriter(), this));
        }
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new ReplaceableStream(takeOver() ? null : super.getOutputStream(), this);
        }
        return stream;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!takeOver()) {
            super.flushBuffer();
        }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (!takeOver(true)) {
            super.sendError(status, message);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (!takeOver(true)) {
            super.sendError(status);
        }
    }

    @Override
    public void setStatus(int status) {
        if (!taken) {
            super.setStatus(status);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (!taken || isCookie(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!taken || isCookie(name)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setContentType(String type) {
        if (!taken) {
            super.setContentType(type);
        }
    }

    @Override
    public void setCharacterEncoding(String charset) {
        if (!taken) {
            super.setCharacterEncoding(charset);
        }
    }

    @Override
    public void setContentLength(int length) {
        if (!taken) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!taken) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void setBufferSize(int size) {
        if (!taken) {
            super.setBufferSize(size);
        }
    }

    @Override
    public void resetBuffer() {
        if (!taken) {
            super.resetBuffer();
        }
    }

    @Override
    public void reset() {
        if (!taken) {
            super.reset();
        }
    }

    @Override
    public boolean isReplaced() {
        return taken;
    }

    private static boolean isCookie(String header) {
        return "Set-Cookie".equalsIgnoreCase(header);
    }
}
