// SPDX-License-Identifier: Apache-2.0
/**
 * Applications that sign people in by themselves, without their container, and keep who that is in the session. Goes into
 * the WARs of {@code src/it/wars/homegrown*}. Begin at {@link io.github.scalekitlogin.homegrown.User}.
 */
package io.github.scalekitlogin.homegrown;
