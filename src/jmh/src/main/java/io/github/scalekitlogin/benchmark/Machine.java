// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** A description of the machine of the measurement. */
final class Machine {

    private Machine() {}

    static String describe() {
        return "*%s: %d processors, %s, %s %s*"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.arch"),
                        System.getProperty("java.vm.name"),
                        Runtime.version());
    }
}
