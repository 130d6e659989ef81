// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.container;

import io.github.scalekitlogin.internal.log.LogMessage;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Knows whether a login of the container is configured for an application: a {@code <login-config>} in its descriptors, or an
 * authentication mechanism of Jakarta Security. False means not known: a server may have a login of its own. Thread-safe.
 */
public final class ContainerLogin {

    private static final String MECHANISM =
            "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism";

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
        try (InputStream webXml = context.getResourceAsStream("/WEB-INF/web.xml")) {
            if (hasLoginConfig(webXml)) {
                return true;
            }
            ClassLoader loader = context.getClassLoader();
            List<URL> fragments =
                    loader == null ? List.of() : Collections.list(loader.getResources("META-INF/web-fragment.xml"));
            for (URL fragment : fragments) {
                try (InputStream in = fragment.openStream()) {
                    if (hasLoginConfig(in)) {
                        return true;
                    }
                }
            }
        } catch (IOException e) {
            LogMessage.DESCRIPTORS_NOT_READABLE.log(e);
        }
        return false;
    }

    private static boolean hasLoginConfig(InputStream descriptor) throws IOException {
        return descriptor != null
                && new String(descriptor.readAllBytes(), StandardCharsets.UTF_8)
                        .replaceAll("(?s)<!--.*?-->", "")
                        .contains("<login-config");
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
            return !jakarta.enterprise.inject.spi.CDI.current().select(type).isUnsatisfied();
        }
    }
}
