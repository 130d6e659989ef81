// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import java.net.URI;
import java.util.Map;

/** A program that uses an official SDK's client to call {@code whoami}. It starts at once. */
interface SdkClient extends AutoCloseable {

    /** Returns the address it gives the person to open. */
    URI authorization();

    /** Returns what the tool answered; fails with what the client reported when it got no further. */
    Map<String, Object> whoami() throws RefusedException;

    /** Starts the client once more with what it saved, but for the access token. */
    SdkClient restarted(String accessToken);

    @Override
    void close();

    /** The client's flow ended with an OAuth error. */
    final class RefusedException extends Exception {

        private static final long serialVersionUID = 1;

        RefusedException(String error) {
            super(error);
        }
    }
}
