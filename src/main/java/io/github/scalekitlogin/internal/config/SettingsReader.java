// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads and validates all settings, and reports all faults in one exception. Used once, by one thread. */
public final class SettingsReader {

    private final SettingValues settings;
    private final ClaimsReader claims;

    private SettingsReader(SettingValues settings, ClaimsReader claims) {
        this.settings = settings;
        this.claims = claims;
    }

    /**
     * Returns the settings, or empty if {@code scalekit.enabled} is false. In that case no other setting is read.
     *
     * @param expressions tells whether a text contains an expression; throws IllegalArgumentException if the syntax is wrong
     * @throws InvalidSettingsException if any setting is missing or wrong; the message lists all faults
     */
    public static Optional<Settings> read(ConfigSources sources, Predicate<String> expressions)
            throws InvalidSettingsException {
        SettingValues settings = new SettingValues(sources);
        return new SettingsReader(settings, new ClaimsReader(settings, expressions)).read();
    }

    private Optional<Settings> read() throws InvalidSettingsException {
        if (Boolean.FALSE.equals(settings.require(Setting.ENABLED, SettingConverters::toBoolean))) {
            return Optional.empty();
        }
        Settings read = new Settings(
                settings.require(Setting.ENVIRONMENT_URL, SettingConverters::toEnvironmentUrl),
                settings.require(Setting.CLIENT_ID, SettingConverters::toTextWithoutSpaces),
                readSecret(),
                settings.require(Setting.CONNECTION_ID, SettingConverters::toConnectionId),
                settings.require(Setting.PATH, SettingConverters::toOwnPath),
                settings.find(Setting.CONTEXT_PATH, SettingConverters::toContextPath),
                readLogin(),
                settings.require(Setting.CONFIRM, SettingConverters::toConfirm),
                settings.find(Setting.ONCE_DATA_SOURCE, Function.identity()),
                settings.find(Setting.STYLESHEET, SettingConverters::toPage),
                new Settings.Network(
                        settings.require(Setting.CONNECT_TIMEOUT, SettingConverters::toDuration),
                        settings.require(Setting.TIMEOUT, SettingConverters::toDuration),
                        Optional.ofNullable(
                                        settings.require(Setting.MAX_CONCURRENT_HANDOVERS, SettingConverters::toNumber))
                                .orElse(0),
                        settings.find(Setting.PROXY, SettingConverters::toProxy),
                        settings.find(Setting.TRUST_STORE, this::toTrustStore)),
                claims.read(),
                settings.nonDefaultSources());
        settings.requireNoFaults();
        return Optional.of(read);
    }

    private ClientSecret readSecret() {
        return settings.has(Setting.CLIENT_SECRET_FILE)
                ? settings.require(Setting.CLIENT_SECRET_FILE, SettingConverters::toSecretInFile)
                : settings.require(
                        Setting.CLIENT_SECRET, text -> ClientSecret.of(SettingConverters.toTextWithoutSpaces(text)));
    }

    /** Requires a login page if the application signs users in without the container: the container has no login then. */
    private Settings.Login readLogin() {
        String principal = settings.find(Setting.PRINCIPAL, this::toPrincipal);
        Settings.Framework framework = toFramework(principal);
        Settings.Login login = new Settings.Login(
                settings.find(Setting.LOGIN_PAGE, SettingConverters::toPage),
                settings.find(Setting.LOGOUT_PAGE, SettingConverters::toPage),
                framework,
                framework == null ? principal : null,
                settings.find(Setting.PRINCIPAL_ATTRIBUTE, Function.identity()));
        if (principal != null && login.principalAttribute() != null) {
            settings.addFault(Setting.PRINCIPAL.key + " and " + Setting.PRINCIPAL_ATTRIBUTE.key
                    + " are both set; expected: one of them");
        }
        if (!login.isByContainer() && !settings.has(Setting.LOGIN_PAGE)) {
            settings.addFault(Setting.LOGIN_PAGE.key + " is missing, which "
                    + (principal == null ? Setting.PRINCIPAL_ATTRIBUTE.key : Setting.PRINCIPAL.key)
                    + " needs; expected: " + Setting.LOGIN_PAGE.expected);
        }
        return login;
    }

    /** A fixed text would be the name of every user. */
    private String toPrincipal(String text) {
        SettingConverters.check(toFramework(text) != null || claims.hasExpressions(text));
        return text;
    }

    private static Settings.Framework toFramework(String text) {
        return Stream.of(Settings.Framework.values())
                .filter(framework -> framework.code().equals(text))
                .findFirst()
                .orElse(null);
    }

    private KeyStore toTrustStore(String text) {
        Path file = SettingConverters.toFile(text);
        String password = settings.find(Setting.TRUST_STORE_PASSWORD, Function.identity());
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(settings.find(Setting.TRUST_STORE_TYPE, Function.identity()));
            store.load(in, password == null ? null : password.toCharArray());
            if (store.size() == 0) {
                throw new SettingConverters.InvalidValueException(
                        "it is empty, or it needs " + Setting.TRUST_STORE_PASSWORD.key);
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new SettingConverters.InvalidValueException("it cannot be read; check " + Setting.TRUST_STORE_TYPE.key
                    + " and " + Setting.TRUST_STORE_PASSWORD.key + ": " + e.getMessage());
        }
    }
}
