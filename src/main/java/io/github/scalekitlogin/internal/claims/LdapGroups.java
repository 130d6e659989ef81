// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.NoPermissionException;
import javax.naming.PartialResultException;
import javax.naming.ReferralException;
import javax.naming.directory.Attribute;
import javax.naming.directory.Attributes;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * The groups of one user and the names under which they are sent. Two groups with one name are both left out: the receiver
 * could not tell them apart. Used once, by one thread.
 */
final class LdapGroups {

    private static final int MAX_GROUPS = 10_000;

    private final LdapContext connection;
    private final LdapSearch search;
    private final LdapDeadline deadline;
    /** By the name itself, so that two spellings of one name are one group. Other values than names are keys as they are. */
    private final Map<Object, String> groups = new LinkedHashMap<>();

    private int unreadable;

    LdapGroups(LdapContext connection, LdapSearch search, LdapDeadline deadline) {
        this.connection = connection;
        this.search = search;
        this.deadline = deadline;
    }

    /**
     * Sets a claim to the names of groups.
     *
     * @param attribute the attribute with the groups of a user and of a group
     * @param values the groups of the user
     */
    void set(SourceClaims claims, String claim, String attribute, Collection<Object> values, String origin)
            throws NamingException, ClaimsException {
        List<Object> binary = new ArrayList<>();
        Deque<LdapName> unread = new ArrayDeque<>();
        add(values, binary, unread);
        while (search.nestedGroups() && !unread.isEmpty()) {
            add(read(unread.remove(), attribute), binary, unread);
        }
        Map<String, Integer> counts = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (Map.Entry<Object, String> group : groups.entrySet()) {
            for (String name : namesOf(group.getKey(), group.getValue())) {
                counts.merge(name, 1, Integer::sum);
                names.add(name);
            }
        }
        List<Object> sent = new ArrayList<>(
                names.stream().filter(name -> counts.get(name) == 1).distinct().toList());
        sent.addAll(binary);
        claims.set(claim, sent, origin);
        if (names.size() > sent.size() - binary.size()) {
            claims.warn(
                    claim,
                    origin,
                    "is the name of several groups; scalekit.claims.ldap.group-name=dn sends all of them");
        }
        if (unreadable > 0) {
            claims.warn(
                    claim, origin, "cannot be read: " + unreadable + " groups are out of reach or have no such name");
        }
    }

    private void add(Collection<Object> values, List<Object> binary, Deque<LdapName> unread) throws ClaimsException {
        for (Object value : values) {
            if (!(value instanceof String text)) {
                binary.add(value);
                continue;
            }
            Optional<LdapName> name = name(text);
            Object key = name.isPresent() ? name.get() : text;
            if (groups.putIfAbsent(key, text) == null) {
                name.ifPresent(unread::add);
            }
            if (groups.size() > MAX_GROUPS) {
                throw ClaimsException.sourceFailed("The account has more than " + MAX_GROUPS + " groups", null);
            }
        }
    }

    /** Returns the names under which a group is sent: one, or none if the group lacks the attribute. */
    private List<String> namesOf(Object group, String text) throws NamingException, ClaimsException {
        if (!(group instanceof LdapName name) || search.groupName().equalsIgnoreCase("dn")) {
            return List.of(text);
        }
        if (search.groupName().equalsIgnoreCase("cn")) {
            return commonName(name).map(List::of).orElseGet(() -> {
                unreadable++;
                return List.of();
            });
        }
        List<Object> values = read(name, search.groupName());
        if (values.size() == 1 && values.get(0) instanceof String value) {
            return List.of(value);
        }
        unreadable++;
        return List.of();
    }

    /** Returns {@code staff} for {@code cn=staff,ou=groups}. A part with several attributes has the value of its cn. */
    private static Optional<String> commonName(LdapName name) {
        Rdn first = name.getRdn(name.size() - 1);
        try {
            Attributes parts = first.toAttributes();
            Attribute commonName = parts.get("cn");
            Object value = parts.size() == 1 ? first.getValue() : commonName == null ? null : commonName.get();
            return value instanceof String text ? Optional.of(text) : Optional.empty();
        } catch (NamingException e) {
            return Optional.empty();
        }
    }

    /** Returns the values of an attribute of a group; none if the group is out of reach. */
    private List<Object> read(LdapName group, String attribute) throws NamingException, ClaimsException {
        deadline.remaining();
        try {
            Attributes attributes = connection.getAttributes(group, new String[] {attribute});
            return new LdapEntry(connection, group, attributes, deadline).values(attribute);
        } catch (NameNotFoundException | NoPermissionException | PartialResultException | ReferralException e) {
            unreadable++;
            return List.of();
        }
    }

    private static Optional<LdapName> name(String text) {
        try {
            LdapName name = new LdapName(text);
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        } catch (InvalidNameException notDistinguished) {
            return Optional.empty();
        }
    }
}
