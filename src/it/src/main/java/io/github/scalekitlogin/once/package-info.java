// SPDX-License-Identifier: Apache-2.0
/** What a WAR with {@code scalekit.once.data-source} has of its own. */
package io.github.scalekitlogin.once;
