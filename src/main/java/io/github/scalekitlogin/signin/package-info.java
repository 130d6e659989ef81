// SPDX-License-Identifier: Apache-2.0
/**
 * Somebody signs in, by whatever way the application has. Begin at {@link io.github.scalekitlogin.signin.SignInWatch};
 * {@link io.github.scalekitlogin.signin.Person} is who the container says is there, and
 * {@link io.github.scalekitlogin.signin.Navigation} what kind of request the browser sent.
 */
package io.github.scalekitlogin.signin;
