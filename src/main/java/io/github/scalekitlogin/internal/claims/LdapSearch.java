// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which entry is searched, and which of its attributes are which claims.
 *
 * @param base distinguished name below which users are searched
 * @param filter search filter with <code>{0}</code> for the principal's name
 * @param attributes the LDAP attribute for each claim
 * @param groupName {@code cn}, {@code dn} or the attribute of a group that is sent for it
 * @param nestedGroups whether the groups of groups are sent as well
 */
public record LdapSearch(
        String base, String filter, Map<String, String> attributes, String groupName, boolean nestedGroups) {

    /** Copies the attributes. */
    public LdapSearch {
        attributes = attributes == null ? Map.of() : new LinkedHashMap<>(attributes);
    }

    /** Returns nothing: names of a directory must not be logged. */
    @Override
    public String toString() {
        return "***";
    }
}
