// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Locale;

/** What a GET is for, where it comes from and where it goes. Whatever is not here throws when it is asked for. */
abstract class PlainAddress extends HttpServletRequestWrapper {

    private final String path;
    private final String query;

    PlainAddress(String path, String query) {
        super(PlainContext.refusing(HttpServletRequest.class));
        this.path = path;
        this.query = query;
    }

    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public String getPathInfo() {
        return null;
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        return PlainMapping.BY_EXTENSION;
    }

    @Override
    public String getContextPath() {
        return "";
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer("https://shop.example").append(path);
    }

    @Override
    public String getQueryString() {
        return query;
    }

    @Override
    public String getProtocol() {
        return "HTTP/1.1";
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    @Override
    public String getScheme() {
        return "https";
    }

    @Override
    public String getServerName() {
        return "shop.example";
    }

    @Override
    public int getServerPort() {
        return 443;
    }

    @Override
    public String getRemoteAddr() {
        return "127.0.0.1";
    }

    @Override
    public String getRemoteHost() {
        return "127.0.0.1";
    }

    @Override
    public ServletContext getServletContext() {
        return PlainContext.CONTEXT;
    }

    @Override
    public Locale getLocale() {
        return Locale.ENGLISH;
    }
}
