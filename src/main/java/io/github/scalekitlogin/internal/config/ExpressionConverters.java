// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import io.github.scalekitlogin.internal.claims.Claim;
import io.github.scalekitlogin.internal.claims.Expression;
import io.github.scalekitlogin.internal.config.SettingConverters.InvalidValueException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Converters for settings that may be expressions or that name claims. They throw as {@link SettingConverters} do. */
final class ExpressionConverters {

    private ExpressionConverters() {}

    /** Returns whether a text contains an expression; throws if its syntax is wrong. */
    static boolean isExpression(String text) {
        try {
            return Expression.isIn(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(e.getMessage());
        }
    }

    static String toExpression(String text) {
        isExpression(text);
        return text;
    }

    /** Checks a mapping of roles, or an expression for all of them. */
    static String toRoles(String text) {
        if (!isExpression(text)) {
            SettingConverters.toPairs(text);
        }
        return text;
    }

    /** A fixed text would be the name of every user. */
    static String toPrincipal(String text) {
        SettingConverters.check(toFramework(text).isPresent() || isExpression(text));
        return text;
    }

    static Optional<Settings.Framework> toFramework(String text) {
        return Stream.of(Settings.Framework.values())
                .filter(framework -> framework.code().equals(text))
                .findFirst();
    }

    /** A fixed text would be the name of every user. */
    static Settings.PrincipalName toPrincipalName(String text, SettingValues others) {
        Set<String> domains = others.get(SettingTable.PRINCIPAL_DOMAINS);
        Optional<Settings.NameForm> form = Stream.of(
                        Settings.NameForm.AS_IS, Settings.NameForm.STRIPPED, Settings.NameForm.SHORT)
                .filter(known ->
                        known.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
                .findFirst();
        SettingConverters.check(form.isPresent() || isExpression(text));
        return new Settings.PrincipalName(
                form.orElse(Settings.NameForm.EXPRESSION),
                form.isPresent() ? null : text,
                domains == null ? Set.of() : Collections.unmodifiableSet(domains));
    }

    static Settings.Allow toAllow(String text) {
        return isExpression(text)
                ? new Settings.Allow(Set.of(), text)
                : new Settings.Allow(SettingConverters.toNames(text), null);
    }

    static Map<String, String> toCustomAttributes(String text) {
        Map<String, String> pairs = SettingConverters.toPairs(text);
        pairs.forEach((name, value) -> {
            if (name.equals(value)) {
                throw new InvalidValueException(name + " has no value");
            }
            isExpression(value);
        });
        return pairs;
    }

    static Map<String, String> toAttributes(String text) {
        Map<String, String> attributes = SettingConverters.toPairs(text);
        attributes.keySet().forEach(name -> {
            boolean spelled = name.startsWith(Claim.CUSTOM) || name.equals(name.toLowerCase(Locale.ROOT));
            if (!spelled || !Claim.isName(name)) {
                throw new InvalidValueException(name + " is not a claim");
            }
        });
        return attributes;
    }
}
