// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.PartialResultException;
import javax.naming.ReferralException;
import javax.naming.directory.Attribute;
import javax.naming.directory.Attributes;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.LdapName;

/** An entry of a directory and its attributes, on the connection that has found it. Used by one thread. */
final class LdapEntry {

    /** Active Directory sends at most 1,500 values at once, as {@code memberOf;range=0-1499}. The last range ends with *. */
    private static final Pattern RANGE = Pattern.compile("(?i);range=(\\d+)-(\\d+|\\*)");

    private final LdapContext connection;
    private final LdapName name;
    private final Attributes attributes;
    private final LdapDeadline deadline;

    LdapEntry(LdapContext connection, LdapName name, Attributes attributes, LdapDeadline deadline) {
        this.connection = connection;
        this.name = name;
        this.attributes = attributes;
        this.deadline = deadline;
    }

    /** Returns all values of an attribute, texts or {@code byte[]}; empty if there are none. */
    List<Object> values(String attribute) throws NamingException, ClaimsException {
        List<Object> values = new ArrayList<>();
        Attributes part = attributes;
        while (part != null) {
            deadline.remaining();
            part = addTo(values, part, attribute);
        }
        return values;
    }

    /** Adds one range of values. Returns the attributes with the next range, or null after the last one. */
    private Attributes addTo(List<Object> values, Attributes part, String attribute) throws NamingException {
        String next = null;
        for (Attribute each : all(part.getAll())) {
            String id = each.getID();
            Matcher range = RANGE.matcher(id);
            boolean ranged = range.find() && id.substring(0, range.start()).equalsIgnoreCase(attribute);
            if (!ranged && !id.equalsIgnoreCase(attribute)) {
                continue;
            }
            for (Object value : all(each.getAll())) {
                values.add(LdapValues.of(attribute, value));
            }
            if (ranged && !range.group(2).equals("*")) {
                next = attribute + ";range=" + (Long.parseLong(range.group(2)) + 1) + "-*";
            }
        }
        return next == null ? null : connection.getAttributes(name, new String[] {next});
    }

    /** Returns all elements. References to other servers end them: those servers are not asked. */
    static <T> List<T> all(NamingEnumeration<T> found) throws NamingException {
        List<T> all = new ArrayList<>();
        try {
            while (found.hasMore()) {
                all.add(found.next());
            }
        } catch (PartialResultException | ReferralException otherServers) {
            return Collections.unmodifiableList(all);
        } finally {
            found.close();
        }
        return Collections.unmodifiableList(all);
    }
}
