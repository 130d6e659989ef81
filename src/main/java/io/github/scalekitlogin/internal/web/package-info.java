// SPDX-License-Identifier: Apache-2.0
/**
 * Handles HTTP requests: {@link io.github.scalekitlogin.internal.web.RequestRouter} passes each request to an endpoint of
 * the filter, to the interceptor of the application's requests, or straight to the application.
 */
package io.github.scalekitlogin.internal.web;
