// SPDX-License-Identifier: Apache-2.0
/**
 * What the pages of an application with Jakarta Faces need. Goes into the WARs of {@code src/it/wars/faces} and
 * {@code security-faces}. Begin at {@link io.github.scalekitlogin.faces.Login}.
 */
package io.github.scalekitlogin.faces;
