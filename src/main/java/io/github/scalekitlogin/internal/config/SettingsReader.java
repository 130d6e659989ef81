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

/** Reads and checks all settings, and names every fault at once. Used once, by one thread. */
public final class SettingsReader {

    private final SettingValues settings;
    private final ClaimsReader claims;

    private SettingsReader(SettingValues settings, ClaimsReader claims) {
        this.settings = settings;
        this.claims = claims;
    }

    /**
     * Returns the settings, or empty when {@code scalekit.enabled} is false; then nothing else is looked at.
     *
     * @param expressions whether a value has expressions; throws IllegalArgumentException with the mistake in one
     * @throws InvalidSettingsException when any is missing or wrong; the message names all faults
     */
    public static Optional<Settings> read(ConfigSources sources, Predicate<String> expressions)
            throws InvalidSettingsException {
        SettingValues settings = new SettingValues(sources);
        return new SettingsReader(settings, new ClaimsReader(settings, expressions)).read();
    }

    private Optional<Settings> read() throws InvalidSettingsException {
        if (Boolean.FALSE.equals(settings.require(Setting.ENABLED, Forms::toBoolean))) {
            return Optional.empty();
        }
        Settings read = new Settings(
                settings.require(Setting.ENVIRONMENT_URL, Forms::toEnvironmentUrl),
                settings.require(Setting.CLIENT_ID, Forms::withoutBlanks),
                readSecret(),
                settings.require(Setting.CONNECTION_ID, Forms::toConnectionId),
                settings.require(Setting.PATH, Forms::toOwnPath),
                readLogin(),
                settings.require(Setting.CONFIRM, Forms::toConfirm),
                settings.find(Setting.STYLESHEET, Forms::toPage),
                new Settings.Network(
                        settings.require(Setting.CONNECT_TIMEOUT, Forms::toDuration),
                        settings.require(Setting.TIMEOUT, Forms::toDuration),
                        Optional.ofNullable(settings.require(Setting.MAX_CONCURRENT_HANDOVERS, Forms::toNumber))
                                .orElse(0),
                        settings.find(Setting.PROXY, Forms::toProxy),
                        settings.find(Setting.TRUST_STORE, this::toTrustStore)),
                claims.read());
        settings.requireNoFaults();
        return Optional.of(read);
    }

    private ClientSecret readSecret() {
        return settings.has(Setting.CLIENT_SECRET_FILE)
                ? settings.require(Setting.CLIENT_SECRET_FILE, Forms::toSecretInFile)
                : settings.require(Setting.CLIENT_SECRET, text -> ClientSecret.of(Forms.withoutBlanks(text)));
    }

    /** Whom the application signs in by itself the container's login would not find. */
    private Settings.Login readLogin() {
        Settings.Login login = new Settings.Login(
                settings.find(Setting.LOGIN_PAGE, Forms::toPage),
                settings.find(Setting.PRINCIPAL, claims::toExpression),
                settings.find(Setting.PRINCIPAL_ATTRIBUTE, Function.identity()));
        if (login.principal() != null && login.principalAttribute() != null) {
            settings.note(Setting.PRINCIPAL.key + " and " + Setting.PRINCIPAL_ATTRIBUTE.key
                    + " are both set; expected: one of them");
        }
        if (!login.isByContainer() && !settings.has(Setting.LOGIN_PAGE)) {
            settings.note(Setting.LOGIN_PAGE.key + " is missing, which "
                    + (login.principal() == null ? Setting.PRINCIPAL_ATTRIBUTE.key : Setting.PRINCIPAL.key)
                    + " needs; expected: " + Setting.LOGIN_PAGE.expected);
        }
        return login;
    }

    private KeyStore toTrustStore(String text) {
        Path file = Forms.toFile(text);
        String password = settings.find(Setting.TRUST_STORE_PASSWORD, Function.identity());
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(settings.find(Setting.TRUST_STORE_TYPE, Function.identity()));
            store.load(in, password == null ? null : password.toCharArray());
            if (store.size() == 0) {
                throw new Forms.ExplainedMistake("nothing is in it, or it needs " + Setting.TRUST_STORE_PASSWORD.key);
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new Forms.ExplainedMistake("it cannot be read; check " + Setting.TRUST_STORE_TYPE.key + " and "
                    + Setting.TRUST_STORE_PASSWORD.key + ": " + e.getMessage());
        }
    }
}
