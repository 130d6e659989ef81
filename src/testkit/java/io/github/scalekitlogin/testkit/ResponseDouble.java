// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.testkit;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The response to a {@link RequestDouble}. It may be written on another thread. Methods that are not here throw. As in a
 * container, a committed response accepts no status, headers or reset, and neither does one inside an include.
 */
public final class ResponseDouble extends HttpServletResponseWrapper {

    private static final Pattern REFRESH = Pattern.compile("http-equiv=\"refresh\" content=\"\\d+;url=([^\"]*)\"");

    private final Map<String, String> headers = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private volatile int status = SC_OK;
    private boolean withoutHeaders;
    private boolean committed;
    private boolean included;
    private boolean hasWriter;
    private boolean hasStream;

    public ResponseDouble() {
        super(ContextDouble.unsupported(HttpServletResponse.class));
    }

    /** Keeps no headers: a benchmark that reuses the response has each request write all of them. */
    public ResponseDouble withoutHeaders() {
        withoutHeaders = true;
        return this;
    }

    public int status() {
        return status;
    }

    /** Returns a header, or the empty string. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Returns where the browser goes: the target of a redirect, or of a page that refreshes; else the empty string. */
    public String target() {
        Matcher refresh = REFRESH.matcher(body());
        return refresh.find() ? refresh.group(1).replace("&amp;", "&") : header("Location");
    }

    /** Begins or ends an include, in which status and headers are ignored. */
    public void include(boolean begin) {
        included = begin;
    }

    private boolean isFixed() {
        return committed || included;
    }

    public String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setStatus(int status) {
        if (!isFixed()) {
            this.status = status;
        }
    }

    @Override
    public String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public boolean containsHeader(String name) {
        return headers.containsKey(name);
    }

    @Override
    public void setHeader(String name, String value) {
        if (!withoutHeaders && !isFixed()) {
            headers.put(name, value);
        }
    }

    /** Keeps the first value only. */
    @Override
    public void addHeader(String name, String value) {
        if (!withoutHeaders && !isFixed()) {
            headers.putIfAbsent(name, value);
        }
    }

    @Override
    public void setDateHeader(String name, long date) {
        // Not kept.
    }

    @Override
    public void setContentType(String type) {
        // Not kept.
    }

    @Override
    public void setContentLength(int length) {
        // Not kept.
    }

    @Override
    public void setContentLengthLong(long length) {
        // Not kept.
    }

    @Override
    public String encodeRedirectURL(String url) {
        return url;
    }

    @Override
    public boolean isCommitted() {
        return committed;
    }

    @Override
    public void flushBuffer() {
        committed = committed || !included;
    }

    @Override
    public void sendRedirect(String location) {
        if (!included) {
            resetBuffer();
            status = SC_FOUND;
            headers.put("Location", location);
            committed = true;
        }
    }

    @Override
    public void sendError(int error) {
        if (!included) {
            resetBuffer();
            status = error;
            committed = true;
        }
    }

    @Override
    public void resetBuffer() {
        if (committed) {
            throw new IllegalStateException("committed");
        }
        if (!included) {
            body.reset();
        }
    }

    @Override
    public void reset() {
        resetBuffer();
        if (!included) {
            headers.clear();
            status = SC_OK;
        }
    }

    @Override
    public PrintWriter getWriter() {
        if (hasStream) {
            throw new IllegalStateException("The stream is in use");
        }
        hasWriter = true;
        return new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int offset, int length) {
                body.writeBytes(new String(text, offset, length).getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void flush() {
                flushBuffer();
            }

            @Override
            public void close() {
                flushBuffer();
            }
        });
    }

    @Override
    public ServletOutputStream getOutputStream() {
        if (hasWriter) {
            throw new IllegalStateException("The writer is in use");
        }
        hasStream = true;
        return new ServletOutputStream() {
            @Override
            public void write(int b) {
                body.write(b);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
