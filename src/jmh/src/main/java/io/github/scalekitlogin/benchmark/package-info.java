// SPDX-License-Identifier: Apache-2.0
/**
 * Measures the cost of the filter. Start with {@link io.github.scalekitlogin.benchmark.Benchmarks}; each of its chapters is a
 * chapter of {@code docs/explanation/benchmarks.md}.
 */
package io.github.scalekitlogin.benchmark;
