// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.signin;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
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
 * The response of a request that may sign somebody in. When the application begins to answer (a redirect, a page) and
 * somebody is signed in by then, the browser is sent to the hand-over instead and the application's own answer is
 * discarded; its cookies stay. Doing so inside the call is the one way that works on every server: Open Liberty commits a
 * wrapped response before the filter sees it again.
 */
final class RedirectingResponse extends HttpServletResponseWrapper {

    private final HttpServletRequest request;
    private final Supplier<Optional<String>> target;
    private boolean taken;

    RedirectingResponse(HttpServletRequest request, HttpServletResponse response, Supplier<Optional<String>> target) {
        super(response);
        this.request = request;
        this.target = target;
    }

    /**
     * Sends the browser to the hand-over if somebody is signed in now and it is not too late. An error of the application's
     * stays, but for 401: Open Liberty sets that before the application shows its login page again.
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

    /** Writes to the response itself: the overrides below are for the application. */
    private void redirect(String location) throws IOException {
        HttpServletResponse response = (HttpServletResponse) getResponse();
        if (!Navigation.isFacesAjax(request)) {
            Redirect.within(location, response);
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

    /** Servlet 6.1's redirect, which does not come by the older method there; overrides nothing in Servlet 6.0. */
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

    /** Where the page goes that nobody will see. */
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
            throw new IllegalStateException("The page is discarded: the browser goes on to the hand-over");
        }
    }
}
