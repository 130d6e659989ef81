// SPDX-License-Identifier: Apache-2.0
/**
 * What an application with Jakarta Security needs: who its users are, and one of the three mechanisms. Goes into the WARs
 * of {@code src/it/wars/security-*}.
 */
package io.github.scalekitlogin.security;
