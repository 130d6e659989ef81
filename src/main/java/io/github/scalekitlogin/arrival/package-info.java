// SPDX-License-Identifier: Apache-2.0
/**
 * A login request comes in: {@link io.github.scalekitlogin.arrival.Arrival} finds the two parameters Scalekit sent, checks
 * them ({@link io.github.scalekitlogin.arrival.LoginRequest}) and knows the way to the application's login.
 */
package io.github.scalekitlogin.arrival;
