// SPDX-License-Identifier: Apache-2.0
/** Classes that release 0.1 stored in sessions. They are here only so that those sessions can be read. */
package io.github.scalekitlogin.pending;
