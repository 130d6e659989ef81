// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.user;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Security frameworks that sign users in on their own, and where each keeps the user in the session of the container. Loads
 * no class of them. Thread-safe.
 */
public enum SecurityFramework implements ApplicationUserSource {
    /** Spring Security; the user is the principal of the authentication. */
    SPRING_SECURITY(
            "spring-security",
            "org/springframework/security/core/context/SecurityContext.class",
            "SPRING_SECURITY_CONTEXT",
            "remember-me") {
        @Override
        Object find(HttpSession session) {
            Object authentication = BeanProperty.get(session.getAttribute(attribute()), "getAuthentication");
            boolean anonymous = authentication == null
                    || !Boolean.TRUE.equals(BeanProperty.get(authentication, "isAuthenticated"))
                    || authentication.getClass().getSimpleName().equals("AnonymousAuthenticationToken");
            return anonymous ? null : authentication;
        }

        @Override
        String name(Object authentication) {
            Object principal = BeanProperty.get(authentication, "getPrincipal");
            return firstName(
                    PlainNames.of(principal),
                    BeanProperty.get(principal, "getUsername"),
                    BeanProperty.get(principal, "getName"));
        }

        @Override
        Set<String> roles(Object authentication) {
            Set<String> roles = new LinkedHashSet<>();
            for (Object authority : collection(BeanProperty.get(authentication, "getAuthorities"))) {
                Optional.ofNullable(PlainNames.of(BeanProperty.get(authority, "getAuthority")))
                        .ifPresent(roles::add);
            }
            return roles;
        }

        @Override
        Map<String, Object> attributes(Object authentication) {
            Object principal = BeanProperty.get(authentication, "getPrincipal");
            Map<String, Object> attributes = map(BeanProperty.get(principal, "getAttributes"));
            attributes.putAll(map(BeanProperty.get(principal, "getClaims")));
            return attributes;
        }
    },
    /** Apache Shiro with the sessions of the container; the user is the primary principal. Remembered users do not count. */
    SHIRO(
            "shiro",
            "org/apache/shiro/web/servlet/ShiroFilter.class",
            "org.apache.shiro.subject.support.DefaultSubjectContext_PRINCIPALS_SESSION_KEY",
            "rememberMe") {

        private static final String AUTHENTICATED =
                "org.apache.shiro.subject.support.DefaultSubjectContext_AUTHENTICATED_SESSION_KEY";

        @Override
        Object find(HttpSession session) {
            return Boolean.TRUE.equals(session.getAttribute(AUTHENTICATED))
                    ? BeanProperty.get(session.getAttribute(attribute()), "getPrimaryPrincipal")
                    : null;
        }

        @Override
        String name(Object principal) {
            return PlainNames.of(principal);
        }
    },
    /** pac4j; the user is the first profile that is not expired. */
    PAC4J("pac4j", "org/pac4j/core/profile/UserProfile.class", "pac4jUserProfiles", null) {
        @Override
        Object find(HttpSession session) {
            return map(session.getAttribute(attribute())).values().stream()
                    .filter(profile -> !profile.getClass().getSimpleName().equals("AnonymousProfile"))
                    .filter(profile -> !Boolean.TRUE.equals(BeanProperty.get(profile, "isExpired")))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        String name(Object profile) {
            return firstName(BeanProperty.get(profile, "getId"));
        }

        @Override
        Set<String> roles(Object profile) {
            Set<String> roles = new LinkedHashSet<>();
            collection(BeanProperty.get(profile, "getRoles")).forEach(role -> roles.add(String.valueOf(role)));
            return roles;
        }

        @Override
        Map<String, Object> attributes(Object profile) {
            return map(BeanProperty.get(profile, "getAttributes"));
        }
    },
    /** The Apereo CAS client; the user is the principal of the assertion. */
    CAS("cas", "org/apereo/cas/client/validation/Assertion.class", "_const_cas_assertion_", null) {
        @Override
        Object find(HttpSession session) {
            Object assertion = session.getAttribute(attribute());
            return Boolean.FALSE.equals(BeanProperty.get(assertion, "isValid"))
                    ? null
                    : BeanProperty.get(assertion, "getPrincipal");
        }

        @Override
        String name(Object principal) {
            return firstName(BeanProperty.get(principal, "getName"));
        }

        @Override
        Map<String, Object> attributes(Object principal) {
            return map(BeanProperty.get(principal, "getAttributes"));
        }
    };

    private final String code;
    private final String resource;
    private final String attribute;
    private final String rememberMeCookie;

    SecurityFramework(String code, String resource, String attribute, String rememberMeCookie) {
        this.code = code;
        this.resource = resource;
        this.attribute = attribute;
        this.rememberMeCookie = rememberMeCookie;
    }

    /** Returns the value of {@code scalekit.principal}, such as {@code spring-security}. */
    public String code() {
        return code;
    }

    /** Returns the session attribute with the user. */
    public String attribute() {
        return attribute;
    }

    /** Returns the name of the cookie with which the framework signs a user in again, or empty if there is none. */
    public Optional<String> rememberMeCookie() {
        return Optional.ofNullable(rememberMeCookie);
    }

    /** Returns whether an application contains the framework. Loads no class. */
    public boolean isIn(ClassLoader application) {
        return application != null && application.getResource(resource) != null;
    }

    @Override
    public Object user(HttpServletRequest request) {
        return find(request.getSession(false));
    }

    @Override
    public String nameOf(Object user, HttpServletRequest request) {
        return name(user);
    }

    @Override
    public UserProfile profileOf(Object user) {
        return new UserProfile() {
            @Override
            public Set<String> roles() {
                return SecurityFramework.this.roles(user);
            }

            @Override
            public Map<String, Object> attributes() {
                return SecurityFramework.this.attributes(user);
            }
        };
    }

    abstract Object find(HttpSession session);

    abstract String name(Object user);

    Set<String> roles(Object user) {
        return Set.of();
    }

    Map<String, Object> attributes(Object user) {
        return Map.of();
    }

    private static String firstName(Object... candidates) {
        for (Object candidate : candidates) {
            String name = PlainNames.of(candidate);
            if (name != null && !name.isBlank()) {
                return name;
            }
        }
        return null;
    }

    private static Collection<?> collection(Object value) {
        return value instanceof Collection<?> collection ? collection : Set.of();
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, entry) -> {
                if (Objects.nonNull(entry)) {
                    map.put(String.valueOf(key), entry);
                }
            });
        }
        return map;
    }
}
