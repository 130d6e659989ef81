// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.scalekitlogin.testkit.ContextDouble;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
    private final RequestDouble request =
            new RequestDouble().path("/orders/list.xhtml").query("page=2&order=date");
    private final ResponseDouble response = new ResponseDouble();
    private int passed;

    @BeforeEach
    void begin() throws ServletException {
        filter.init(ContextDouble.filterConfig(SETTINGS));
    }

    @AfterEach
    void end() {
        filter.destroy();
    }

    @Test
    void shouldCostNothingWithoutASession() throws Exception {
        assertThat(allocatedBy(request)).isLessThan(FEW_BYTES);
        assertThat(request.session()).as("session").isNull();
    }

    @Test
    void shouldCostNothingInASessionWhereNothingWaits() throws Exception {
        request.session(Map.of());
        assertThat(allocatedBy(request)).isLessThan(FEW_BYTES);
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
}
