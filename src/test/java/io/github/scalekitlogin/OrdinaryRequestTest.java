// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.scalekitlogin.testkit.EmptySession;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that is none of ours costs the application nothing: no session, no object. */
class OrdinaryRequestTest {

    private static final int CALLS = 1_000_000;
    /** The JVM's own, whatever the number of calls. */
    private static final long FEW_BYTES = 100_000;

    private static final Map<String, String> SETTINGS = Map.of(
            "scalekit.environment-url", "http://127.0.0.1:1",
            "scalekit.client-id", "skc_1",
            "scalekit.client-secret", "secret",
            "scalekit.connection-id", "conn_1");

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ScalekitLoginFilter filter = new ScalekitLoginFilter();
    private final HttpServletResponse response = new HttpServletResponseWrapper(nothing(HttpServletResponse.class));
    private int passed;

    @BeforeEach
    void begin() throws ServletException {
        filter.init((FilterConfig) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {FilterConfig.class},
                (proxy, called, arguments) -> called.getName().equals("getInitParameter")
                        ? SETTINGS.get(arguments[0])
                        : nothing(ServletContext.class)));
    }

    @AfterEach
    void end() {
        filter.destroy();
    }

    @Test
    void shouldCostNothingWithoutASession() throws Exception {
        assertThat(allocatedBy(new Request(null))).isLessThan(FEW_BYTES);
    }

    @Test
    void shouldCostNothingInASessionWhereNothingWaits() throws Exception {
        assertThat(allocatedBy(new Request(new EmptySession()))).isLessThan(FEW_BYTES);
    }

    private long allocatedBy(HttpServletRequest request) throws Exception {
        call(request);
        passed = 0;
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        call(request);
        long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThat(passed).as("passed on").isEqualTo(CALLS);
        return after - before;
    }

    private void call(HttpServletRequest request) throws IOException, ServletException {
        FilterChain application = (passedOn, to) -> passed++;
        for (int i = 0; i < CALLS; i++) {
            filter.doFilter(request, response, application);
        }
    }

    /** Answers null, whatever is asked. */
    private static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> null));
    }

    /** A page of the application with a query of its own. */
    private static final class Request extends HttpServletRequestWrapper {

        private final HttpSession session;

        Request(HttpSession session) {
            super(nothing(HttpServletRequest.class));
            this.session = session;
        }

        @Override
        public DispatcherType getDispatcherType() {
            return DispatcherType.REQUEST;
        }

        @Override
        public String getServletPath() {
            return "/orders/list.xhtml";
        }

        @Override
        public String getPathInfo() {
            return null;
        }

        @Override
        public String getQueryString() {
            return "page=2&order=date";
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public HttpSession getSession(boolean create) {
            return create ? getSession() : session;
        }

        @Override
        public HttpSession getSession() {
            throw new AssertionError("No session is created for an ordinary request");
        }
    }
}
