// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.ExpressionFactory;
import jakarta.el.MethodNotFoundException;
import jakarta.el.PropertyNotFoundException;
import jakarta.el.StandardELContext;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;

/** One evaluation of an expression; with its resolver the only class that touches Jakarta Expression Language. */
final class ElEvaluation extends ELResolver {

    private final Principal principal;
    private final HttpServletRequest request;
    private final List<Runnable> endings = new ArrayList<>();

    private ElEvaluation(Principal principal, HttpServletRequest request) {
        this.principal = principal;
        this.request = request;
    }

    /** Throws IllegalArgumentException, which says what is wrong, for a text that is no expression. */
    static void parse(String text) {
        try {
            ExpressionFactory factory = ExpressionFactory.newInstance();
            factory.createValueExpression(new StandardELContext(factory), text, Object.class);
        } catch (ELException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static Object evaluate(String text, Principal principal, HttpServletRequest request) throws ClaimsException {
        ElEvaluation evaluation = new ElEvaluation(principal, request);
        try {
            ExpressionFactory factory = ExpressionFactory.newInstance();
            StandardELContext context = new StandardELContext(factory);
            context.addELResolver(evaluation);
            return factory.createValueExpression(context, text, Object.class).getValue(context);
        } catch (PropertyNotFoundException | MethodNotFoundException e) {
            throw new ClaimsException(text + " cannot be evaluated: " + e.getMessage(), null);
        } catch (RuntimeException | LinkageError e) {
            // Messages of the application's beans may have a person's data in them.
            throw new ClaimsException(text + " cannot be evaluated: " + innermost(e), null);
        } finally {
            evaluation.endings.forEach(Runnable::run);
        }
    }

    /** A name nobody knows is null: a session that has no such attribute yet is nothing out of the ordinary. */
    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base != null || !(property instanceof String name)) {
            return null;
        }
        context.setPropertyResolved(null, property);
        return switch (name) {
            case "principal" -> principal;
            case "name" -> principal == null ? null : principal.getName();
            default -> {
                Object bean = bean(name);
                yield bean == null ? attribute(name) : bean;
            }
        };
    }

    private Object bean(String name) {
        try {
            return BeanNames.find(name, endings);
        } catch (LinkageError | IllegalStateException noCdiHere) {
            return null;
        }
    }

    private Object attribute(String name) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getAttribute(name);
    }

    private static String innermost(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getClass().getName();
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    /** Expressions of the settings only read. */
    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        // Left to the others, which know no such name.
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return String.class;
    }

    /** Named CDI beans, in a class of its own: where there is no CDI it is not loaded. */
    private static final class BeanNames {

        static Object find(String name, List<Runnable> endings) {
            Instance<Object> found = CDI.current().select(jakarta.enterprise.inject.literal.NamedLiteral.of(name));
            if (!found.isResolvable()) {
                return null;
            }
            Instance.Handle<Object> handle = found.getHandle();
            if (handle.getBean().getScope() == Dependent.class) {
                endings.add(handle::destroy);
            }
            return handle.get();
        }
    }
}
