// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.container;

import io.github.scalekitlogin.internal.cdi.ApplicationBeans;
import io.github.scalekitlogin.internal.log.LogMessage;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Knows whether a login of the container is configured for an application: a {@code <login-config>} in its descriptors, or an
 * authentication mechanism of Jakarta Security. False means not known: a server may have a login of its own. Thread-safe.
 */
public final class ContainerLogin {

    private static final String MECHANISM =
            "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism";

    private static final Pattern LOGIN = Pattern.compile("login-config>");
    private static final Pattern FORM = Pattern.compile("auth-method>\\s*FORM\\s*<");

    private volatile Optional<Boolean> configured = Optional.empty();

    /** Returns whether a login of the container is configured. Looks once, at the first call. */
    public boolean isConfigured(ServletContext context) {
        if (configured.isEmpty()) {
            configured = Optional.of(isInDescriptors(context) || isMechanism(context.getClassLoader()));
        }
        return configured.get();
    }

    /** Returns whether a descriptor of the application or of one of its libraries configures a login. */
    public static boolean isInDescriptors(ServletContext context) {
        return isInDescriptors(context, LOGIN);
    }

    /** Returns whether a descriptor of the application or of one of its libraries configures a FORM login. */
    public static boolean isFormInDescriptors(ServletContext context) {
        return isInDescriptors(context, FORM);
    }

    private static boolean isInDescriptors(ServletContext context, Pattern element) {
        try (InputStream webXml = context.getResourceAsStream("/WEB-INF/web.xml")) {
            if (contains(webXml, element)) {
                return true;
            }
            ClassLoader loader = context.getClassLoader();
            List<URL> fragments =
                    loader == null ? List.of() : Collections.list(loader.getResources("META-INF/web-fragment.xml"));
            for (URL fragment : fragments) {
                try (InputStream in = fragment.openStream()) {
                    if (contains(in, element)) {
                        return true;
                    }
                }
            }
        } catch (IOException e) {
            LogMessage.DESCRIPTORS_NOT_READABLE.log(e);
        }
        return false;
    }

    private static boolean contains(InputStream descriptor, Pattern element) throws IOException {
        return descriptor != null
                && element.matcher(new String(descriptor.readAllBytes(), StandardCharsets.UTF_8)
                                .replaceAll("(?s)<!--.*?-->", ""))
                        .find();
    }

    private static boolean isMechanism(ClassLoader application) {
        try {
            return Mechanisms.exist(Class.forName(MECHANISM, false, application));
        } catch (ClassNotFoundException | LinkageError | RuntimeException absent) {
            return false;
        }
    }

    /** Finds CDI beans. A separate class, so that servers without CDI do not load it. */
    private static final class Mechanisms {

        static boolean exist(Class<?> type) {
            return !ApplicationBeans.select(type).isUnsatisfied();
        }
    }
}
