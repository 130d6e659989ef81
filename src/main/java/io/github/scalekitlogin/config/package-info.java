// SPDX-License-Identifier: Apache-2.0
/**
 * Everything that reads settings. Begin at {@link io.github.scalekitlogin.config.SettingsReader}; each
 * {@code Setting} says its name, form and default, {@link io.github.scalekitlogin.config.ConfigSources} where they stand.
 */
package io.github.scalekitlogin.config;
