// SPDX-License-Identifier: Apache-2.0
/**
 * Makes a web application's own login the login of an MCP server behind Scalekit. An application needs the jar and four
 * settings; {@link io.github.scalekitlogin.ScalekitLoginFilter} says which. This package and
 * {@link io.github.scalekitlogin.claims} are the public API.
 */
package io.github.scalekitlogin;
