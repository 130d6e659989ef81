// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.testkit.RequestDouble;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Reads objects with the methods of the frameworks' classes. The tests of existing applications in {@code src/it-field} read
 * the classes themselves.
 */
class SecurityFrameworkTest {

    private static final String SHIRO = "org.apache.shiro.subject.support.DefaultSubjectContext_";

    private final Map<String, Object> session = new HashMap<>();

    @Test
    void shouldReadTheUserOfSpringSecurity() {
        session.put("SPRING_SECURITY_CONTEXT", new SpringContext(new Authentication(new UserDetails("alice"), true)));
        assertThat(account(SecurityFramework.SPRING_SECURITY)).contains("alice");
        UserProfile profile =
                find(SecurityFramework.SPRING_SECURITY).orElseThrow().profile();
        assertThat(profile.roles()).containsExactly("ROLE_clerk");
        assertThat(profile.attributes()).isEmpty();
    }

    @Test
    void shouldReadTheAttributesOfAnIdentityProvider() {
        session.put("SPRING_SECURITY_CONTEXT", new SpringContext(new Authentication(new OidcUser(), true)));
        assertThat(account(SecurityFramework.SPRING_SECURITY)).contains("alice");
        assertThat(find(SecurityFramework.SPRING_SECURITY)
                        .orElseThrow()
                        .profile()
                        .attributes())
                .containsEntry("email", "alice@example.com");
    }

    /** The text of such a principal may contain anything. */
    @Test
    void shouldNotUseTheTextOfAPrincipalAsName() {
        session.put("SPRING_SECURITY_CONTEXT", new SpringContext(new Authentication(List.of("alice"), true)));
        assertThat(account(SecurityFramework.SPRING_SECURITY)).isEmpty();
    }

    @Test
    void shouldFindNobodyBeforeTheLoginOfSpringSecurity() {
        assertThat(account(SecurityFramework.SPRING_SECURITY)).isEmpty();
        session.put("SPRING_SECURITY_CONTEXT", new SpringContext(null));
        assertThat(account(SecurityFramework.SPRING_SECURITY)).isEmpty();
        session.put("SPRING_SECURITY_CONTEXT", new SpringContext(new Authentication("alice", false)));
        assertThat(account(SecurityFramework.SPRING_SECURITY)).isEmpty();
        session.put("SPRING_SECURITY_CONTEXT", new SpringContext(new AnonymousAuthenticationToken()));
        assertThat(account(SecurityFramework.SPRING_SECURITY)).isEmpty();
    }

    @Test
    void shouldReadTheUserOfShiroAfterALoginOnly() {
        session.put(SHIRO + "PRINCIPALS_SESSION_KEY", new Principals("alice"));
        assertThat(account(SecurityFramework.SHIRO)).as("remembered only").isEmpty();
        session.put(SHIRO + "AUTHENTICATED_SESSION_KEY", true);
        assertThat(account(SecurityFramework.SHIRO)).contains("alice");
    }

    @Test
    void shouldReadTheFirstProfileOfPac4j() {
        Map<String, Object> profiles = new LinkedHashMap<>();
        profiles.put("old", new Profile("bob", true));
        profiles.put("form", new Profile("alice", false));
        session.put("pac4jUserProfiles", profiles);
        assertThat(account(SecurityFramework.PAC4J)).contains("alice");
        UserProfile profile = find(SecurityFramework.PAC4J).orElseThrow().profile();
        assertThat(profile.roles()).containsExactly("clerk");
        assertThat(profile.attributes()).containsEntry("email", "alice@example.com");
    }

    @Test
    void shouldReadTheAssertionOfCas() {
        session.put("_const_cas_assertion_", new Assertion(true));
        assertThat(account(SecurityFramework.CAS)).contains("alice");
        session.put("_const_cas_assertion_", new Assertion(false));
        assertThat(account(SecurityFramework.CAS)).isEmpty();
    }

    /** Another object under the name of the attribute, as after an update of the framework. */
    @Test
    void shouldFindNobodyInOtherObjects() {
        for (SecurityFramework framework : SecurityFramework.values()) {
            session.put(framework.attribute(), "something else");
            assertThat(account(framework)).as(framework.code()).isEmpty();
        }
    }

    private Optional<String> account(SecurityFramework framework) {
        return find(framework).map(SignedInUser::account);
    }

    private Optional<SignedInUser> find(SecurityFramework framework) {
        return UserResolver.ofApplication(framework).find(new RequestDouble().session(session));
    }

    /** The methods of {@code SecurityContext}. */
    public record SpringContext(Object getAuthentication) {}

    /** The methods of {@code Authentication}. */
    public record Authentication(Object getPrincipal, boolean isAuthenticated) {
        public List<Authority> getAuthorities() {
            return List.of(new Authority("ROLE_clerk"));
        }
    }

    public static final class AnonymousAuthenticationToken {
        public boolean isAuthenticated() {
            return true;
        }

        public String getPrincipal() {
            return "anonymousUser";
        }
    }

    public record Authority(String getAuthority) {}

    public record UserDetails(String getUsername) {}

    /** The methods of {@code OidcUser}. */
    public static final class OidcUser {
        public String getName() {
            return "alice";
        }

        public Map<String, Object> getAttributes() {
            return Map.of("email", "old@example.com");
        }

        public Map<String, Object> getClaims() {
            return Map.of("email", "alice@example.com");
        }
    }

    /** The method of {@code PrincipalCollection}. */
    public record Principals(Object getPrimaryPrincipal) {}

    /** The methods of pac4j's {@code UserProfile}. */
    public record Profile(String getId, boolean isExpired) {
        public List<String> getRoles() {
            return List.of("clerk");
        }

        public Map<String, Object> getAttributes() {
            return Map.of("email", getId + "@example.com");
        }
    }

    /** The methods of {@code Assertion}. */
    public record Assertion(boolean isValid) {
        public OidcUser getPrincipal() {
            return new OidcUser();
        }
    }
}
