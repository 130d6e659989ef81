// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.naming.Context;
import javax.naming.InvalidNameException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.SizeLimitExceededException;
import javax.naming.directory.Attribute;
import javax.naming.directory.Attributes;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import javax.naming.ldap.LdapName;

/** Reads claims from the LDAP entry of the user. */
final class LdapClaims implements ClaimsSource {

    private static final String FILTER = "scalekit.claims.ldap.filter";

    private final LdapDirectory directory;
    private final String filter;
    private final Map<String, String> attributes;

    /**
     * Creates the source.
     *
     * @param filter search filter with <code>{0}</code> for the principal's name
     * @param attributes the LDAP attribute for each claim
     */
    LdapClaims(LdapDirectory directory, String filter, Map<String, String> attributes) {
        this.directory = directory;
        this.filter = filter;
        this.attributes = new LinkedHashMap<>(attributes);
    }

    @Override
    public void addClaims(ClaimsSubject subject, SourceClaims claims) throws ClaimsException {
        Attributes entry;
        Thread thread = Thread.currentThread();
        ClassLoader application = thread.getContextClassLoader();
        // The threads of the JDK's connection pool inherit the class loader. They must not keep the application's
        // classes.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            entry = search(subject.name());
            for (Map.Entry<String, String> claim : attributes.entrySet()) {
                Attribute found = entry.get(claim.getValue());
                if (found != null) {
                    claims.set(claim.getKey(), value(claim.getKey(), found));
                }
            }
        } catch (NamingException e) {
            // The messages of a directory may contain user data.
            throw ClaimsException.sourceFailed(
                    "The LDAP search in " + directory + " failed: "
                            + e.getClass().getSimpleName()
                            + (e.getRootCause() == null
                                    ? ""
                                    : ", " + e.getRootCause().getClass().getName()),
                    null);
        } finally {
            thread.setContextClassLoader(application);
        }
    }

    private Attributes search(String name) throws NamingException, ClaimsException {
        DirContext context = new InitialDirContext(environment());
        try {
            SearchControls controls = new SearchControls();
            controls.setSearchScope(SearchControls.SUBTREE_SCOPE);
            controls.setReturningAttributes(attributes.values().toArray(String[]::new));
            controls.setCountLimit(2);
            controls.setTimeLimit((int) directory.timeout().toMillis());
            // JNDI escapes the value of {0}.
            NamingEnumeration<SearchResult> found =
                    context.search(directory.base(), filter, new Object[] {name}, controls);
            List<SearchResult> entries = all(found);
            if (entries.size() == 1) {
                return entries.get(0).getAttributes();
            }
            throw notOne(entries.isEmpty() ? "no entry" : "more than one entry");
        } catch (SizeLimitExceededException e) {
            throw notOne("more than one entry");
        } finally {
            context.close();
        }
    }

    private static ClaimsException notOne(String found) {
        return new ClaimsException(FILTER + " found " + found + " for the account; expected: one", null);
    }

    private Hashtable<String, String> environment() {
        Hashtable<String, String> environment = new Hashtable<>(Map.of(
                Context.INITIAL_CONTEXT_FACTORY,
                "com.sun.jndi.ldap.LdapCtxFactory",
                Context.PROVIDER_URL,
                directory.url().toString(),
                Context.REFERRAL,
                "ignore",
                "com.sun.jndi.ldap.connect.pool",
                "true",
                "com.sun.jndi.ldap.connect.timeout",
                millis(),
                "com.sun.jndi.ldap.read.timeout",
                millis()));
        if (directory.bindName() == null) {
            environment.put(Context.SECURITY_AUTHENTICATION, "none");
        } else {
            environment.put(Context.SECURITY_AUTHENTICATION, "simple");
            environment.put(Context.SECURITY_PRINCIPAL, directory.bindName());
            environment.put(Context.SECURITY_CREDENTIALS, directory.bindPassword());
        }
        return environment;
    }

    private String millis() {
        return Long.toString(directory.timeout().toMillis());
    }

    /** Returns all values for groups and roles, and the first value for other claims. */
    private static Object value(String claim, Attribute attribute) throws NamingException {
        List<Object> values = new ArrayList<>();
        for (Object value : all(attribute.getAll())) {
            values.add(Claim.isList(claim) && value instanceof String name ? commonName(name) : value);
        }
        return Claim.isList(claim) ? values : values.stream().findFirst().orElse(null);
    }

    /** Returns {@code staff} for {@code cn=staff,ou=groups} and for {@code staff}. */
    private static String commonName(String name) {
        try {
            LdapName path = new LdapName(name);
            return path.isEmpty()
                    ? name
                    : path.getRdn(path.size() - 1).getValue().toString();
        } catch (InvalidNameException notDistinguished) {
            return name;
        }
    }

    private static <T> List<T> all(NamingEnumeration<T> found) throws NamingException {
        try {
            List<T> all = new ArrayList<>();
            while (found.hasMore()) {
                all.add(found.next());
            }
            return Collections.unmodifiableList(all);
        } finally {
            found.close();
        }
    }

    @Override
    public String title() {
        return "the directory";
    }

    @Override
    public boolean needsRequest() {
        return false;
    }
}
