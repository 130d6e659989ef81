// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

/** Thrown when a server refused a WAR; the message holds the server's own words. */
public final class DeploymentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeploymentException(String message, Throwable cause) {
        super(message, cause);
    }
}
