// SPDX-License-Identifier: Apache-2.0
/** A scripted browser for the tests. Begin at {@link io.github.scalekitlogin.browser.Browser}. */
package io.github.scalekitlogin.browser;
