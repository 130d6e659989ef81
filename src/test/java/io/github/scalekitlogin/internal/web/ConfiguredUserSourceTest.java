// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.user.SignedInUser;
import io.github.scalekitlogin.internal.user.UserResolver;
import io.github.scalekitlogin.testkit.RequestDouble;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which objects of an application have a name. */
class ConfiguredUserSourceTest {

    private static final Settings.PrincipalName AS_IS =
            new Settings.PrincipalName(Settings.NameForm.AS_IS, null, Set.of());

    private static final UUID ID = UUID.randomUUID();

    static Stream<Object> named() {
        return Stream.of(new StringBuilder("alice"), BigInteger.TEN, ID, Thread.State.NEW);
    }

    static Stream<Object> nameless() {
        return Stream.of(new Object(), new Talkative(), List.of("alice"), new Account("alice", "secret"));
    }

    @ParameterizedTest
    @MethodSource("named")
    void shouldUseTheTextOfNames(Object user) {
        assertThat(nameOf(user)).isEqualTo(user.toString());
    }

    @ParameterizedTest
    @MethodSource("nameless")
    void shouldNotUseTheTextOfOtherObjects(Object user) {
        assertThat(nameOf(user)).isNull();
    }

    private static String nameOf(Object user) {
        return UserResolver.ofApplication(new ConfiguredUserSource(
                        new Settings.Login("/login", null, null, null, "USER"),
                        new Settings.Claims(AS_IS, null, null, Map.of(), Map.of(), Map.of(), null, null)))
                .find(new RequestDouble().session(new HashMap<>(Map.of("USER", user))))
                .map(SignedInUser::account)
                .orElse(null);
    }

    private record Account(String name, String password) {}

    /** Its text names the user, and much more: the session identifier, as in the context of Spring Security. */
    private static final class Talkative {

        @Override
        public String toString() {
            return "Talkative [user=alice, session=0815]";
        }
    }
}
