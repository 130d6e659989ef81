// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.config.Settings;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The settings are read once, by the initializer, and a filter takes those that are its own. */
class LoginFilterInitializerTest {

    private static final String FILTER = "scalekit-login";

    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, String> parameters = new HashMap<>(Map.of(
            "scalekit.environment-url", "https://example.scalekit.com",
            "scalekit.client-id", "skc_1",
            "scalekit.client-secret", "hidden",
            "scalekit.connection-id", "conn_1"));
    private final ServletContext context = proxy(ServletContext.class, this::answer);

    @Test
    void shouldLeaveTheSettingsToTheFilterOnce() throws Exception {
        new LoginFilterInitializer().onStartup(Set.of(), context);
        assertThat(LoginFilterInitializer.takeSettings(context, FILTER))
                .map(Settings::clientId)
                .contains("skc_1");
        assertThat(LoginFilterInitializer.takeSettings(context, FILTER)).isEmpty();
        assertThat(LoginFilterInitializer.hasRun(context)).isTrue();
    }

    @Test
    void shouldNotLeaveThemToAFilterWithOtherInitParameters() throws Exception {
        new LoginFilterInitializer().onStartup(Set.of(), context);
        assertThat(LoginFilterInitializer.takeSettings(context, "own")).isEmpty();
        assertThat(LoginFilterInitializer.takeSettings(context, FILTER)).isPresent();
    }

    @Test
    void shouldLeaveNoneIfTheFilterIsTurnedOff() throws Exception {
        parameters.put("scalekit.enabled", "false");
        new LoginFilterInitializer().onStartup(Set.of(), context);
        assertThat(LoginFilterInitializer.takeSettings(context, FILTER)).isEmpty();
        assertThat(LoginFilterInitializer.hasRun(context)).isTrue();
    }

    @Test
    void shouldShowNoSettingToAnApplicationThatLogsItsAttributes() throws Exception {
        new LoginFilterInitializer().onStartup(Set.of(), context);
        assertThat(attributes.toString()).doesNotContain("skc_1", "hidden", "example.scalekit.com");
    }

    private Object answer(Object self, Method called, Object[] arguments) {
        return switch (called.getName()) {
            case "getFilterRegistrations" -> Map.of();
            case "addFilter" -> proxy(FilterRegistration.Dynamic.class, (proxy, method, values) -> null);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getAttribute" -> attributes.get(arguments[0]);
            case "getInitParameter" -> parameters.get(arguments[0]);
            case "getClassLoader" -> LoginFilterInitializerTest.class.getClassLoader();
            case "getContextPath" -> "/shop";
            default -> null;
        };
    }

    private static <T> T proxy(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(
                LoginFilterInitializerTest.class.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
