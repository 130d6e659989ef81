// SPDX-License-Identifier: Apache-2.0
/** As much of a browser as a login takes. Begin at {@link io.github.scalekitlogin.browser.Browser}. */
package io.github.scalekitlogin.browser;
