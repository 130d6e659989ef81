// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.LoginDeniedException;
import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.cdi.ApplicationBeans;
import io.github.scalekitlogin.internal.log.LogMessage;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Looks up and calls the {@link ClaimsProvider} of the application: a CDI bean or, if there is none, a service. Asks for an instance
 * each time, because beans have scopes. Thread-safe.
 */
final class ApplicationProvider {

    /** The services, or null before the first user. What is on the class path does not change. */
    private volatile List<ServiceLoader.Provider<ClaimsProvider>> services;

    private volatile boolean withoutCdi;

    /**
     * Lets the provider of the application, if there is one, add, change or remove claims.
     *
     * @throws ClaimsException if there are several providers, or the provider fails or denies the user
     */
    void addChanges(ClaimsSubject subject, CollectedClaims collected) throws ClaimsException {
        Optional<ClaimsProvider> found = find();
        if (found.isEmpty()) {
            return;
        }
        ClaimsProvider provider = found.get();
        UserClaims.Builder builder = collected.builder();
        UserClaims before = builder.build();
        try {
            provider.addClaims(subject.principal(), subject.request(), builder);
        } catch (Exception e) {
            // An interceptor or the container may have wrapped the exception.
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof LoginDeniedException) {
                    throw denied(provider);
                }
            }
            throw ClaimsException.sourceFailed(
                    "The claims provider " + provider.getClass().getName() + " failed", e);
        }
        UserClaims after = builder.build();
        if (Boolean.TRUE.equals(after.loginFailed())) {
            throw denied(provider);
        }
        collected.addChanges(before, after, provider);
    }

    private static ClaimsException denied(ClaimsProvider provider) {
        return ClaimsException.denied(
                "The claims provider " + provider.getClass().getName() + " denies the account");
    }

    /** Returns the provider, or empty if the application has none. */
    private Optional<ClaimsProvider> find() throws ClaimsException {
        List<ClaimsProvider> found = beans();
        if (found.isEmpty()) {
            found = services();
        }
        requireAtMostOne(found.stream().map(Object::getClass).toList());
        return found.stream().findFirst();
    }

    /**
     * Checks that there is at most one provider. Creates no provider: the application may still be starting.
     *
     * @throws ClaimsException if there are several, or the service configuration is wrong
     */
    static void requireAtMostOne() throws ClaimsException {
        List<? extends Class<?>> found = beanClasses();
        if (found.isEmpty()) {
            found = serviceClasses();
        }
        requireAtMostOne(found);
    }

    private static void requireAtMostOne(List<? extends Class<?>> found) throws ClaimsException {
        if (found.size() > 1) {
            throw new ClaimsException(
                    "More than one " + ClaimsProvider.class.getName() + ": "
                            + found.stream().map(Class::getName).toList() + "; expected: one",
                    null);
        }
    }

    /** Returns no beans on a server without CDI and in an application without CDI. */
    private List<ClaimsProvider> beans() throws ClaimsException {
        if (withoutCdi) {
            return List.of();
        }
        List<ClaimsProvider> beans = new ArrayList<>();
        try {
            ApplicationBeans.select(ClaimsProvider.class).forEach(beans::add);
        } catch (NoClassDefFoundError e) {
            withoutCdi = true;
            return List.of();
        } catch (IllegalStateException noCdi) {
            return List.of();
        } catch (RuntimeException e) {
            throw new ClaimsException(
                    "The CDI bean of type " + ClaimsProvider.class.getName() + " cannot be created", e);
        }
        return beans;
    }

    /** Servers throw different exceptions while CDI has not started yet. None of them is a fault of the application. */
    private static List<Class<?>> beanClasses() {
        try {
            return BeanTypes.find();
        } catch (RuntimeException | LinkageError noCdi) {
            LogMessage.PROVIDERS_NOT_CHECKED.log(noCdi);
            return List.of();
        }
    }

    /** Finds the classes of the beans. A separate class, so that servers without CDI do not load it. */
    private static final class BeanTypes {

        static List<Class<?>> find() {
            BeanManager manager = ApplicationBeans.manager();
            Set<Bean<?>> found = manager.getBeans(ClaimsProvider.class);
            try {
                Bean<?> chosen = manager.resolve(found);
                return chosen == null ? List.of() : List.of(chosen.getBeanClass());
            } catch (AmbiguousResolutionException several) {
                List<Class<?>> classes = new ArrayList<>();
                found.forEach(bean -> classes.add(bean.getBeanClass()));
                return classes;
            }
        }
    }

    /** Creates new providers for each user. */
    private List<ClaimsProvider> services() throws ClaimsException {
        try {
            List<ServiceLoader.Provider<ClaimsProvider>> known = services;
            if (known == null) {
                known = ServiceLoader.load(ClaimsProvider.class).stream().toList();
                services = known;
            }
            return known.stream().map(ServiceLoader.Provider::get).toList();
        } catch (ServiceConfigurationError e) {
            throw notCreated(e);
        }
    }

    private static List<? extends Class<?>> serviceClasses() throws ClaimsException {
        try {
            return ServiceLoader.load(ClaimsProvider.class).stream()
                    .map(ServiceLoader.Provider::type)
                    .toList();
        } catch (ServiceConfigurationError e) {
            throw notCreated(e);
        }
    }

    private static ClaimsException notCreated(ServiceConfigurationError e) {
        return new ClaimsException("The service " + ClaimsProvider.class.getName() + " cannot be created", e);
    }
}
