// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.container.ContainerLogin;
import io.github.scalekitlogin.internal.log.LogMessage;
import io.github.scalekitlogin.internal.user.SecurityFramework;
import jakarta.servlet.ServletContext;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Logs at the start how the filter will work. Names settings and sources, no values that are secret. */
public final class StartupLog {

    private StartupLog() {}

    /** Logs one line, and a warning if the confirm page is turned off or a setting seems to be missing. */
    public static void write(ServletContext context, Settings settings) {
        String contextPath = context.getContextPath();
        logSettings(contextPath, settings);
        if (settings.login().isByContainer()) {
            warnOfMissingSettings(context, settings.login());
        }
        if (settings.confirm() == Settings.Confirm.NEVER) {
            LogMessage.CONFIRM_TURNED_OFF.log(contextPath);
        }
    }

    private static void warnOfMissingSettings(ServletContext context, Settings.Login login) {
        Optional<SecurityFramework> framework = Stream.of(SecurityFramework.values())
                .filter(known -> known.isIn(context.getClassLoader()))
                .findFirst();
        if (framework.isPresent()) {
            LogMessage.FRAMEWORK_NOT_SET.log(
                    context.getContextPath(),
                    framework.get().code(),
                    login.page() == null ? " and scalekit.login-page to its login page, such as /login" : "");
        } else if (login.page() == null && !ContainerLogin.isInDescriptors(context)) {
            LogMessage.NO_LOGIN_CONFIGURED.log(context.getContextPath());
        } else if (login.page() != null && ContainerLogin.isFormInDescriptors(context)) {
            LogMessage.FORM_WITH_LOGIN_PAGE.log(context.getContextPath());
        }
    }

    private static void logSettings(String contextPath, Settings settings) {
        String outside = settings.contextPath() == null ? contextPath : settings.contextPath();
        String own = outside + settings.path();
        String login = settings.login().page() == null
                ? "container login at " + own + FilterAddresses.CHALLENGE
                : "login page " + outside + settings.login().page();
        String sources = settings.sources().entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .sorted()
                .collect(Collectors.joining(", "));
        LogMessage.STARTED.log(
                own + FilterAddresses.LOGIN,
                login,
                own + FilterAddresses.CANCEL,
                settings.confirm().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                sources);
    }
}
