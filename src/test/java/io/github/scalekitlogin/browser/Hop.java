// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.URI;

/**
 * One request of a browser and where its answer sent it.
 *
 * @param location where the answer sent the browser, or null
 */
public record Hop(String method, URI url, int status, URI location) {}
