// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.user.SignedInUser;
import io.github.scalekitlogin.internal.user.UserResolver;
import io.github.scalekitlogin.testkit.RequestDouble;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which objects of an application have a name. */
class ConfiguredUserSourceTest {

    private static final UUID ID = UUID.randomUUID();

    static Stream<Object> named() {
        return Stream.of(new StringBuilder("alice"), BigInteger.TEN, ID, Thread.State.NEW);
    }

    static Stream<Object> nameless() {
        return Stream.of(
                new Object(), new Bean(), new Hashed(7), new Proxy(new Bean()), new Account("alice", "secret"));
    }

    @ParameterizedTest
    @MethodSource("named")
    void shouldTakeTheTextOfWhatHasOne(Object user) {
        assertThat(nameOf(user)).isEqualTo(user.toString());
    }

    @ParameterizedTest
    @MethodSource("nameless")
    void shouldNotTakeTheAddressOfAnObjectForAName(Object user) {
        assertThat(nameOf(user)).isNull();
    }

    private static String nameOf(Object user) {
        return UserResolver.ofApplication(new ConfiguredUserSource(
                        new Settings.Login("/login", null, "USER"),
                        new Settings.Claims(null, Map.of(), Map.of(), Map.of(), null, null)))
                .find(new RequestDouble()
                        .session(new HashMap<>(Map.of("USER", user)))
                        .build())
                .map(SignedInUser::account)
                .orElse(null);
    }

    private record Account(String name, String password) {}

    private static class Bean {}

    private static final class Hashed extends Bean {

        private final int number;

        Hashed(int number) {
            this.number = number;
        }

        @Override
        public int hashCode() {
            return number;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Hashed hashed && hashed.number == number;
        }
    }

    /** As CDI has them: a class below the bean's, which asks the bean. */
    private static final class Proxy extends Bean {

        private final Bean bean;

        Proxy(Bean bean) {
            this.bean = bean;
        }

        @Override
        public String toString() {
            return bean.toString();
        }
    }
}
