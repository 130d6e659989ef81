// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.config.ConfigSources;
import io.github.scalekitlogin.internal.config.SettingsReader;
import io.github.scalekitlogin.testkit.CapturedLog;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log says about the login at the start. */
class StartupLogTest {

    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @ParameterizedTest
    @CsvSource({
        ", , SKL2004",
        "FORM, , ",
        "BASIC, , ",
        ", /login, ",
        "FORM, /login, SKL2014",
        "' FORM ', /login, SKL2014",
        "BASIC, /login, ",
    })
    void shouldNameASettingThatDoesNotFitTheLogin(String authMethod, String loginPage, String expected)
            throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "scalekit.environment-url", "https://example.scalekit.com",
                "scalekit.client-id", "skc_1",
                "scalekit.client-secret", "secret",
                "scalekit.connection-id", "conn_1"));
        settings.put("scalekit.login-page", loginPage);
        ServletContext context = context(
                authMethod == null
                        ? "<web-app><!-- <login-config> --></web-app>"
                        : "<web-app><login-config><auth-method>" + authMethod
                                + "</auth-method></login-config></web-app>");
        StartupLog.write(
                context,
                SettingsReader.read(ConfigSources.of(settings::get, context)).orElseThrow());
        assertThat(log.records().get(0).getMessage()).startsWith("SKL2001 ").contains("/shop/scalekit/login");
        assertThat(log.records().stream().skip(1).map(line -> line.getMessage().substring(0, 7)))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    private static ServletContext context(String webXml) {
        return (ServletContext) Proxy.newProxyInstance(
                StartupLogTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getContextPath" -> "/shop";
                    case "getResourceAsStream" -> new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8));
                    default -> null;
                });
    }
}
