// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** An answer of which status and target are kept. */
final class PlainResponse extends HttpServletResponseWrapper {

    private volatile int status = SC_OK;
    private volatile String location;

    PlainResponse() {
        super(PlainContext.refusing(HttpServletResponse.class));
    }

    String location() {
        return location;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setStatus(int status) {
        this.status = status;
    }

    @Override
    public void setHeader(String name, String value) {
        if (name.equals("Location")) {
            location = value;
        }
    }

    @Override
    public void addHeader(String name, String value) {
        // Not kept.
    }

    @Override
    public void setDateHeader(String name, long date) {
        // Not kept.
    }

    @Override
    public boolean containsHeader(String name) {
        return false;
    }

    @Override
    public String getHeader(String name) {
        return null;
    }

    @Override
    public void setContentLength(int length) {
        // No body.
    }

    @Override
    public void resetBuffer() {
        // No body.
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public String encodeRedirectURL(String url) {
        return url;
    }
}
