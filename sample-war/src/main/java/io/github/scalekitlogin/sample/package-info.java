// SPDX-License-Identifier: Apache-2.0
/**
 * Fernhill Orders, a small shop as enterprises have them: a Faces login page, users in a database, Jakarta Security.
 * Nothing here knows of Scalekit, but for the MCP server in {@code mcp}. Begin with {@link io.github.scalekitlogin.sample.SignIn}, which the login page calls.
 */
package io.github.scalekitlogin.sample;
