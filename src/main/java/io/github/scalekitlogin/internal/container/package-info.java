// SPDX-License-Identifier: Apache-2.0
/**
 * What is special to single servers. {@link io.github.scalekitlogin.internal.container.ContainerQuirk} is the table: server,
 * symptom, remedy, test. The code reacts to symptoms.
 */
package io.github.scalekitlogin.internal.container;
