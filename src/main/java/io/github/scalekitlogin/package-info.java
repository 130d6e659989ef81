// SPDX-License-Identifier: Apache-2.0
/**
 * Makes a web application's own login the login of an MCP server behind Scalekit. Begin at
 * {@link io.github.scalekitlogin.ScalekitLoginFilter}; the packages beside it are the steps of the hand-over in turn:
 * {@code arrival}, {@code pending}, {@code signin}, {@code claims}, {@code scalekit}; {@code config} and {@code page}
 * serve them all.
 *
 * <p>Words: a <em>login request</em> is what Scalekit sends a browser with ({@code login_request_id} and {@code state}). It
 * is <em>parked</em> while it waits in the session. The <em>hand-over</em> submits the person's <em>claims</em> to the
 * <em>environment</em> for the <em>connection</em>, and sends the browser to the <em>callback</em>.
 */
package io.github.scalekitlogin;
