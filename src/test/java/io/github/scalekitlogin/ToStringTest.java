// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.scalekitlogin.internal.user.SignedInUser;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever ends up in a message by its {@code toString} shows nothing but what is meant to be shown there. */
class ToStringTest {

    /** What logs may have, and settings that are no secrets. */
    private static final Set<String> SHOWN = Set.of(
            "loginRequestId",
            "authRequestId",
            "connectionId",
            "clientId",
            "path",
            "Login.page",
            "Login.principal",
            "Login.principalAttribute",
            "stylesheet",
            "emailDomain",
            "Claims.roles",
            "Claims.groups",
            "Claims.values",
            "Sql.dataSource",
            "Sql.query",
            "Settings.onceDataSource",
            "Row.status",
            "source",
            "Value.name",
            "TextClaim.name",
            "Settings.sources",
            "language",
            "authType",
            "method",
            "TransitionRule.when",
            "prefix",
            "FilterAddresses.loginPage",
            "FilterAddresses.logoutPage",
            "outside",
            "attributes",
            "Settings.contextPath",
            "Login.logoutPage",
            "urls",
            "PrincipalName.expression",
            "Allow.expression",
            "Proxy.host",
            "HttpProxy.host",
            "Finding.claim",
            "Finding.refusal",
            "Row.claim",
            "Row.value",
            "Row.result");

    static Stream<Class<?>> records() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.github.scalekitlogin")
                        .stream()
                        .filter(JavaClass::isRecord)
                        .map(JavaClass::reflect);
    }

    @Test
    void shouldFindTheRecords() {
        assertThat(records()).contains(SignedInUser.class).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldNotShowText(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        String text = constructor
                .newInstance(
                        Arrays.stream(components).map(ToStringTest::telling).toArray())
                .toString();
        for (RecordComponent component : components) {
            String name = component.getName();
            if (!SHOWN.contains(name) && !SHOWN.contains(type.getSimpleName() + '.' + name)) {
                assertThat(text).doesNotContainPattern("text of " + name + "\\b");
            }
        }
    }

    private static Object telling(RecordComponent component) {
        String text = "text of " + component.getName();
        Class<?> type = component.getType();
        if (type == String.class) {
            return text;
        } else if (type == List.class) {
            return List.of(text);
        } else if (type == Map.class) {
            return Map.of(text, text);
        } else if (type == URI.class) {
            return URI.create("ldaps://ldap.example.com");
        } else if (type == long.class) {
            return 0L;
        } else if (type == int.class) {
            return 0;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return type == boolean.class ? (Object) false : type.isRecord() ? record(type) : null;
    }

    /** A record within a record tells the same. */
    private static Object record(Class<?> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(components).map(ToStringTest::telling).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not a record that can be made of texts: " + type, e);
        }
    }
}
