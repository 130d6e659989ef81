// SPDX-License-Identifier: Apache-2.0
/**
 * Two nodes of each engine that replicates sessions, behind HAProxy. {@code SeveralNodesIT} runs all cases and keeps the table of
 * the documentation.
 */
package io.github.scalekitlogin.cluster;
