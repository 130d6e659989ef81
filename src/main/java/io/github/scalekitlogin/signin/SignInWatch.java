// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** Notices that a request signed somebody in, whatever way the application does it. Thread-safe. */
public final class SignInWatch {

    /**
     * Lets the application answer a request and sends the browser to the hand-over when somebody is signed in by the time
     * it does: in place of the application's redirect or page, or after the chain while nothing is committed. Too late
     * for both, the application's answer stays.
     *
     * @param target asked when the application begins to answer, and once more afterwards: where to send the browser, or
     *     empty as long as nobody is signed in
     */
    public void watch(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Supplier<Optional<String>> target)
            throws IOException, ServletException {
        RedirectingResponse redirecting = new RedirectingResponse(request, response, target);
        chain.doFilter(request, redirecting);
        if (!request.isAsyncStarted()) {
            redirecting.takeOver();
        }
    }
}
