// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import io.github.scalekitlogin.internal.config.Forms.ExplainedMistake;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads and checks where claims come from. Used once, by one thread. */
final class ClaimsReader {

    private static final String CUSTOM = "custom_attributes.";

    private final SettingValues settings;
    private final Predicate<String> expressions;
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Takes a check for expressions, which throws IllegalArgumentException with the mistake. */
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
        return new Settings.Claims(
                settings.find(Setting.EMAIL_DOMAIN, Forms::toDomain),
                readNames(Setting.ROLES),
                readNames(Setting.GROUPS),
                values,
                readSql(),
                readLdap());
    }

    String toExpression(String text) {
        hasExpressions(text);
        return text;
    }

    private boolean hasExpressions(String text) {
        try {
            return expressions.test(text);
        } catch (IllegalArgumentException mistake) {
            throw new ExplainedMistake(mistake.getMessage());
        }
    }

    private Map<String, String> toExpressions(String text) {
        Map<String, String> pairs = Forms.toPairs(text);
        pairs.forEach((name, value) -> {
            if (name.equals(value)) {
                throw new ExplainedMistake("no value for " + name);
            }
            toExpression(value);
        });
        return pairs;
    }

    /** An expression names all at once. */
    private Map<String, String> readNames(Setting setting) {
        Function<String, Map<String, String>> form = text -> {
            if (hasExpressions(text)) {
                put(setting.claim(), text);
                return Map.of();
            }
            return Forms.toPairs(text);
        };
        return Optional.ofNullable(settings.find(setting, form)).orElse(Map.of());
    }

    private Settings.Sql readSql() {
        return settings.hasAll(Setting.SQL_DATA_SOURCE, Setting.SQL_QUERY)
                ? new Settings.Sql(
                        settings.find(Setting.SQL_DATA_SOURCE, Function.identity()),
                        settings.find(Setting.SQL_QUERY, Forms::toQuery))
                : null;
    }

    private Settings.Ldap readLdap() {
        boolean isBound = settings.hasAll(Setting.LDAP_BIND_DN, Setting.LDAP_BIND_PASSWORD);
        if (!settings.hasAll(Setting.LDAP_URL, Setting.LDAP_BASE)) {
            return null;
        }
        return new Settings.Ldap(
                settings.find(Setting.LDAP_URL, Forms::toDirectory),
                settings.find(Setting.LDAP_BASE, Function.identity()),
                settings.find(Setting.LDAP_FILTER, Forms::toFilter),
                isBound ? settings.find(Setting.LDAP_BIND_DN, Function.identity()) : null,
                isBound ? settings.find(Setting.LDAP_BIND_PASSWORD, Function.identity()) : null,
                settings.find(Setting.LDAP_ATTRIBUTES, ClaimsReader::toAttributes));
    }

    private static Map<String, String> toAttributes(String text) {
        Map<String, String> attributes = Forms.toPairs(text);
        attributes.keySet().forEach(claim -> {
            boolean known = claim.startsWith(CUSTOM)
                    || Stream.of(Setting.values())
                            .filter(setting -> setting.isClaim() || setting.isNames())
                            .anyMatch(setting -> setting.claim().equals(claim));
            if (!known) {
                throw new ExplainedMistake("there is no claim named " + claim);
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
