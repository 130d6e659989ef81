// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.user;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Reads objects of libraries that an application may have, by reflection: the filter needs none of their classes.
 * Thread-safe.
 */
public final class BeanProperty {

    private BeanProperty() {}

    /**
     * Returns the result of a public method without parameters, or null if the object is null or has no such method.
     *
     * @throws IllegalStateException if the method fails; the message contains no value
     */
    public static Object get(Object object, String method) {
        if (object == null) {
            return null;
        }
        try {
            Method getter = object.getClass().getMethod(method);
            // The class of the object may not be public; its method is.
            getter.trySetAccessible();
            return getter.invoke(object);
        } catch (NoSuchMethodException absent) {
            return null;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(object.getClass().getName() + '.' + method + " failed", e);
        }
    }
}
