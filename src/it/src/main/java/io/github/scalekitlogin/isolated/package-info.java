// SPDX-License-Identifier: Apache-2.0
/**
 * What an application adds that keeps its windows apart from those of other origins. Goes into the WAR of
 * {@code src/it/wars/isolated}. It is {@link io.github.scalekitlogin.isolated.IsolatingFilter}.
 */
package io.github.scalekitlogin.isolated;
