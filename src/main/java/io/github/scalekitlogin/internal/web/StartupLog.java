// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.container.ContainerLogin;
import io.github.scalekitlogin.internal.user.SecurityFramework;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Logs at the start how the filter will work. Names settings and sources, no values that are secret. */
public final class StartupLog {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    private StartupLog() {}

    /** Logs one line, and a warning if the confirm page is turned off or a setting seems to be missing. */
    public static void write(ServletContext context, Settings settings) {
        String contextPath = context.getContextPath();
        LOG.log(Level.INFO, line(contextPath, settings));
        if (settings.login().isByContainer()) {
            warnOfMissingSettings(context, settings.login());
        }
        if (settings.confirm() == Settings.Confirm.NEVER) {
            LOG.log(
                    Level.WARNING,
                    "{0}: scalekit.confirm=never turns the confirm page off. A link can hand over the identity of the user"
                            + " who opens it.",
                    contextPath);
        }
    }

    private static void warnOfMissingSettings(ServletContext context, Settings.Login login) {
        Optional<SecurityFramework> framework = Stream.of(SecurityFramework.values())
                .filter(known -> known.isIn(context.getClassLoader()))
                .findFirst();
        if (framework.isPresent()) {
            LOG.log(
                    Level.WARNING,
                    "{0}: the application contains a security framework, whose users the filter does not see. If the framework"
                            + " signs users in, set scalekit.principal={1}{2}.",
                    context.getContextPath(),
                    framework.get().code(),
                    login.page() == null ? " and scalekit.login-page to its login page, such as /login" : "");
        } else if (login.page() == null && !ContainerLogin.isInDescriptors(context)) {
            LOG.log(
                    Level.WARNING,
                    "{0}: neither scalekit.login-page nor <login-config> in web.xml is set. An application with a login page of"
                            + " its own needs scalekit.login-page. This is right only if Jakarta Security or the server"
                            + " configures the login.",
                    context.getContextPath());
        }
    }

    static String line(String contextPath, Settings settings) {
        String outside = settings.contextPath() == null ? contextPath : settings.contextPath();
        String own = outside + settings.path();
        String login = settings.login().page() == null
                ? "container login at " + own + FilterAddresses.CHALLENGE
                : "login page " + outside + settings.login().page();
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
