// SPDX-License-Identifier: Apache-2.0
/**
 * Existing applications with the finished jar and settings only, in Chromium on a real Tomcat, alone and behind reverse proxies.
 * {@code src/it-field/wars} has the applications, {@code src/it-field/applications} what is added to them.
 */
package io.github.scalekitlogin.field;
