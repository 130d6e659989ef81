// SPDX-License-Identifier: Apache-2.0
/**
 * The settings. {@link io.github.scalekitlogin.internal.config.SettingsReader} reads and validates them, {@code SettingTable}
 * lists them, and {@link io.github.scalekitlogin.internal.config.ConfigSources} has the order of the sources.
 */
package io.github.scalekitlogin.internal.config;
