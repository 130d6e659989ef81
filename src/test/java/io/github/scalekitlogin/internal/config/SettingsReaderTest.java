// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.testkit.Authority;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private static final Settings.PrincipalName AS_IS =
            new Settings.PrincipalName(Settings.NameForm.AS_IS, null, Set.of());

    private final GivenSettings given = new GivenSettings();

    @Test
    void shouldReadTheFourRequiredAndDefaultTheRest() throws Exception {
        Settings settings = given.read();
        assertThat(settings.environmentUrl()).isEqualTo(URI.create("https://example.scalekit.com"));
        assertThat(settings.clientId()).isEqualTo("skc_1");
        assertThat(settings.clientSecret().get()).isEqualTo("s3cret-value");
        assertThat(settings.connectionId()).isEqualTo("conn_123");
        assertThat(settings.path()).isEqualTo("/scalekit");
        assertThat(settings.login().page()).isNull();
        assertThat(settings.confirm()).isEqualTo(Settings.Confirm.SIGNED_IN);
        assertThat(settings.network().connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.network().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.claims())
                .isEqualTo(new Settings.Claims(AS_IS, null, null, Map.of(), Map.of(), Map.of(), null, null));
    }

    @Test
    void shouldReadTheOptionalOnes() throws Exception {
        given.initParameters.putAll(Map.of(
                "scalekit.path", "/auth/mcp",
                "scalekit.login-page", "/login.xhtml?lang=en",
                "scalekit.confirm", "always",
                "scalekit.timeout", "1500ms",
                "scalekit.claims.email-domain", "example.com",
                "scalekit.claims.roles", " clerk = order-clerk, customer ,"));
        Settings settings = given.read();
        assertThat(settings.path()).isEqualTo("/auth/mcp");
        assertThat(settings.login().page()).isEqualTo("/login.xhtml?lang=en");
        assertThat(settings.confirm()).isEqualTo(Settings.Confirm.ALWAYS);
        assertThat(settings.network().timeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(settings.claims())
                .isEqualTo(new Settings.Claims(
                        AS_IS,
                        null,
                        "example.com",
                        Map.of("clerk", "order-clerk", "customer", "customer"),
                        Map.of(),
                        Map.of(),
                        null,
                        null));
    }

    @Test
    void shouldNameEveryMissingSettingAtOnce() {
        given.initParameters.clear();
        assertThatThrownBy(given::read)
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
        given.initParameters.put(name, value);
        assertThatThrownBy(given::read)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("1 setting is missing or wrong")
                .hasMessageContaining(name + " is wrong; expected: ")
                .hasMessageContaining("received: " + value + "; from: init-param " + name);
    }

    @Test
    void shouldNameTheMistakeOfAResourceId() {
        given.initParameters.put("scalekit.connection-id", "res_123");
        assertThatThrownBy(given::read)
                .hasMessageContaining("received: res_123")
                .hasMessageContaining(
                        "this is the id of a resource (the MCP server); expected the id of its connection");
    }

    @Test
    void shouldMaskSecrets() throws Exception {
        given.initParameters.put("scalekit.client-secret", "s3cret value");
        given.initParameters.put("scalekit.environment-url", "https://user:hidden@example.com");
        assertThatThrownBy(given::read)
                .hasMessageContaining("scalekit.client-secret is wrong")
                .hasMessageContaining("received: ***")
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("hidden");
        given.initParameters.put("scalekit.client-secret", "s3cret-value");
        given.initParameters.put("scalekit.environment-url", "https://example.com");
        assertThat(given.read().toString()).doesNotContain("s3cret").contains("***");
    }

    @Test
    void shouldTakePlainHttpForLoopbackOnly() throws Exception {
        for (String url : List.of("http://localhost:8090", "http://127.0.0.1:8090", "http://[::1]:8090")) {
            given.initParameters.put("scalekit.environment-url", url);
            assertThat(given.read().environmentUrl()).isEqualTo(URI.create(url));
        }
    }

    @Test
    void shouldLookAtNothingElseWhenTurnedOff() throws Exception {
        given.initParameters.clear();
        given.contextParameters.put("scalekit.enabled", "false");
        assertThat(SettingsReader.read(given.sources())).isEmpty();
    }

    @Test
    void shouldPreferTheStrongerSource() throws Exception {
        given.contextParameters.put("scalekit.client-id", "from-context");
        given.contextParameters.put("scalekit.claims.email-domain", "context.example");
        assertThat(given.read().clientId()).isEqualTo("skc_1");
        assertThat(given.read().claims().emailDomain()).isEqualTo("context.example");
        System.setProperty("scalekit.client-id", "from-system");
        try {
            assertThat(given.read().clientId()).isEqualTo("from-system");
        } finally {
            System.clearProperty("scalekit.client-id");
        }
    }

    @Test
    void shouldTellTheSourceOfEachSettingThatIsNotTheDefault(@TempDir Path folder) throws Exception {
        given.initParameters.put("scalekit.path", "/scalekit");
        given.contextParameters.put("scalekit.confirm", "always");
        Path file = folder.resolve("META-INF/microprofile-config.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "scalekit.stylesheet=/a.css");
        System.setProperty("scalekit.client-id", "from-system");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            Settings settings = given.read();
            assertThat(settings.sources())
                    .isEqualTo(Map.of(
                            "scalekit.environment-url", "init-param",
                            "scalekit.client-id", "system property",
                            "scalekit.client-secret", "init-param",
                            "scalekit.connection-id", "init-param",
                            "scalekit.confirm", "context-param",
                            "scalekit.stylesheet", "META-INF/microprofile-config.properties"));
        } finally {
            thread.setContextClassLoader(before);
            System.clearProperty("scalekit.client-id");
        }
    }

    @Test
    void shouldTakeABlankValueForNone() throws Exception {
        given.initParameters.put("scalekit.login-page", "  ");
        assertThat(given.read().login().page()).isNull();
    }

    @Test
    void shouldReadTheSecretFileAgainEachTime(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "first\n");
        given.initParameters.remove("scalekit.client-secret");
        given.initParameters.put("scalekit.client-secret-file", file.toString());
        Settings settings = given.read();
        assertThat(settings.clientSecret().get()).isEqualTo("first");
        Files.writeString(file, "second");
        assertThat(settings.clientSecret().get()).isEqualTo("second");
    }

    @Test
    void shouldRefuseASecretFileThatIsNotThere(@TempDir Path folder) {
        given.initParameters.put(
                "scalekit.client-secret-file", folder.resolve("none").toString());
        assertThatThrownBy(given::read).hasMessageContaining("the file does not exist or cannot be read");
    }

    @Test
    void shouldReadTheTrustStore(@TempDir Path folder) throws Exception {
        assertThat(given.read().network().trustStore()).isNull();
        given.initParameters.put(
                "scalekit.trust-store",
                new Authority().writeTo(folder.resolve("trusted.p12")).toString());
        given.initParameters.put("scalekit.trust-store-password", Authority.PASSWORD);
        assertThat(given.read().network().trustStore().size()).isEqualTo(1);
        given.initParameters.put("scalekit.trust-store-password", "wr0ng");
        assertThatThrownBy(given::read)
                .hasMessageContaining("scalekit.trust-store is wrong")
                .hasMessageContaining("check scalekit.trust-store-type and scalekit.trust-store-password")
                .hasMessageNotContaining("wr0ng");
        given.initParameters.remove("scalekit.trust-store-password");
        assertThatThrownBy(given::read).hasMessageContaining("or it needs scalekit.trust-store-password");
        given.initParameters.put("scalekit.trust-store-type", "none");
        assertThatThrownBy(given::read).hasMessageContaining("none not found");
    }

    @Test
    void shouldReadTheProxy() throws Exception {
        assertThat(given.read().network().proxy()).isNull();
        given.initParameters.put("scalekit.proxy", "http://proxy.example.com:3128/");
        assertThat(given.read().network().proxy()).isEqualTo(new Settings.Proxy("proxy.example.com", 3128, null));
        given.initParameters.put("scalekit.proxy", "http://user:p%40ss%2Fw%3Ard@proxy.example.com:3128");
        assertThat(given.read().network().proxy())
                .isEqualTo(new Settings.Proxy("proxy.example.com", 3128, "user:p@ss/w:rd"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user@proxy.example.com:3128",
                "http://user:hid/den@proxy.example.com:3128",
                "https://user:hidden@proxy.example.com:3128",
                "user:hidden@proxy.example.com:3128",
                "http://user:hid@den@proxy.example.com:x"
            })
    void shouldNotShowThePasswordOfAWrongProxy(String proxy) {
        given.initParameters.put("scalekit.proxy", proxy);
        assertThatThrownBy(given::read)
                .hasMessageContaining("scalekit.proxy is wrong")
                .hasMessageContaining("***@proxy.example.com")
                .hasMessageNotContaining("den@")
                .hasMessageNotContaining("hid");
    }
}
