// SPDX-License-Identifier: Apache-2.0
/**
 * Whole logins with what people really use: a real browser, as {@link io.github.scalekitlogin.chromium.Chromium} has it. Begin
 * at {@link io.github.scalekitlogin.mcp.ChromiumLoginIT}.
 */
package io.github.scalekitlogin.mcp;
