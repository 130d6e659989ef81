// SPDX-License-Identifier: Apache-2.0
/** Knows which characters of a name could deceive a reader. */
package io.github.scalekitlogin.internal.text;
