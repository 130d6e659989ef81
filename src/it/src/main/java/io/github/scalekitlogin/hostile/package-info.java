// SPDX-License-Identifier: Apache-2.0
/**
 * What an application can do to the whole JVM. Goes into the WAR of {@code src/it/wars/hostile-jvm}. It is
 * {@link io.github.scalekitlogin.hostile.HostileSettings} and {@link io.github.scalekitlogin.hostile.AskedServlet}.
 */
package io.github.scalekitlogin.hostile;
