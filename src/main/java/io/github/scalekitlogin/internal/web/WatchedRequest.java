// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request whose asynchronous processing keeps the response that is watched. */
final class WatchedRequest extends HttpServletRequestWrapper {

    private final ServletResponse watched;

    WatchedRequest(HttpServletRequest request, ServletResponse watched) {
        super(request);
        this.watched = watched;
    }

    /** Without this, the container would process the original response. */
    @Override
    public AsyncContext startAsync() {
        return startAsync(this, watched);
    }
}
