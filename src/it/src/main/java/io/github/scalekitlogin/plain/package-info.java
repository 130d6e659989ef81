// SPDX-License-Identifier: Apache-2.0
/**
 * An application with nothing but servlets, for servers that have nothing more. Goes into the WARs of
 * {@code src/it/wars/plain*}. Begin at {@link io.github.scalekitlogin.plain.LoginServlet}.
 */
package io.github.scalekitlogin.plain;
