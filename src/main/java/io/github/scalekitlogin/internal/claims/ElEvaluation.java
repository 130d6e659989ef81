// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.internal.cdi.ApplicationBeans;
import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.ExpressionFactory;
import jakarta.el.MethodNotFoundException;
import jakarta.el.PropertyNotFoundException;
import jakarta.el.StandardELContext;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.beans.FeatureDescriptor;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Evaluates one expression and resolves the names in it. Only this class uses Jakarta Expression Language, because some servers
 * do not have it. Used once, by one thread.
 */
final class ElEvaluation extends ELResolver {

    private final Principal principal;
    private final String name;
    private final HttpServletRequest request;
    private final List<Runnable> dependentBeans = new ArrayList<>();

    private ElEvaluation(Principal principal, String name, HttpServletRequest request) {
        this.principal = principal;
        this.name = name;
        this.request = request;
    }

    /**
     * Checks the syntax of an expression.
     *
     * @throws IllegalArgumentException if it is not an expression; the message says why
     */
    static void parse(String text) {
        try {
            ExpressionFactory factory = ExpressionFactory.newInstance();
            factory.createValueExpression(new StandardELContext(factory), text, Object.class);
        } catch (ELException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static Object evaluate(String text, Principal principal, String name, HttpServletRequest request)
            throws ClaimsException {
        ElEvaluation evaluation = new ElEvaluation(principal, name, request);
        try {
            ExpressionFactory factory = ExpressionFactory.newInstance();
            StandardELContext context = new StandardELContext(factory);
            context.addELResolver(evaluation);
            return factory.createValueExpression(context, text, Object.class).getValue(context);
        } catch (PropertyNotFoundException | MethodNotFoundException e) {
            throw new ClaimsException(text + " cannot be evaluated: " + e.getMessage(), null);
        } catch (RuntimeException | LinkageError e) {
            // The messages of the application's beans may contain user data.
            throw new ClaimsException(text + " cannot be evaluated: " + innermost(e), null);
        } finally {
            evaluation.dependentBeans.forEach(Runnable::run);
        }
    }

    /** Resolves unknown names to null: a session may not have the attribute yet. */
    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base != null || !(property instanceof String variable)) {
            return null;
        }
        context.setPropertyResolved(null, property);
        return switch (variable) {
            case "principal" -> principal;
            case "name" -> name;
            case "sessionScope" -> new SessionScope(session());
            default -> {
                Object bean = bean(variable);
                yield bean == null ? attribute(variable) : bean;
            }
        };
    }

    private Object bean(String variable) {
        try {
            return BeanNames.find(variable, dependentBeans);
        } catch (LinkageError | IllegalStateException noCdi) {
            return null;
        }
    }

    private Object attribute(String variable) {
        HttpSession session = session();
        return session == null ? null : session.getAttribute(variable);
    }

    /** Returns the session, or null if there is none, as in a dry run. */
    private HttpSession session() {
        return request == null ? null : request.getSession(false);
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

    /** Does nothing: expressions in settings only read. */
    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        // The other resolvers report the name as unknown.
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    /** Returns null, as design tools are not served. Expression Language 6.0 has this method no more. */
    @Override
    @Deprecated
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return String.class;
    }

    /** Finds named CDI beans. A separate class, so that servers without CDI do not load it. */
    private static final class BeanNames {

        static Object find(String name, List<Runnable> dependentBeans) {
            if (!ApplicationBeans.select(NamedLiteral.of(name)).isResolvable()) {
                return null;
            }
            BeanManager beans = ApplicationBeans.manager();
            Bean<?> bean = beans.resolve(beans.getBeans(name));
            CreationalContext<?> creation = beans.createCreationalContext(bean);
            if (bean.getScope() == Dependent.class) {
                dependentBeans.add(creation::release);
            }
            return beans.getReference(bean, Object.class, creation);
        }
    }
}
