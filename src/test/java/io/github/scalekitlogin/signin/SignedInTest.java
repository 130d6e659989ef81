// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.RequestDouble;
import io.github.scalekitlogin.ScalekitLogin;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedInTest {

    private final Map<String, Object> session = new LinkedHashMap<>();
    private final RequestDouble browser = new RequestDouble().session(session);
    private final HttpServletRequest request = browser.build();

    @Test
    void shouldBelieveTheContainerUntilTheApplicationNamesSomebody() {
        SignedIn signedIn = SignedIn.asTheContainerSays();
        assertThat(signedIn.find(request)).isEmpty();
        browser.signedInAs("alice");
        assertThat(name(signedIn)).contains("alice");
        ScalekitLogin.signedIn(request, "bob");
        assertThat(name(signedIn)).contains("bob");
        ScalekitLogin.signedOut(request);
        assertThat(name(signedIn)).contains("alice");
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
        ScalekitLogin.signedOut(stranger.build());
        assertThat(stranger.session()).isNull();
    }

    @Test
    void shouldBelieveTheApplicationAloneWhereItKnows() {
        browser.signedInAs("technical-user");
        session.put("USER", "alice");
        SignedIn signedIn = application();
        assertThat(name(signedIn)).contains("alice");
        session.remove("USER");
        assertThat(signedIn.find(request)).isEmpty();
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
        SignedIn signedIn = SignedIn.asTheApplicationSays(new SignedIn.Application() {
            @Override
            public Object user(HttpServletRequest request) {
                throw new AssertionError("asked");
            }

            @Override
            public String nameOf(Object user, HttpServletRequest request) {
                throw new AssertionError("asked");
            }
        });
        assertThat(signedIn.find(new RequestDouble().signedInAs("alice").build()))
                .isEmpty();
    }

    private SignedIn application() {
        return SignedIn.asTheApplicationSays(new SignedIn.Application() {
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

    private Optional<String> name(SignedIn signedIn) {
        return signedIn.find(request).map(Person::name);
    }
}
