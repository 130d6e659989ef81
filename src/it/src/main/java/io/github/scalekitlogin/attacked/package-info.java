// SPDX-License-Identifier: Apache-2.0
/**
 * Ordinary pages and claims sources of applications that are under attack. Goes into the WARs of
 * {@code src/it/wars/attacked-*}. Begin at {@link io.github.scalekitlogin.attacked.ShopServlet}.
 */
package io.github.scalekitlogin.attacked;
