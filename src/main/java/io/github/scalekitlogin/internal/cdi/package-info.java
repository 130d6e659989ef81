// SPDX-License-Identifier: Apache-2.0
/**
 * The way to CDI beans. The only internal package whose classes servers see: {@code docs/adr/internals-outside-the-class-scan.md}.
 */
package io.github.scalekitlogin.internal.cdi;
