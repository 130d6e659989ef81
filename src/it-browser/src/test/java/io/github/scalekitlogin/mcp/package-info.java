// SPDX-License-Identifier: Apache-2.0
/**
 * Whole logins with what people really use. A real browser, as {@link io.github.scalekitlogin.chromium.Chromium} has it:
 * begin at {@link io.github.scalekitlogin.mcp.ChromiumLoginIT}. Official MCP clients, each of which finds its way to the
 * login page by itself and calls a tool as whoever signed in: begin at {@link io.github.scalekitlogin.mcp.SdkClientFlow}.
 */
package io.github.scalekitlogin.mcp;
