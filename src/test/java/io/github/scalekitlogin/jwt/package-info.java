// SPDX-License-Identifier: Apache-2.0
/** An application whose users carry a token of MicroProfile JWT in a cookie. Goes into {@code src/test/wars/claims-jwt}. */
package io.github.scalekitlogin.jwt;
