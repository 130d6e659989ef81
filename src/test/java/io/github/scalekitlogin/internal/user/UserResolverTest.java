// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.ScalekitLogin;
import io.github.scalekitlogin.testkit.RequestDouble;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is signed in. */
class UserResolverTest {

    private final Map<String, Object> session = new LinkedHashMap<>();
    private final RequestDouble browser = new RequestDouble().session(session);
    private final HttpServletRequest request = browser;

    @Test
    void shouldBelieveTheContainerUntilTheApplicationNamesSomebody() {
        UserResolver users = UserResolver.ofContainer();
        assertThat(users.find(request)).isEmpty();
        browser.signedInAs("alice");
        assertThat(name(users)).contains("alice");
        ScalekitLogin.signedIn(request, "bob");
        assertThat(name(users)).contains("bob");
        ScalekitLogin.signedOut(request);
        assertThat(name(users)).contains("alice");
    }

    @Test
    void shouldNotTakeNobodysName() {
        for (String name : new String[] {null, "", " "}) {
            assertThatThrownBy(() -> ScalekitLogin.signedIn(request, name))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(session).isEmpty();
    }

    @Test
    void shouldSignOutOfNoSession() {
        RequestDouble stranger = new RequestDouble();
        ScalekitLogin.signedOut(stranger);
        assertThat(stranger.session()).isNull();
    }

    @Test
    void shouldBelieveTheApplicationAloneWhereItKnows() {
        browser.signedInAs("technical-user");
        session.put("USER", "alice");
        UserResolver users = application();
        assertThat(name(users)).contains("alice");
        session.remove("USER");
        assertThat(users.find(request)).isEmpty();
    }

    @Test
    void shouldTakeNobodyForSignedInWhereThatCannotBeTold() {
        session.put("USER", new IOException("a bean is away"));
        assertThat(application().find(request)).isEmpty();
        session.put("USER", "nameless");
        assertThat(application().find(request)).isEmpty();
        session.put("USER", "");
        assertThat(application().find(request)).isEmpty();
    }

    @Test
    void shouldNotAskWithoutASession() {
        UserResolver users = UserResolver.ofApplication(new ApplicationUserSource() {
            @Override
            public Object user(HttpServletRequest request) {
                throw new AssertionError("asked");
            }

            @Override
            public String nameOf(Object user, HttpServletRequest request) {
                throw new AssertionError("asked");
            }
        });
        assertThat(users.find(new RequestDouble().signedInAs("alice"))).isEmpty();
    }

    private UserResolver application() {
        return UserResolver.ofApplication(new ApplicationUserSource() {
            @Override
            public Object user(HttpServletRequest request) throws Exception {
                Object user = request.getSession().getAttribute("USER");
                if (user instanceof Exception failure) {
                    throw failure;
                }
                return user;
            }

            @Override
            public String nameOf(Object user, HttpServletRequest request) {
                return user.equals("nameless") ? null : user.toString();
            }
        });
    }

    private Optional<String> name(UserResolver users) {
        return users.find(request).map(SignedInUser::account);
    }
}
