// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.PartialResultException;
import javax.naming.ReferralException;
import javax.naming.SizeLimitExceededException;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.LdapName;

/** Reads claims from the LDAP entry of the user. Never asks a server to which the directory refers. */
final class LdapClaims implements ClaimsSource, AutoCloseable {

    private static final String FILTER = "scalekit.claims.ldap.filter";

    private final LdapDirectory directory;
    private final LdapSearch search;
    private final LdapName base;
    private final LdapConnections connections;

    LdapClaims(LdapDirectory directory, LdapSearch search) {
        this.directory = directory;
        this.search = search;
        try {
            // A name, not a text: JNDI takes a slash in a text for the end of a name.
            this.base = new LdapName(search.base());
        } catch (InvalidNameException e) {
            throw new IllegalArgumentException("The base is not a distinguished name", e);
        }
        Set<String> attributes = new LinkedHashSet<>(search.attributes().values());
        attributes.add(search.groupName());
        this.connections = new LdapConnections(new LdapConnector(directory, attributes));
    }

    @Override
    public void addClaims(ClaimsSubject subject, SourceClaims claims) throws ClaimsException {
        LdapDeadline deadline = new LdapDeadline(directory.timeout());
        try {
            connections.use(deadline, connection -> {
                claims.clear();
                LdapEntry entry = find(connection, subject.name(), deadline);
                for (Map.Entry<String, String> claim : search.attributes().entrySet()) {
                    add(claims, claim.getKey(), claim.getValue(), entry, connection, deadline);
                }
                return null;
            });
        } catch (NamingException e) {
            // The messages of a directory may contain user data.
            throw ClaimsException.sourceFailed(
                    "The LDAP search in " + directory + " failed: "
                            + e.getClass().getSimpleName()
                            + (e.getRootCause() == null
                                    ? ""
                                    : ", " + e.getRootCause().getClass().getName()),
                    null);
        }
    }

    private void add(
            SourceClaims claims,
            String claim,
            String attribute,
            LdapEntry entry,
            LdapContext connection,
            LdapDeadline deadline)
            throws NamingException, ClaimsException {
        String origin = "the attribute " + attribute + " of the directory";
        List<Object> values = entry.values(attribute);
        if (values.isEmpty()) {
            return;
        }
        if (Claim.isList(claim)) {
            new LdapGroups(connection, search, deadline).set(claims, claim, attribute, values, origin);
        } else if (values.size() > 1 && claim.equals(Claim.SUB.key)) {
            claims.refuse(claim, origin, "has several values, which have no order");
        } else {
            claims.set(claim, values.get(0), origin);
        }
    }

    private LdapEntry find(LdapContext connection, String name, LdapDeadline deadline)
            throws NamingException, ClaimsException {
        SearchControls controls = new SearchControls();
        controls.setSearchScope(SearchControls.SUBTREE_SCOPE);
        controls.setReturningAttributes(search.attributes().values().toArray(String[]::new));
        controls.setCountLimit(2);
        controls.setTimeLimit((int) Math.max(1, deadline.remaining().toMillis()));
        List<SearchResult> entries;
        try {
            // JNDI escapes the value of {0}.
            entries = LdapEntry.all(connection.search(base, search.filter(), new Object[] {name}, controls));
        } catch (PartialResultException | ReferralException otherServer) {
            throw ClaimsException.sourceFailed(
                    "The LDAP search in " + directory + " failed: the directory refers to another server, which is not"
                            + " asked; check scalekit.claims.ldap.base",
                    null);
        } catch (SizeLimitExceededException e) {
            throw notOne("more than one entry");
        }
        if (entries.size() != 1) {
            throw notOne(entries.isEmpty() ? "no entry" : "more than one entry");
        }
        SearchResult entry = entries.get(0);
        return new LdapEntry(connection, new LdapName(entry.getNameInNamespace()), entry.getAttributes(), deadline);
    }

    private static ClaimsException notOne(String found) {
        return new ClaimsException(FILTER + " found " + found + " for the account; expected: one", null);
    }

    @Override
    public String title() {
        return "the directory";
    }

    @Override
    public boolean needsRequest() {
        return false;
    }

    @Override
    public void close() {
        connections.close();
    }
}
