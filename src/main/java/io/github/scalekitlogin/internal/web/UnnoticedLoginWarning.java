// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.log.LogMessage;
import io.github.scalekitlogin.internal.user.SecurityFramework;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Warns once per application when a login does not lead to the hand-over: no user is known after it, or a script has signed
 * the user in and may not navigate. Names the session attributes that have appeared, not their values. Thread-safe.
 */
final class UnnoticedLoginWarning {

    private final FilterAddresses addresses;
    private final AtomicBoolean warned = new AtomicBoolean();
    private final AtomicBoolean warnedOfScript = new AtomicBoolean();

    UnnoticedLoginWarning(FilterAddresses addresses) {
        this.addresses = addresses;
    }

    /** The session attributes before a request that may be a login. */
    record Observation(Set<String> attributes) {}

    /** Begins to watch a request. Returns null if it cannot be a login. */
    Observation begin(BrowserRequest browser, HttpServletRequest request) {
        boolean mayBeLogin =
                !warned.get() && browser.isPost() && browser.refererId().isPresent();
        return mayBeLogin ? new Observation(names(request)) : null;
    }

    /**
     * Ends watching a request after which no user is known.
     *
     * @param location where the application has redirected the browser, or null
     */
    void end(Observation observation, HttpServletRequest request, int status, String location) {
        if (observation == null || !isSuccess(request, status, location)) {
            return;
        }
        Set<String> appeared = names(request);
        appeared.removeAll(observation.attributes());
        if (warned.compareAndSet(false, true)) {
            LogMessage.NO_USER_AFTER_LOGIN.log(
                    request.getContextPath() + FilterAddresses.pathOf(request), remedy(appeared), appeared);
        }
    }

    /** Warns that a script of the login page has signed a user in: without a navigation, the browser stays where it is. */
    void warnOfScriptLogin(HttpServletRequest request) {
        if (warnedOfScript.compareAndSet(false, true)) {
            String context = request.getContextPath();
            LogMessage.SCRIPT_SIGNS_IN.log(
                    context + FilterAddresses.pathOf(request), context + addresses.prefix() + FilterAddresses.CONTINUE);
        }
    }

    /** After a wrong password, applications show the login page again or redirect to it. */
    private boolean isSuccess(HttpServletRequest request, int status, String location) {
        boolean redirect = status >= 300 && status < 400 && location != null;
        String path = redirect ? FilterAddresses.pathOf(location.replaceFirst("^https?://[^/]*", "")) : "";
        return redirect && !addresses.isLoginPage(request, path);
    }

    private static String remedy(Set<String> appeared) {
        return Stream.of(SecurityFramework.values())
                .filter(framework -> appeared.contains(framework.attribute()))
                .findFirst()
                .map(framework -> "Set scalekit.principal=" + framework.code() + '.')
                .orElse(
                        appeared.isEmpty()
                                ? "The security framework of the application keeps the user elsewhere: map this filter in"
                                        + " web.xml after the filter of the framework."
                                : "Set scalekit.principal-attribute or scalekit.principal to what the application keeps.");
    }

    private static Set<String> names(HttpServletRequest request) {
        Set<String> names = new TreeSet<>();
        HttpSession session = Sessions.find(request);
        try {
            if (session != null) {
                names.addAll(Collections.list(session.getAttributeNames()));
            }
        } catch (IllegalStateException ended) {
            LogMessage.SESSION_ENDED.log(ended);
        }
        names.removeIf(name -> name.startsWith("io.github.scalekitlogin."));
        return names;
    }
}
