// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.config.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.stream.Collectors;

/** Logs at the start how the filter will work. Names settings and sources, no values that are secret. */
public final class StartupLog {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    private StartupLog() {}

    /** Logs one line, and a warning if the confirm page is turned off. */
    public static void write(String contextPath, Settings settings) {
        LOG.log(Level.INFO, line(contextPath, settings));
        if (settings.confirm() == Settings.Confirm.NEVER) {
            LOG.log(
                    Level.WARNING,
                    "{0}: scalekit.confirm=never turns the confirm page off. A link can hand over the identity of the user"
                            + " who opens it.",
                    contextPath);
        }
    }

    static String line(String contextPath, Settings settings) {
        String own = contextPath + settings.path();
        String login = settings.login().page() == null
                ? "container login at " + own + FilterAddresses.CHALLENGE
                : "login page " + contextPath + settings.login().page();
        String sources = settings.sources().entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .sorted()
                .collect(Collectors.joining(", "));
        return "Scalekit login filter: login endpoint " + own + FilterAddresses.LOGIN + ", " + login
                + ", cancel address " + own + FilterAddresses.CANCEL
                + ", scalekit.confirm="
                + settings.confirm().name().toLowerCase(Locale.ROOT).replace('_', '-')
                + ", settings: " + sources;
    }
}
