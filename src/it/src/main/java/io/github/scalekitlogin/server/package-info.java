// SPDX-License-Identifier: Apache-2.0
/**
 * Starts real servers with WARs for the tests. All that differs between servers lies in their own folders,
 * {@code src/it/servers/<name>}. Begin with {@link io.github.scalekitlogin.server.ServerUnderTest}.
 */
package io.github.scalekitlogin.server;
