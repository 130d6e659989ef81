// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which users may use the application through an AI client: the setting {@code scalekit.allow}. Thread-safe. */
public final class AllowRule {

    private final Collection<String> roles;
    private final Expression expression;

    private AllowRule(Collection<String> roles, Expression expression) {
        this.roles = roles;
        this.expression = expression;
    }

    /** Returns the rule that allows each user. */
    public static AllowRule everybody() {
        return new AllowRule(null, null);
    }

    /** Returns the rule that allows users with at least one of these roles of the application. */
    public static AllowRule anyRole(Collection<String> roles) {
        return new AllowRule(List.copyOf(roles), null);
    }

    /** Returns the rule that allows users for whom the expression is true. Null and other values are not true. */
    public static AllowRule ifTrue(Expression expression) {
        return new AllowRule(null, expression);
    }

    /**
     * Throws unless the user may go on.
     *
     * @throws ClaimsException if the user is denied, or the expression cannot be evaluated
     */
    void check(ClaimsSubject subject) throws ClaimsException {
        boolean allowed = roles != null
                ? roles.stream().anyMatch(subject.request()::isUserInRole)
                : expression == null || isTrue(subject);
        if (!allowed) {
            throw ClaimsException.denied("scalekit.allow does not allow the account");
        }
    }

    private boolean isTrue(ClaimsSubject subject) throws ClaimsException {
        Object value = expression.valueFor(subject.principal(), subject.name(), subject.request());
        return "true".equalsIgnoreCase(String.valueOf(Optional.ofNullable(value).orElse(false)));
    }

    /** Returns whether the rule denies some users. */
    boolean isSet() {
        return roles != null || expression != null;
    }
}
