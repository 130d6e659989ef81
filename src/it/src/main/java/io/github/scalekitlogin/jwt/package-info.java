// SPDX-License-Identifier: Apache-2.0
/** An application to which a gateway brings a token of MicroProfile JWT. Goes into {@code src/it/wars/claims-jwt}. */
package io.github.scalekitlogin.jwt;
