// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.ScalekitLogin;
import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.claims.Expression;
import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.SimulatedEnvironment;
import io.github.scalekitlogin.internal.user.ApplicationUserSource;
import io.github.scalekitlogin.internal.user.SignedInUser;
import io.github.scalekitlogin.internal.user.UserResolver;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.testkit.CapturedLog;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ScalekitLogin.signedIn} with claims: what is sent, for whom, and what a session with other contents does. */
class LoginClaimsTest {

    private static final String CLAIMS = "io.github.scalekitlogin.signedInClaims";
    private static final UserClaims ALICE = UserClaims.builder()
            .sub("alice")
            .email("alice@own.example")
            .emailVerified(true)
            .roles(List.of("clerk", "boss"))
            .customAttribute("desk", Map.of("floor", 3, "tags", List.of("a", true, 1.5)))
            .build();

    private final ScalekitSimulator scalekit = ScalekitSimulator.start(0);
    private final ScalekitClient client = new ScalekitClient(
            SimulatedEnvironment.of(scalekit),
            new ScalekitClient.Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), 4),
            NetworkOptions.direct());
    private final Map<String, Object> session = new ConcurrentHashMap<>();
    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void end() {
        log.close();
        client.close();
        scalekit.close();
    }

    @Test
    void shouldSendTheClaimsOfTheLogin() throws Exception {
        ScalekitLogin.signedIn(request("/login"), ALICE);
        assertThat(handedOver())
                .containsEntry("sub", "alice")
                .containsEntry("preferred_username", "alice")
                .containsEntry("email", "alice@own.example")
                .containsEntry("email_verified", true)
                .containsEntry("roles", List.of("clerk", "boss"))
                .containsEntry(
                        "custom_attributes", Map.of("desk", Map.of("floor", 3L, "tags", List.of("a", true, 1.5))));
        assertThat(session.get(CLAIMS)).asString().startsWith("1 {");
    }

    /** The domain and the settings would give other claims. */
    @Test
    void shouldOverrideTheSettings() throws Exception {
        ScalekitLogin.signedIn(request("/login"), ALICE);
        Map<String, Expression> settings = Map.of(
                "sub", Expression.of("4711"),
                "email", Expression.of("settings@example.com"),
                "given_name", Expression.of("Alice"));
        assertThat(handedOver(ClaimsResolver.builder().settings(settings).build()))
                .containsEntry("sub", "alice")
                .containsEntry("email", "alice@own.example")
                .containsEntry("given_name", "Alice");
    }

    @Test
    void shouldForgetThemWhenAnotherAccountSignsInOrNobodyIsSignedIn() throws Exception {
        ScalekitLogin.signedIn(request("/login"), ALICE);
        ScalekitLogin.signedIn(request("/login"), "bob");
        assertThat(session).doesNotContainKey(CLAIMS);
        assertThat(handedOver())
                .containsEntry("sub", "bob")
                .containsEntry("email", "bob@example.com")
                .hasSize(3);
        ScalekitLogin.signedIn(request("/login"), ALICE);
        ScalekitLogin.signedOut(request("/logout"));
        assertThat(session.keySet()).noneMatch(name -> name.contains("signedIn"));
    }

    /** The application may take the next request for one of the user whose claims were refused. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "no sub", "blank sub", "failed", "long", "date", "deep", "itself"})
    void shouldSignNobodyInWithWrongClaims(String what) {
        ScalekitLogin.signedIn(request("/login"), ALICE);
        UserClaims.Builder bob = UserClaims.builder().sub("bob").email("secret@example.com");
        UserClaims wrong = switch (what) {
            case "null" -> null;
            case "no sub" -> bob.sub(null).build();
            case "blank sub" -> bob.sub(" ").build();
            case "failed" -> bob.loginFailed(true).build();
            case "long" -> bob.roles(Collections.nCopies(2_000, "role-name")).build();
            case "date" -> bob.customAttribute("since", LocalDate.EPOCH).build();
            case "deep" -> bob.customAttribute("a", nested(20)).build();
            default -> bob.customAttribute("a", itself()).build();
        };
        assertThatThrownBy(() -> ScalekitLogin.signedIn(request("/login"), wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("bob")
                .hasMessageNotContaining("secret@");
        assertThat(session.keySet()).noneMatch(name -> name.contains("signedIn"));
    }

    @Test
    void shouldSayHowMuchASessionKeeps() {
        assertThatThrownBy(() -> ScalekitLogin.signedIn(
                        request("/login"),
                        UserClaims.builder()
                                .sub("alice")
                                .name("a".repeat(16_384))
                                .build()))
                .hasMessageMatching("The claims have 164\\d\\d characters as JSON, a session keeps at most 16384: .*");
    }

    /** Another release, a program that writes sessions, a session engine that cuts values off. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1 ",
                "1 {",
                "1 {}",
                "1 null",
                "1 []",
                "2 {\"sub\":\"alice\",\"email\":\"evil@example.com\"}",
                "{\"sub\":\"alice\",\"email\":\"evil@example.com\"}",
                "1 {\"sub\":\"bob\",\"email\":\"evil@example.com\"}",
                "1 {\"sub\":\"ALICE\",\"email\":\"evil@example.com\"}",
                "1 {\"sub\":[\"alice\"],\"email\":\"evil@example.com\"}",
                "1 {\"sub\":\"alice\",\"email\":\"evil@example.com\"} x",
                "1 {\"sub\":\"alice\",\"email\":\"evil@example.com\""
            })
    void shouldLeaveOutWhatIsDamagedOrOfAnotherAccount(String planted) throws Exception {
        ScalekitLogin.signedIn(request("/login"), "alice");
        session.put(CLAIMS, planted);
        assertThat(handedOver())
                .containsEntry("sub", "alice")
                .containsEntry("email", "alice@example.com")
                .hasSize(3);
        assertThat(logged())
                .contains("ScalekitLogin.signedIn in the session are left out")
                .doesNotContain("evil");
    }

    @Test
    void shouldLeaveOutHugeAndDeepTextsAndOtherTypes() throws Exception {
        String deep =
                "1 {\"sub\":\"alice\",\"custom_attributes\":{\"a\":" + "[".repeat(7_000) + "]".repeat(7_000) + "}}";
        String huge = "1 {\"sub\":\"alice\",\"name\":\"" + "a".repeat(20_000) + "\"}";
        for (Object planted : List.of(deep, huge, 1, List.of("alice"), new StringBuilder("1 {\"sub\":\"alice\"}"))) {
            ScalekitLogin.signedIn(request("/login"), "alice");
            session.put(CLAIMS, planted);
            assertThat(handedOver()).containsEntry("email", "alice@example.com").hasSize(3);
        }
    }

    /** They pass the same checks as those of other sources: a wrong address stops the hand-over, a wrong phone number does not. */
    @Test
    void shouldCheckTheValues() throws Exception {
        ScalekitLogin.signedIn(
                request("/login"),
                UserClaims.builder()
                        .sub("alice")
                        .email("alice@own.example")
                        .phoneNumber("12345")
                        .name("Ali\u202Ece")
                        .build());
        assertThat(handedOver()).doesNotContainKeys("phone_number", "name");
        assertThat(logged()).contains("The claim phone_number from the claims of ScalekitLogin.signedIn is left out");
        ScalekitLogin.signedIn(
                request("/login"),
                UserClaims.builder().sub("alice").email("wrong").build());
        assertThat(handOver(plain()).status()).isEqualTo(424);
        ScalekitLogin.signedIn(
                request("/login"),
                UserClaims.builder().sub("alice ").email("alice@own.example").build());
        assertThat(handOver(plain()).status()).isEqualTo(424);
        assertThat(scalekit.submissions()).hasSize(1);
    }

    @Test
    void shouldNotCountIfASettingSaysWhoIsSignedIn() throws Exception {
        ScalekitLogin.signedIn(request("/login"), ALICE);
        Optional<String> claims = UserResolver.ofApplication(new ApplicationUserSource() {
                    @Override
                    public Object user(HttpServletRequest request) {
                        return "alice";
                    }

                    @Override
                    public String nameOf(Object user, HttpServletRequest request) {
                        return "alice";
                    }
                })
                .find(request("/home"))
                .map(SignedInUser::loginClaims);
        assertThat(claims).isEmpty();
    }

    /** Sessions have no transactions: another login may come between the two attributes, while they are written or read. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNeverGiveTheClaimsOfOneAccountToAnother(boolean whileWriting) {
        UserClaims bob =
                UserClaims.builder().sub("bob").email("bob@own.example").build();
        AtomicBoolean armed = new AtomicBoolean();
        Map<String, Object> interrupted = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            public Object put(String name, Object value) {
                Object before = super.put(name, value);
                if (whileWriting && name.equals(CLAIMS) && armed.getAndSet(false)) {
                    ScalekitLogin.signedIn(new RequestDouble().session(this), bob);
                }
                return before;
            }

            @Override
            public Object get(Object name) {
                Object value = super.get(name);
                if (!whileWriting && armed.getAndSet(false)) {
                    ScalekitLogin.signedIn(new RequestDouble().session(this), bob);
                }
                return value;
            }
        };
        RequestDouble request = new RequestDouble().session(interrupted);
        armed.set(whileWriting);
        ScalekitLogin.signedIn(request, ALICE);
        armed.set(!whileWriting);
        SignedInUser user = UserResolver.ofContainer().find(request).orElseThrow();
        assertThat(user.account()).isEqualTo("alice");
        assertThat(user.loginClaims()).as("of the other account").contains("bob@own.example");
        assertThat(LoginClaimsFormat.read(user.loginClaims(), user.account())).isEmpty();
    }

    private static Object nested(int levels) {
        return levels == 0 ? 1 : List.of(nested(levels - 1));
    }

    private static Map<String, Object> itself() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("self", map);
        return map;
    }

    private String logged() {
        return log.records().stream().map(new SimpleFormatter()::formatMessage).collect(Collectors.joining("\n"));
    }

    private static ClaimsResolver plain() {
        return ClaimsResolver.builder().emailDomain("example.com").build();
    }

    private Map<String, Object> handedOver() throws Exception {
        return handedOver(plain());
    }

    private Map<String, Object> handedOver(ClaimsResolver claims) throws Exception {
        int before = scalekit.submissions().size();
        handOver(claims);
        assertThat(scalekit.submissions()).hasSize(before + 1);
        return scalekit.submissions().get(before).details();
    }

    private ResponseDouble handOver(ClaimsResolver claims) throws Exception {
        RequestRouter router = TestRouter.create(client, claims);
        LoginRequestTicket login = scalekit.newLoginRequest();
        TestRouter.serve(router, request("/scalekit/login").query(login.query()));
        ResponseDouble page;
        do {
            page = TestRouter.serve(
                    router, request("/scalekit/continue").query("login_request_id=" + login.loginRequestId()));
        } while (page.target().contains("/continue?"));
        return page;
    }

    private RequestDouble request(String path) {
        return TestRouter.navigation(path, session);
    }
}
