// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import java.util.List;

/** Thrown if settings are missing or wrong. The message lists all faults, one per line, and masks secrets. */
public final class InvalidSettingsException extends Exception {

    private static final long serialVersionUID = 1;

    InvalidSettingsException(List<String> faults) {
        super("The Scalekit login filter cannot start: " + faults.size()
                + (faults.size() == 1 ? " setting is" : " settings are")
                + " missing or wrong (scalekit.enabled=false turns the filter off).\n  - "
                + String.join("\n  - ", faults));
    }
}
