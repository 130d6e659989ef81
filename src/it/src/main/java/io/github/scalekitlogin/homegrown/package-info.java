// SPDX-License-Identifier: Apache-2.0
/**
 * Applications that sign users in without their container and keep the user in the session. Goes into
 * the WARs of {@code src/it/wars/homegrown*}. Begin at {@link io.github.scalekitlogin.homegrown.User}.
 */
package io.github.scalekitlogin.homegrown;
