// SPDX-License-Identifier: Apache-2.0
/** The log messages of this library. */
package io.github.scalekitlogin.internal.log;
