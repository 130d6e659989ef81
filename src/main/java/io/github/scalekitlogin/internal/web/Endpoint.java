// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Serves one of the filter's own addresses. Implementations are thread-safe. */
interface Endpoint {

    /** Returns the only HTTP method of the address. */
    String method();

    /**
     * Serves a request.
     *
     * @throws MalformedLoginRequestException if the request does not have what the address needs
     */
    void serve(BrowserRequest browser, HttpServletRequest request, HttpServletResponse response)
            throws IOException, MalformedLoginRequestException;
}
