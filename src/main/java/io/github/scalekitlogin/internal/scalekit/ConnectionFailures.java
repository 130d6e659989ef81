// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Classifies the I/O failures of a call: the reason, and whether the request can have reached Scalekit. */
final class ConnectionFailures {

    private ConnectionFailures() {}

    /**
     * Returns the exception for a failed call. Jersey wraps the original exception, sometimes several times and sometimes as
     * a JSON failure. The innermost cause has the facts.
     */
    static ScalekitException classify(URI endpoint, Exception failure) {
        Throwable cause = innermost(failure);
        boolean untrusted = cause instanceof GeneralSecurityException || cause instanceof SSLPeerUnverifiedException;
        boolean sent = !(untrusted || isConnecting(cause) || isHandshake(failure) || isIncomplete(cause));
        Reason reason = cause instanceof SocketTimeoutException && sent ? Reason.TIMEOUT : Reason.UNREACHABLE;
        return new ScalekitException(
                untrusted ? Reason.MISCONFIGURED : reason,
                "Scalekit could not be reached at " + endpoint + ": " + cause
                        + (untrusted ? ". Check scalekit.environment-url and scalekit.trust-store." : ""),
                failure,
                sent);
    }

    /** Returns whether the connection, or the tunnel through the proxy, was not established. */
    private static boolean isConnecting(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || (cause instanceof SocketTimeoutException && message.startsWith("connect timed out"))
                || message.startsWith("unable to tunnel through proxy");
    }

    /** Returns whether the TLS handshake failed. A handshake that times out is not recognised: it may be a later read. */
    private static boolean isHandshake(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SSLHandshakeException
                        || String.valueOf(cause.getMessage()).startsWith("Unsupported or unrecognized SSL message"));
    }

    /**
     * Returns whether the connection was closed before the whole body was written. Jersey does so if the first attempt to
     * connect failed and a second one, to close the request, succeeded. An incomplete request is never processed.
     */
    private static boolean isIncomplete(Throwable cause) {
        return "insufficient data written".equals(cause.getMessage());
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
