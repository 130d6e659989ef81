// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserClaimsTest {

    private static final Map<Class<?>, Object> VALUES = Map.of(
            String.class, "text", Boolean.class, true, List.class, List.of("a"), Map.class, Map.of("name", "value"));

    static Stream<Method> accessors() {
        return Arrays.stream(UserClaims.class.getMethods())
                .filter(method -> method.getDeclaringClass() == UserClaims.class
                        && !Modifier.isStatic(method.getModifiers())
                        && !List.of("asMap", "toString").contains(method.getName()));
    }

    @Test
    void shouldHaveAllFieldsOfScalekit() {
        assertThat(accessors()).hasSize(18);
    }

    @ParameterizedTest
    @MethodSource("accessors")
    void shouldSetRemoveAndNameEachClaim(Method accessor) throws Exception {
        Object value = VALUES.get(accessor.getReturnType());
        Method setter = UserClaims.Builder.class.getMethod(accessor.getName(), accessor.getReturnType());
        UserClaims.Builder builder = UserClaims.builder();
        setter.invoke(builder, value);
        UserClaims claims = builder.build();
        assertThat(accessor.invoke(claims)).isEqualTo(value);
        String name = accessor.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        assertThat(claims.asMap()).containsOnly(Map.entry(name, value));
        setter.invoke(builder, (Object) null);
        assertThat(accessor.invoke(builder.build())).isNull();
        assertThat(builder.build().asMap()).isEmpty();
        assertThat(accessor.invoke(claims)).as("of finished claims").isEqualTo(value);
    }

    @Test
    void shouldCopyCollectionsWithoutNulls() {
        List<String> roles = new ArrayList<>(Arrays.asList("clerk", null));
        Map<String, Object> attributes = new HashMap<>(Map.of("plan", "gold"));
        attributes.put("none", null);
        UserClaims claims =
                UserClaims.builder().roles(roles).customAttributes(attributes).build();
        roles.add("boss");
        attributes.put("plan", "silver");
        assertThat(claims.roles()).containsExactly("clerk");
        assertThat(claims.customAttributes()).isEqualTo(Map.of("plan", "gold"));
        assertThatThrownBy(() -> claims.roles().add("boss")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> claims.customAttributes().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> claims.asMap().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void shouldKeepOtherCustomAttributes() {
        UserClaims.Builder builder =
                UserClaims.builder().customAttribute("plan", "gold").customAttribute("floor", 3);
        assertThat(builder.build().customAttributes()).isEqualTo(Map.of("plan", "gold", "floor", 3));
        assertThat(builder.customAttribute("plan", null).build().customAttributes())
                .isEqualTo(Map.of("floor", 3));
        assertThat(builder.customAttribute("floor", null).build().customAttributes())
                .isNull();
        assertThatThrownBy(() -> builder.customAttribute(" ", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.customAttributes(Map.of("", 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRemoveTheFlagOfAnotherValue() {
        UserClaims.Builder builder = UserClaims.builder().email("a@example.com").emailVerified(true);
        assertThat(builder.email("a@example.com").build().emailVerified()).isTrue();
        assertThat(builder.email("b@example.com").build().emailVerified()).isNull();
    }

    @Test
    void shouldShowNothingInText() {
        assertThat(UserClaims.builder().sub("alice").build()).hasToString("UserClaims[***]");
    }
}
