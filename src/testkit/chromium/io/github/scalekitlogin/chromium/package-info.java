// SPDX-License-Identifier: Apache-2.0
/**
 * A real browser, for what only one can tell: windows and their openers, keyboard and touch, what is seen. Begin at
 * {@link io.github.scalekitlogin.chromium.Chromium}.
 */
package io.github.scalekitlogin.chromium;
