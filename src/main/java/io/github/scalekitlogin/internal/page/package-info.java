// SPDX-License-Identifier: Apache-2.0
/**
 * The HTML pages of this library. {@link io.github.scalekitlogin.internal.page.Pages} writes them;
 * {@link io.github.scalekitlogin.internal.page.Problem} lists the error pages.
 */
package io.github.scalekitlogin.internal.page;
