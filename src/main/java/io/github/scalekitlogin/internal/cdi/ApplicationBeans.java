// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.cdi;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.annotation.Annotation;

/**
 * The CDI beans of the application. GlassFish finds the application by the name of the class that asks: it must be a class of
 * the application's jars, and none that only our class loader knows. Servers without CDI must not load this class.
 */
public final class ApplicationBeans {

    private ApplicationBeans() {}

    /** Returns the beans of a type. Throws what {@link CDI} throws, which differs from server to server. */
    public static <T> Instance<T> select(Class<T> type, Annotation... qualifiers) {
        return CDI.current().select(type, qualifiers);
    }

    /** Returns the beans with these qualifiers. */
    public static Instance<Object> select(Annotation... qualifiers) {
        return CDI.current().select(qualifiers);
    }

    /** Returns the bean manager. */
    public static BeanManager manager() {
        return CDI.current().getBeanManager();
    }
}
