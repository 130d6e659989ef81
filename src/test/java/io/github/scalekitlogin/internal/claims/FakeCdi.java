// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.List;
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
        Object instance = proxy(
                Instance.class,
                method -> classes.stream()
                        .map(type -> (Object) proxy(Instance.Handle.class, handle -> proxy(Bean.class, bean -> type)))
                        .toList());
        run(() -> instance, step);
    }

    static void failingWith(RuntimeException failure, Step step) throws Exception {
        run(
                () -> {
                    throw failure;
                },
                step);
    }

    private static void run(Supplier<Object> select, Step step) throws Exception {
        CDI.setCDIProvider(() -> cdi(select));
        try {
            step.run();
        } finally {
            CDI.setCDIProvider(() -> {
                throw new IllegalStateException("There is no CDI in this test");
            });
        }
    }

    private static CDI<Object> cdi(Supplier<Object> select) {
        return new CDI<>() {
            @Override
            @SuppressWarnings("unchecked")
            public <U> Instance<U> select(Class<U> type, Annotation... qualifiers) {
                return (Instance<U>) select.get();
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
                throw new UnsupportedOperationException();
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
            public Handle<Object> getHandle() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Iterable<? extends Handle<Object>> handles() {
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
