// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** A bare request. */
final class Http {

    private static final int TIMEOUT_MILLIS = 5_000;

    private Http() {}

    /** Returns the status, or -1 when there is no response. */
    static int status(URI url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return -1;
        }
    }
}
