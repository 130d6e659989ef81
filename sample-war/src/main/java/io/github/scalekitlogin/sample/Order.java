// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One order as the user sees it in the list. */
public record Order(String number, String item, int quantity, BigDecimal total, LocalDate placed, String status) {}
