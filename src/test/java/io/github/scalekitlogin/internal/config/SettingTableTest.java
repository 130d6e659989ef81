// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.scalekitlogin.internal.claims.Claim;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of settings: each row is complete, and its default and its example are values that the reader takes. */
class SettingTableTest {

    private static final List<Setting<?>> FILES = List.of(SettingTable.CLIENT_SECRET_FILE, SettingTable.TRUST_STORE);

    static List<Setting<?>> all() {
        return SettingTable.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldBeComplete(Setting<?> setting) {
        assertThat(setting.key).matches("scalekit(\\.[a-z]+(-[a-z]+)*)+");
        assertThat(setting.expected).isNotBlank();
        assertThat(setting.example).isNotBlank();
        assertThat(setting.description).endsWith(".").doesNotContain("|");
        assertThat(setting.defaultValue == null ? setting.otherwise : setting.defaultValue)
                .isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldConvertTheDefaultAndTheExample(Setting<?> setting) {
        GivenSettings given = new GivenSettings();
        given.initParameters.put("scalekit.claims.ldap.start-tls", "false");
        SettingValues values = new SettingValues(given.sources());
        Stream.of(setting.defaultValue, FILES.contains(setting) ? null : setting.example)
                .filter(text -> text != null)
                .forEach(text -> assertThatCode(
                                () -> assertThat(setting.convert(text, values)).isNotNull())
                        .doesNotThrowAnyException());
        assertThat(setting.example).isNotEqualTo(setting.defaultValue);
    }

    @Test
    void shouldHaveEachKeyOnceAndASettingForEachClaim() {
        assertThat(SettingTable.ALL.stream().map(setting -> setting.key)).doesNotHaveDuplicates();
        assertThat(SettingTable.ALL).hasSizeGreaterThan(50).containsAll(SettingTable.CLAIMS.values());
        assertThat(SettingTable.CLAIMS).hasSameSizeAs(Claim.values());
    }

    @Test
    void shouldMarkSecrets() {
        assertThat(SettingTable.ALL.stream().filter(setting -> setting.secret).map(setting -> setting.key))
                .containsExactlyInAnyOrder(
                        "scalekit.client-secret",
                        "scalekit.trust-store-password",
                        "scalekit.claims.ldap.bind-password");
    }

    /** MicroProfile Config would take them for its own. */
    @Test
    void shouldMarkExpressions() {
        assertThat(SettingTable.ALL.stream()
                        .filter(setting -> setting.expected.contains("expression"))
                        .filter(setting -> !setting.expression))
                .isEmpty();
        assertThat(SettingTable.ALL.stream()
                        .filter(setting -> setting.example.contains("${"))
                        .filter(setting -> !setting.expression))
                .isEmpty();
    }

    @Test
    void shouldKeepTheOrderOfTheSources() {
        assertThat(new GivenSettings().sources().titles())
                .containsExactly(
                        "system property",
                        "environment variable",
                        "MicroProfile Config",
                        "init-param",
                        "context-param",
                        "META-INF/microprofile-config.properties",
                        "default");
        assertThat(ConfigSources.environmentVariableOf("scalekit.claims.ldap.bind-dn"))
                .isEqualTo("SCALEKIT_CLAIMS_LDAP_BIND_DN");
    }
}
