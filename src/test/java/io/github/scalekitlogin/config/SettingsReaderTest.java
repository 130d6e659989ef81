// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.claims.Expression;
import io.github.scalekitlogin.server.Authority;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    private final Map<String, String> initParameters = new HashMap<>(Map.of(
            "scalekit.environment-url", "https://example.scalekit.com/",
            "scalekit.client-id", "skc_1",
            "scalekit.client-secret", "s3cret-value",
            "scalekit.connection-id", "conn_123"));
    private final Map<String, String> contextParameters = new HashMap<>();

    @Test
    void shouldReadTheFourRequiredAndDefaultTheRest() throws Exception {
        Settings settings = read();
        assertThat(settings.environmentUrl()).isEqualTo(URI.create("https://example.scalekit.com"));
        assertThat(settings.clientId()).isEqualTo("skc_1");
        assertThat(settings.clientSecret().get()).isEqualTo("s3cret-value");
        assertThat(settings.connectionId()).isEqualTo("conn_123");
        assertThat(settings.path()).isEqualTo("/scalekit");
        assertThat(settings.login().page()).isNull();
        assertThat(settings.confirm()).isEqualTo(Settings.Confirm.SIGNED_IN);
        assertThat(settings.network().connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.network().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.claims()).isEqualTo(new Settings.Claims(null, Map.of(), Map.of(), Map.of(), null, null));
    }

    @Test
    void shouldReadTheOptionalOnes() throws Exception {
        initParameters.putAll(Map.of(
                "scalekit.path", "/auth/mcp",
                "scalekit.login-page", "/login.xhtml?lang=en",
                "scalekit.confirm", "always",
                "scalekit.timeout", "1500ms",
                "scalekit.claims.email-domain", "example.com",
                "scalekit.claims.roles", " clerk = order-clerk, customer ,"));
        Settings settings = read();
        assertThat(settings.path()).isEqualTo("/auth/mcp");
        assertThat(settings.login().page()).isEqualTo("/login.xhtml?lang=en");
        assertThat(settings.confirm()).isEqualTo(Settings.Confirm.ALWAYS);
        assertThat(settings.network().timeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(settings.claims())
                .isEqualTo(new Settings.Claims(
                        "example.com",
                        Map.of("clerk", "order-clerk", "customer", "customer"),
                        Map.of(),
                        Map.of(),
                        null,
                        null));
    }

    @Test
    void shouldNameEveryMissingSettingAtOnce() {
        initParameters.clear();
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("4 settings are missing or wrong")
                .hasMessageContaining("scalekit.environment-url is missing; expected: ")
                .hasMessageContaining("scalekit.client-id is missing")
                .hasMessageContaining("scalekit.client-secret is missing")
                .hasMessageContaining("scalekit.connection-id is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "scalekit.environment-url, http://example.scalekit.com",
        "scalekit.environment-url, http://127.0.0.1.evil.example",
        "scalekit.environment-url, https://example.scalekit.com/path",
        "scalekit.environment-url, https://example.scalekit.com?a=b",
        "scalekit.environment-url, ftp://localhost",
        "scalekit.environment-url, example.scalekit.com",
        "scalekit.environment-url, 'https://exa mple'",
        "scalekit.client-id, 'two words'",
        "scalekit.connection-id, 123",
        "scalekit.connection-id, conn_",
        "scalekit.connection-id, conn_1234567890123456789012345678",
        "scalekit.path, scalekit",
        "scalekit.path, /",
        "scalekit.path, /a/../b",
        "scalekit.login-page, login.xhtml",
        "scalekit.login-page, //evil.example/login",
        "scalekit.login-page, https://evil.example/login",
        "scalekit.confirm, sometimes",
        "scalekit.timeout, 10",
        "scalekit.timeout, 61s",
        "scalekit.connect-timeout, 99ms",
        "scalekit.max-concurrent-handovers, 0",
        "scalekit.proxy, proxy.example.com:3128",
        "scalekit.proxy, http://proxy.example.com",
        "scalekit.proxy, https://proxy.example.com:3128",
        "scalekit.proxy, http://proxy.example.com:3128/path",
        "scalekit.enabled, yes",
        "scalekit.claims.email-domain, '@example.com'",
        "scalekit.claims.email, '${user.'",
        "scalekit.claims.custom-attributes, plan=",
        "scalekit.claims.custom-attributes, plan",
    })
    void shouldNameFormValueAndSourceOfAWrongSetting(String name, String value) {
        initParameters.put(name, value);
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("1 setting is missing or wrong")
                .hasMessageContaining(name + " is wrong; expected: ")
                .hasMessageContaining("received: " + value + "; from: init-param " + name);
    }

    @Test
    void shouldNameTheMistakeOfAResourceId() {
        initParameters.put("scalekit.connection-id", "res_123");
        assertThatThrownBy(this::read)
                .hasMessageContaining("received: res_123")
                .hasMessageContaining(
                        "this is the id of a resource (the MCP server); the id of its connection is needed");
    }

    @Test
    void shouldMaskSecrets() throws Exception {
        initParameters.put("scalekit.client-secret", "s3cret value");
        initParameters.put("scalekit.environment-url", "https://user:hidden@example.com");
        assertThatThrownBy(this::read)
                .hasMessageContaining("scalekit.client-secret is wrong")
                .hasMessageContaining("received: ***")
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("hidden");
        initParameters.put("scalekit.client-secret", "s3cret-value");
        initParameters.put("scalekit.environment-url", "https://example.com");
        assertThat(read().toString()).doesNotContain("s3cret").contains("***");
    }

    @Test
    void shouldTakePlainHttpForLoopbackOnly() throws Exception {
        for (String url : List.of("http://localhost:8090", "http://127.0.0.1:8090", "http://[::1]:8090")) {
            initParameters.put("scalekit.environment-url", url);
            assertThat(read().environmentUrl()).isEqualTo(URI.create(url));
        }
    }

    @Test
    void shouldLookAtNothingElseWhenTurnedOff() throws Exception {
        initParameters.clear();
        contextParameters.put("scalekit.enabled", "false");
        assertThat(SettingsReader.read(sources(), Expression::of)).isEmpty();
    }

    @Test
    void shouldPreferTheStrongerSource() throws Exception {
        contextParameters.put("scalekit.client-id", "from-context");
        contextParameters.put("scalekit.claims.email-domain", "context.example");
        assertThat(read().clientId()).isEqualTo("skc_1");
        assertThat(read().claims().emailDomain()).isEqualTo("context.example");
        System.setProperty("scalekit.client-id", "from-system");
        try {
            assertThat(read().clientId()).isEqualTo("from-system");
        } finally {
            System.clearProperty("scalekit.client-id");
        }
    }

    @Test
    void shouldTakeABlankValueForNone() throws Exception {
        initParameters.put("scalekit.login-page", "  ");
        assertThat(read().login().page()).isNull();
    }

    @Test
    void shouldReadTheSecretFileAgainEachTime(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "first\n");
        initParameters.remove("scalekit.client-secret");
        initParameters.put("scalekit.client-secret-file", file.toString());
        Settings settings = read();
        assertThat(settings.clientSecret().get()).isEqualTo("first");
        Files.writeString(file, "second");
        assertThat(settings.clientSecret().get()).isEqualTo("second");
    }

    @Test
    void shouldRefuseASecretFileThatIsNotThere(@TempDir Path folder) {
        initParameters.put("scalekit.client-secret-file", folder.resolve("none").toString());
        assertThatThrownBy(this::read).hasMessageContaining("there is no such file, or it cannot be read");
    }

    @Test
    void shouldReadTheTrustStore(@TempDir Path folder) throws Exception {
        assertThat(read().network().trustStore()).isNull();
        initParameters.put(
                "scalekit.trust-store",
                new Authority().writeTo(folder.resolve("trusted.p12")).toString());
        initParameters.put("scalekit.trust-store-password", Authority.PASSWORD);
        assertThat(read().network().trustStore().size()).isEqualTo(1);
        initParameters.put("scalekit.trust-store-password", "wr0ng");
        assertThatThrownBy(this::read)
                .hasMessageContaining("scalekit.trust-store is wrong")
                .hasMessageContaining("check scalekit.trust-store-type and scalekit.trust-store-password")
                .hasMessageNotContaining("wr0ng");
        initParameters.remove("scalekit.trust-store-password");
        assertThatThrownBy(this::read).hasMessageContaining("or it needs scalekit.trust-store-password");
        initParameters.put("scalekit.trust-store-type", "none");
        assertThatThrownBy(this::read).hasMessageContaining("none not found");
    }

    @Test
    void shouldReadTheProxy() throws Exception {
        assertThat(read().network().proxy()).isNull();
        initParameters.put("scalekit.proxy", "http://proxy.example.com:3128/");
        assertThat(read().network().proxy()).isEqualTo(URI.create("http://proxy.example.com:3128"));
        initParameters.put("scalekit.proxy", "http://user:hidden@proxy.example.com:3128");
        assertThatThrownBy(this::read)
                .hasMessageContaining("a name and a password for the proxy are not supported")
                .hasMessageNotContaining("hidden");
    }

    private Settings read() throws InvalidSettingsException {
        return SettingsReader.read(sources(), Expression::of).orElseThrow();
    }

    private ConfigSources sources() {
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, called, arguments) -> contextParameters.get(arguments[0]));
        return ConfigSources.of(initParameters::get, context);
    }
}
