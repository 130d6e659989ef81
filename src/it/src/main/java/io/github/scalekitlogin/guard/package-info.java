// SPDX-License-Identifier: Apache-2.0
/** An application with a filter and error pages of its own. Goes into the WAR of {@code src/it/wars/plain-guard}. */
package io.github.scalekitlogin.guard;
