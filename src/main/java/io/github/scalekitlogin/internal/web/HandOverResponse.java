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
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The response of an application request that may sign a user in. If a hand-over is due when the application begins to
 * answer (a redirect, a page), the browser is redirected to it instead. The application's own answer is discarded; its
 * cookies stay. See {@code ContainerQuirk.COMMITS_WRAPPED_RESPONSES}.
 */
final class HandOverResponse extends HttpServletResponseWrapper {

    private final boolean facesAjax;
    private final Supplier<Optional<String>> target;
    private boolean taken;

    HandOverResponse(HttpServletResponse response, boolean facesAjax, Supplier<Optional<String>> target) {
        super(response);
        this.facesAjax = facesAjax;
        this.target = target;
    }

    /**
     * Redirects the browser to the hand-over if one is due and the response is not committed. An error of the application
     * stays; see {@code ContainerQuirk.STATUS_401_ON_LOGIN_PAGE} for status 401.
     *
     * @return whether the answer of the application is replaced
     */
    boolean takeOver() throws IOException {
        if (!taken && !isCommitted() && (getStatus() < SC_BAD_REQUEST || getStatus() == SC_UNAUTHORIZED)) {
            Optional<String> location = target.get();
            if (location.isPresent()) {
                redirect(location.get());
                taken = true;
            }
        }
        return taken;
    }

    /** Writes to the wrapped response: the overrides below are for the application. */
    private void redirect(String location) throws IOException {
        HttpServletResponse response = (HttpServletResponse) getResponse();
        if (!facesAjax) {
            Redirects.toApplication(location, response);
            return;
        }
        byte[] answer = ("<?xml version='1.0' encoding='UTF-8'?><partial-response><redirect url=\""
                        + location.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")
                        + "\"></redirect></partial-response>")
                .getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(SC_OK);
        response.setContentType("text/xml;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(answer.length);
        try {
            response.getOutputStream().write(answer);
        } catch (IllegalStateException applicationHasTheWriter) {
            response.getWriter().write(new String(answer, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (!takeOver()) {
            super.sendRedirect(location);
        }
    }

    /** Overrides the redirect of Servlet 6.1. There is no such method in Servlet 6.0. */
    @SuppressWarnings("all")
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        if (!takeOver()) {
            if (clearBuffer) {
                resetBuffer();
            }
            setStatus(status);
            setHeader("Location", location);
            flushBuffer();
        }
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return takeOver() ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return takeOver() ? new DiscardingStream() : super.getOutputStream();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (!taken) {
            super.sendError(status, message);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (!taken) {
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
            throw new IllegalStateException("The page is discarded: the browser is redirected to the hand-over");
        }
    }
}
