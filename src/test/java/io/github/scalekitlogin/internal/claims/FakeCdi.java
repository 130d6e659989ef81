// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A CDI container for unit tests. It knows the classes of its beans and creates none of them. */
final class FakeCdi {

    /** A test step. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    private FakeCdi() {}

    static void withBeans(List<Class<?>> classes, Step step) throws Exception {
        Set<Bean<?>> beans = Collections.newSetFromMap(new IdentityHashMap<>());
        classes.forEach(type -> beans.add(proxy(Bean.class, bean -> type)));
        BeanManager manager = proxy(
                BeanManager.class,
                method -> method.equals("resolve") ? only(beans) : Collections.unmodifiableSet(beans));
        run(() -> manager, step);
    }

    private static Bean<?> only(Set<Bean<?>> beans) {
        if (beans.size() > 1) {
            throw new AmbiguousResolutionException();
        }
        return beans.stream().findFirst().orElse(null);
    }

    static void failingWith(RuntimeException failure, Step step) throws Exception {
        run(
                () -> {
                    throw failure;
                },
                step);
    }

    private static void run(Supplier<BeanManager> manager, Step step) throws Exception {
        CDI.setCDIProvider(() -> cdi(manager));
        try {
            step.run();
        } finally {
            CDI.setCDIProvider(() -> {
                throw new IllegalStateException("There is no CDI in this test");
            });
        }
    }

    private static CDI<Object> cdi(Supplier<BeanManager> manager) {
        return new CDI<>() {
            @Override
            public <U> Instance<U> select(Class<U> type, Annotation... qualifiers) {
                throw new UnsupportedOperationException();
            }

            @Override
            public <U> Instance<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instance<Object> select(Annotation... qualifiers) {
                throw new UnsupportedOperationException();
            }

            @Override
            public BeanManager getBeanManager() {
                return manager.get();
            }

            @Override
            public boolean isUnsatisfied() {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean isAmbiguous() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void destroy(Object instance) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Iterator<Object> iterator() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Object get() {
                throw new UnsupportedOperationException();
            }
        };
    }

    private interface Answers {
        Object to(String method);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, called, arguments) -> answers.to(called.getName())));
    }
}
