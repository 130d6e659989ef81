// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import io.github.scalekitlogin.internal.config.SettingConverters.InvalidValueException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads and validates the settings of the claims sources. Used once, by one thread. */
final class ClaimsReader {

    private static final String CUSTOM = "custom_attributes.";

    private final SettingValues settings;
    private final Predicate<String> expressions;
    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * Creates the reader.
     *
     * @param expressions tells whether a text contains an expression; throws IllegalArgumentException if the syntax is wrong
     */
    ClaimsReader(SettingValues settings, Predicate<String> expressions) {
        this.settings = settings;
        this.expressions = expressions;
    }

    Settings.Claims read() {
        Stream.of(Setting.values())
                .filter(Setting::isClaim)
                .forEach(setting -> put(setting.claim(), settings.find(setting, this::toExpression)));
        Optional.ofNullable(settings.find(Setting.CUSTOM_ATTRIBUTES, this::toExpressions))
                .ifPresent(custom -> custom.forEach((name, value) -> put(CUSTOM + name, value)));
        requireValueOfFlag(Setting.EMAIL_VERIFIED, Setting.EMAIL);
        requireValueOfFlag(Setting.PHONE_NUMBER_VERIFIED, Setting.PHONE_NUMBER);
        return new Settings.Claims(
                readPrincipalName(),
                settings.find(Setting.ALLOW, this::toAllow),
                settings.find(Setting.EMAIL_DOMAIN, SettingConverters::toDomain),
                readNames(Setting.ROLES),
                readNames(Setting.GROUPS),
                values,
                readSql(),
                readLdap());
    }

    /** A flag is about the value of its own source only. The address of a directory needs the flag of that directory. */
    private void requireValueOfFlag(Setting flag, Setting value) {
        if (settings.has(flag) && !settings.has(value)) {
            settings.addFault(value.key + " is missing, which " + flag.key
                    + " needs: the flag does not apply to the value of another source; expected: " + value.expected);
        }
    }

    /** Two people can have the same name in two domains, so the domains that are removed must be listed. */
    private Settings.PrincipalName readPrincipalName() {
        String text = settings.find(Setting.PRINCIPAL_NAME, this::toPrincipalName);
        Settings.NameForm form = toForm(text).orElse(Settings.NameForm.EXPRESSION);
        boolean isShort = form == Settings.NameForm.SHORT;
        if (isShort != settings.has(Setting.PRINCIPAL_DOMAINS)) {
            settings.addFault(
                    isShort
                            ? Setting.PRINCIPAL_DOMAINS.key + " is missing, which " + Setting.PRINCIPAL_NAME.key
                                    + "=short needs; expected: " + Setting.PRINCIPAL_DOMAINS.expected
                            : Setting.PRINCIPAL_DOMAINS.key + " has no effect without " + Setting.PRINCIPAL_NAME.key
                                    + "=short");
        }
        Set<String> domains = settings.find(Setting.PRINCIPAL_DOMAINS, SettingConverters::toNames);
        return new Settings.PrincipalName(
                form,
                form == Settings.NameForm.EXPRESSION ? text : null,
                domains == null ? Set.of() : Collections.unmodifiableSet(domains));
    }

    /** A fixed text would be the name of every user. */
    private String toPrincipalName(String text) {
        SettingConverters.check(toForm(text).isPresent() || hasExpressions(text));
        return text;
    }

    private Settings.Allow toAllow(String text) {
        return hasExpressions(text)
                ? new Settings.Allow(Set.of(), text)
                : new Settings.Allow(SettingConverters.toNames(text), null);
    }

    private static Optional<Settings.NameForm> toForm(String text) {
        return Stream.of(Settings.NameForm.AS_IS, Settings.NameForm.STRIPPED, Settings.NameForm.SHORT)
                .filter(form ->
                        form.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
                .findFirst();
    }

    private String toExpression(String text) {
        hasExpressions(text);
        return text;
    }

    /** Returns whether a text contains an expression; throws if its syntax is wrong. */
    boolean hasExpressions(String text) {
        try {
            return expressions.test(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(e.getMessage());
        }
    }

    private Map<String, String> toExpressions(String text) {
        Map<String, String> pairs = SettingConverters.toPairs(text);
        pairs.forEach((name, value) -> {
            if (name.equals(value)) {
                throw new InvalidValueException(name + " has no value");
            }
            toExpression(value);
        });
        return pairs;
    }

    /** Reads a mapping of names. Stores an expression as the value of the whole claim instead. */
    private Map<String, String> readNames(Setting setting) {
        Function<String, Map<String, String>> converter = text -> {
            if (hasExpressions(text)) {
                put(setting.claim(), text);
                return Map.of();
            }
            return SettingConverters.toPairs(text);
        };
        return Optional.ofNullable(settings.find(setting, converter)).orElse(Map.of());
    }

    private Settings.Sql readSql() {
        return settings.hasAll(Setting.SQL_DATA_SOURCE, Setting.SQL_QUERY)
                ? new Settings.Sql(
                        settings.find(Setting.SQL_DATA_SOURCE, Function.identity()),
                        settings.find(Setting.SQL_QUERY, SettingConverters::toQuery))
                : null;
    }

    private Settings.Ldap readLdap() {
        boolean hasBind = settings.hasAll(Setting.LDAP_BIND_DN, Setting.LDAP_BIND_PASSWORD);
        if (!settings.hasAll(Setting.LDAP_URL, Setting.LDAP_BASE)) {
            return null;
        }
        boolean startTls = Boolean.TRUE.equals(settings.find(Setting.LDAP_START_TLS, SettingConverters::toBoolean));
        return new Settings.Ldap(
                settings.find(Setting.LDAP_URL, text -> SettingConverters.toDirectory(text, startTls)),
                startTls,
                settings.find(Setting.LDAP_BASE, SettingConverters::toDistinguishedName),
                settings.find(Setting.LDAP_FILTER, SettingConverters::toFilter),
                hasBind ? settings.find(Setting.LDAP_BIND_DN, Function.identity()) : null,
                hasBind ? settings.find(Setting.LDAP_BIND_PASSWORD, Function.identity()) : null,
                settings.find(Setting.LDAP_ATTRIBUTES, ClaimsReader::toAttributes),
                settings.find(Setting.LDAP_GROUP_NAME, SettingConverters::toAttribute),
                Boolean.TRUE.equals(settings.find(Setting.LDAP_NESTED_GROUPS, SettingConverters::toBoolean)));
    }

    private static Map<String, String> toAttributes(String text) {
        Map<String, String> attributes = SettingConverters.toPairs(text);
        attributes.keySet().forEach(claim -> {
            boolean exists = claim.startsWith(CUSTOM)
                    || Stream.of(Setting.values())
                            .filter(setting -> setting.isClaim() || setting.isNames())
                            .anyMatch(setting -> setting.claim().equals(claim));
            if (!exists) {
                throw new InvalidValueException(claim + " is not a claim");
            }
        });
        return attributes;
    }

    private void put(String claim, String value) {
        if (value != null) {
            values.put(claim, value);
        }
    }
}
