// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;

/** Finds the reason why a call has no response. */
final class ConnectionFailures {

    private ConnectionFailures() {}

    /**
     * Returns the exception for a failed call.
     *
     * @param failure what Jersey and the HTTP client report; the innermost cause has the facts
     * @param sent whether the request may have been sent
     */
    static ScalekitException classify(URI endpoint, Throwable failure, boolean sent) {
        Throwable cause = Stream.iterate(failure, found -> found != null, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .orElseThrow();
        boolean untrusted = cause instanceof GeneralSecurityException;
        return new ScalekitException(
                untrusted ? Reason.MISCONFIGURED : Reason.UNREACHABLE,
                "Scalekit could not be reached at " + endpoint + ": " + describe(cause)
                        + (untrusted ? ". Check scalekit.environment-url and scalekit.trust-store." : ""),
                failure,
                sent);
    }

    /** The JDK's HTTP client says nothing more of these than that there is no connection. */
    private static String describe(Throwable cause) {
        if (cause instanceof UnresolvedAddressException) {
            return "java.net.UnknownHostException: unknown host";
        }
        if (cause instanceof ClosedChannelException) {
            return "java.net.ConnectException: connection refused or closed";
        }
        String message = String.valueOf(cause.getMessage());
        return cause + (message.startsWith("Tunnel failed") ? ". Check scalekit.proxy." : "");
    }
}
