// SPDX-License-Identifier: Apache-2.0
/**
 * Knows who is signed in: the container's principal, or the user that the application keeps. Begin at
 * {@link io.github.scalekitlogin.internal.user.UserResolver}.
 */
package io.github.scalekitlogin.internal.user;
