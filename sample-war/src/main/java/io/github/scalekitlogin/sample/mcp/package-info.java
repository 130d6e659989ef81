// SPDX-License-Identifier: Apache-2.0
/**
 * The shop's MCP server at {@code /mcp}: AI clients call its tools as the person whose access token they bring. Begin with
 * {@link io.github.scalekitlogin.sample.mcp.AccessTokenFilter}, which lets nobody else in.
 */
package io.github.scalekitlogin.sample.mcp;
