// SPDX-License-Identifier: Apache-2.0
/**
 * Everything that reads settings. Begin at {@link io.github.scalekitlogin.internal.config.SettingsReader}; each
 * {@code Setting} says its name, form and default, {@link io.github.scalekitlogin.internal.config.ConfigSources} where they stand.
 */
package io.github.scalekitlogin.internal.config;
