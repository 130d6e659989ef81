// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.testkit.ContextDouble;
import io.github.scalekitlogin.testkit.SessionDouble;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.util.Map;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.subject.support.DefaultSubjectContext;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;
import org.apache.shiro.web.servlet.AbstractShiroFilter;

/** Shiro's filter over the server's sessions, with no chain of its own for the page. */
final class ShiroFilter extends AbstractShiroFilter {

    static Filter create() {
        ShiroFilter filter = new ShiroFilter();
        filter.setSecurityManager(new DefaultWebSecurityManager());
        try {
            filter.init(ContextDouble.filterConfig(Map.of()));
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        return filter;
    }

    static void signIn(SessionDouble session) {
        session.setAttribute(
                DefaultSubjectContext.PRINCIPALS_SESSION_KEY, new SimplePrincipalCollection("alice", "realm"));
        session.setAttribute(DefaultSubjectContext.AUTHENTICATED_SESSION_KEY, true);
    }
}
