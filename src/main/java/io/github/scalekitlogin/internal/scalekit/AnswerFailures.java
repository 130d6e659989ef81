// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.net.URI;
import java.util.Set;

/** Classifies responses that are not a success: the reason, and whether Scalekit may have processed the request. */
final class AnswerFailures {

    /** Scalekit did not process a request that it answered with one of these. */
    private static final Set<Integer> NOT_PROCESSED = Set.of(400, 401, 403, 404, 410, 422, 429);

    private AnswerFailures() {}

    /** Returns whether Scalekit may have processed a request that it answered with this status. */
    static boolean mayBeProcessed(int status) {
        return !NOT_PROCESSED.contains(status);
    }

    /** Returns the exception for a failure response of the user endpoint. */
    static ScalekitException ofUserEndpoint(int status, String loginRequestId, ScalekitEnvironment environment) {
        return failure(
                reason(status),
                "Scalekit did not accept the user details for login request " + loginRequestId,
                status,
                environment,
                mayBeProcessed(status));
    }

    /**
     * Returns the exception for a failure response of the token endpoint. Some OAuth servers reject a client with 400 instead
     * of 401. A server that answers 404 has no token endpoint.
     */
    static ScalekitException ofTokenEndpoint(int status, ScalekitEnvironment environment) {
        Reason reason = status == 400 ? Reason.UNAUTHORIZED : status == 404 ? Reason.MISCONFIGURED : reason(status);
        return failure(reason, "Scalekit did not issue an access token", status, environment, false);
    }

    /**
     * Returns the exception for a status of 407, which no server but a proxy sends. It has not passed the request on.
     *
     * @param proxy the proxy of the settings, or null: the one of the JVM
     */
    static ScalekitException ofProxy(URI endpoint, NetworkOptions.HttpProxy proxy) {
        return new ScalekitException(
                Reason.MISCONFIGURED,
                "The proxy " + (proxy == null ? "of the JVM's system properties" : proxy)
                        + " did not let a request pass to " + endpoint + ": status 407. "
                        + "Set scalekit.proxy with the user name and password that the proxy demands, and the system "
                        + "property jdk.http.auth.tunneling.disabledSchemes of the JVM to an empty value: otherwise Java "
                        + "does not send them.");
    }

    private static ScalekitException failure(
            Reason reason, String failed, int status, ScalekitEnvironment environment, boolean mayHaveArrived) {
        return new ScalekitException(
                reason,
                failed + " (" + environment.url() + ", connection " + environment.connectionId() + "): status " + status
                        + ". " + advice(reason),
                null,
                mayHaveArrived);
    }

    private static Reason reason(int status) {
        return switch (status) {
            case 401, 403 -> Reason.UNAUTHORIZED;
            case 404, 410 -> Reason.UNKNOWN_REQUEST;
            case 408, 429 -> Reason.UNREACHABLE;
            default -> {
                if (status >= 500) {
                    yield Reason.UNREACHABLE;
                }
                yield status >= 400 ? Reason.REJECTED : Reason.MISCONFIGURED;
            }
        };
    }

    private static String advice(Reason reason) {
        return switch (reason) {
            case UNKNOWN_REQUEST -> "The login request has expired, or scalekit.connection-id is not its connection.";
            case REJECTED -> "Check the claims against Scalekit's auth logs.";
            case UNAUTHORIZED -> "Check scalekit.client-id and scalekit.client-secret.";
            case UNREACHABLE, TIMEOUT -> "Scalekit may be available again soon.";
            case MISCONFIGURED -> "This is not an answer of Scalekit: check scalekit.environment-url.";
            case INTERNAL_ERROR -> "See the cause.";
        };
    }
}
