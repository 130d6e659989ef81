// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The response of an application request that may sign a user in. If a hand-over is due when the application begins to
 * answer (a redirect, a page), the browser is led to it instead. The application's own answer is discarded; its cookies
 * stay. See {@code ContainerQuirk.COMMITS_WRAPPED_RESPONSES}.
 *
 * <p>The result is either the hand-over or the complete answer of the application. Headers that describe the body are passed
 * on when the application begins its own answer, because another answer must not have them.
 */
final class HandOverResponse extends HttpServletResponseWrapper {

    private static final String PROBED = "X-Frame-Options";

    /** Headers that describe the body, each with a value that has no effect on another body. */
    private static final Map<String, String> BODY_HEADERS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        BODY_HEADERS.putAll(Map.of("Content-Encoding", "identity", "Content-Disposition", "inline", "ETag", "W/\"0\""));
    }

    private final HandOver handOver;
    private final Map<String, List<String>> bodyHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private long contentLength = -1;
    private boolean ownAnswerBegun;
    private boolean taken;

    /** Decides whether a hand-over is due, and answers then. */
    interface HandOver {

        /**
         * Returns the address of the hand-over if one is due.
         *
         * @param error whether the application answers with an error
         */
        Optional<String> target(boolean error);

        /** Leads the browser to an address. */
        void answer(HttpServletResponse response, String target) throws IOException;
    }

    HandOverResponse(HttpServletResponse response, HandOver handOver) {
        super(response);
        this.handOver = handOver;
    }

    /**
     * Ends the response: it is replaced if a hand-over is due now, otherwise it is the application's own. See
     * {@code ContainerQuirk.STATUS_401_ON_LOGIN_PAGE} for status 401.
     */
    void finish() throws IOException {
        takeOverOrBegin();
    }

    /**
     * Replaces the answer of the application if a hand-over is due and the response is not committed; otherwise passes the
     * headers of the application's body on.
     *
     * @return whether the answer is replaced
     */
    boolean takeOverOrBegin(boolean error) throws IOException {
        if (!taken && !isCommitted()) {
            HttpServletResponse response = (HttpServletResponse) getResponse();
            Optional<String> target = handOver.target(error);
            if (target.isPresent() && acceptsHeaders(response)) {
                neutralizeBodyHeaders(response);
                taken = true;
                handOver.answer(response, target.get());
            }
        }
        if (!taken) {
            beginOwnAnswer();
        }
        return taken;
    }

    private boolean takeOverOrBegin() throws IOException {
        return takeOverOrBegin(getStatus() >= SC_BAD_REQUEST && getStatus() != SC_UNAUTHORIZED);
    }

    /** Returns false inside an include, where status and headers are ignored: the answer can be replaced after it. */
    private static boolean acceptsHeaders(HttpServletResponse response) {
        String probe = "DENY".equals(response.getHeader(PROBED)) ? "SAMEORIGIN" : "DENY";
        response.setHeader(PROBED, probe);
        return probe.equals(response.getHeader(PROBED));
    }

    /** A header cannot be removed on all servers. These values mean the same as no header. */
    private static void neutralizeBodyHeaders(HttpServletResponse response) {
        BODY_HEADERS.forEach((name, neutral) -> {
            if (response.containsHeader(name)) {
                response.setHeader(name, neutral);
            }
        });
    }

    private void beginOwnAnswer() {
        if (!ownAnswerBegun) {
            ownAnswerBegun = true;
            bodyHeaders.forEach((name, values) -> values.forEach(value -> super.addHeader(name, value)));
            if (contentLength >= 0) {
                super.setContentLengthLong(contentLength);
            }
        }
    }

    private boolean isHeldBack(String name) {
        return !ownAnswerBegun && BODY_HEADERS.containsKey(name);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (!takeOverOrBegin()) {
            super.sendRedirect(location);
        }
    }

    /** Overrides the redirect of Servlet 6.1. There is no such method in Servlet 6.0. */
    @SuppressWarnings("all")
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        if (!takeOverOrBegin()) {
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
        return takeOverOrBegin() ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return takeOverOrBegin() ? new DiscardingStream() : super.getOutputStream();
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!takeOverOrBegin()) {
            super.flushBuffer();
        }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (!takeOverOrBegin(true)) {
            super.sendError(status, message);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (!takeOverOrBegin(true)) {
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
        if (isHeldBack(name)) {
            bodyHeaders.remove(name);
            addHeader(name, value);
        } else if (!taken || isCookie(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (isHeldBack(name) && value != null) {
            bodyHeaders.computeIfAbsent(name, header -> new ArrayList<>(1)).add(value);
        } else if (!taken || isCookie(name)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public boolean containsHeader(String name) {
        return bodyHeaders.containsKey(name) || super.containsHeader(name);
    }

    @Override
    public String getHeader(String name) {
        return isHeldBack(name) && bodyHeaders.containsKey(name)
                ? bodyHeaders.get(name).get(0)
                : super.getHeader(name);
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
        setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!ownAnswerBegun) {
            contentLength = length;
        } else if (!taken) {
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
            bodyHeaders.clear();
            contentLength = -1;
            super.reset();
        }
    }

    private static boolean isCookie(String header) {
        return "Set-Cookie".equalsIgnoreCase(header);
    }

    /** Discards the page of the application. */
    private static final class DiscardingStream extends ServletOutputStream {

        private final OutputStream nowhere = OutputStream.nullOutputStream();

        @Override
        public void write(int b) throws IOException {
            nowhere.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            nowhere.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("The page is discarded: the browser is led to the hand-over");
        }
    }
}
