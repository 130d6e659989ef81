// SPDX-License-Identifier: Apache-2.0
/**
 * What the filter costs, measured. Begin at {@link io.github.scalekitlogin.benchmark.Benchmarks}; each of its chapters is a
 * chapter of {@code docs/benchmarks.md}.
 */
package io.github.scalekitlogin.benchmark;
