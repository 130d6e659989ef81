// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.testkit;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request is answered, for tests that need no server. */
public final class ResponseDouble {

    private static final Pattern REFRESH = Pattern.compile("http-equiv=\"refresh\" content=\"\\d+;url=([^\"]*)\"");

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = HttpServletResponse.SC_OK;

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

    public String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    public HttpServletResponse build() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, called, arguments) -> {
                    switch (called.getName()) {
                        case "setStatus" -> status = (Integer) arguments[0];
                        case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                        case "addHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                        case "setContentType", "setContentLength", "setContentLengthLong" -> {
                            // Nobody asks.
                        }
                        case "resetBuffer" -> body.reset();
                        case "isCommitted" -> {
                            return false;
                        }
                        case "containsHeader" -> {
                            return headers.containsKey((String) arguments[0]);
                        }
                        case "getHeader" -> {
                            return headers.get((String) arguments[0]);
                        }
                        case "getStatus" -> {
                            return status;
                        }
                        case "getOutputStream" -> {
                            return stream();
                        }
                        default -> throw new UnsupportedOperationException(called.toString());
                    }
                    return null;
                });
    }

    private ServletOutputStream stream() {
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
