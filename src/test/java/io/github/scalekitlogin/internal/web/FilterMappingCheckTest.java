// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.testkit.CapturedLog;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How {@code web.xml} may map the filter. */
class FilterMappingCheckTest {

    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void shouldStopTheDeploymentIfTheFilterSeesSingleAddressesOnly() {
        assertThatThrownBy(() -> check(webXml("connect"), "/scalekit/*"))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("[/scalekit/*]")
                .hasMessageContaining("<url-pattern>/*</url-pattern>");
    }

    @Test
    void shouldSayNothingIfTheFilterComesFirst() throws Exception {
        check(webXml("connect", "cors"), "/*");
        check(null, "/*");
        assertThat(log.records()).isEmpty();
    }

    @Test
    void shouldWarnOfFiltersThatAreMappedBefore() throws Exception {
        check(webXml("cors", "csrf", "cors", "connect", "last"), "/*");
        assertThat(log.records())
                .singleElement()
                .satisfies(line -> assertThat(line.getMessage())
                        .contains("/shop: web.xml maps [cors, csrf] before")
                        .contains("<filter-mapping> of connect"));
    }

    @Test
    void shouldSayNothingAboutAFileThatIsNotReadable() throws Exception {
        check("<web-app><filter-mapping>", "/*");
        assertThat(log.records()).isEmpty();
    }

    private static String webXml(String... filters) {
        StringBuilder xml = new StringBuilder("<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee'>");
        for (String filter : filters) {
            xml.append("<filter-mapping><filter-name> ")
                    .append(filter)
                    .append(" </filter-name><url-pattern>/*</url-pattern></filter-mapping>");
        }
        return xml.append("</web-app>").toString();
    }

    private static void check(String webXml, String pattern) throws ServletException {
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                FilterMappingCheckTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getContextPath" -> "/shop";
                    case "getResourceAsStream" ->
                        webXml == null ? null : new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8));
                    default -> throw new UnsupportedOperationException(called.toString());
                });
        FilterRegistration filter = (FilterRegistration) Proxy.newProxyInstance(
                FilterMappingCheckTest.class.getClassLoader(),
                new Class<?>[] {FilterRegistration.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getName" -> "connect";
                    case "getUrlPatternMappings" -> List.of(pattern);
                    default -> throw new UnsupportedOperationException(called.toString());
                });
        FilterMappingCheck.check(context, filter);
    }
}
