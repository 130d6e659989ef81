// SPDX-License-Identifier: Apache-2.0
/**
 * The pages a person may see: {@link io.github.scalekitlogin.internal.page.Pages} shows a
 * {@link io.github.scalekitlogin.internal.page.Problem} or the confirm page.
 */
package io.github.scalekitlogin.internal.page;
