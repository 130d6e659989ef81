// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultReference;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A directory in memory with the habits of Active Directory: continuation references below the root, at most 1,500 values of
 * an attribute per answer, binary identifiers, organisational units with slashes and commas.
 */
public final class ActiveDirectory implements AutoCloseable {

    public static final String ROOT = "dc=corp,dc=example";
    public static final String PEOPLE = "ou=People," + ROOT;
    public static final String BIND_DN = "cn=app," + ROOT;
    public static final String PASSWORD = "app-secret";

    private static final int RANGE = 1_500;
    private static final Pattern RANGED = Pattern.compile("(?i)memberOf;range=(\\d+)-.*");

    private final InMemoryDirectoryServer server;
    private volatile String referral;

    public ActiveDirectory() throws LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(ROOT);
        config.setSchema(null);
        config.addAdditionalBindCredentials(BIND_DN, PASSWORD);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("loopback", InetAddress.getLoopbackAddress(), 0, null));
        config.addInMemoryOperationInterceptor(new Habits());
        server = new InMemoryDirectoryServer(config);
        server.add(new Entry(ROOT, new Attribute("objectClass", "domain")));
        for (String unit : List.of(PEOPLE, "ou=Groups," + ROOT, "ou=R/D," + ROOT, "ou=Sales\\, EMEA," + ROOT)) {
            server.add(new Entry(unit, new Attribute("objectClass", "organizationalUnit")));
        }
        server.startListening();
    }

    public URI url() {
        return URI.create("ldap://127.0.0.1:" + server.getListenPort("loopback"));
    }

    /** Adds a person, whose account name is the lower-case common name. */
    public void person(String name, String parent, Attribute... more) throws LDAPException {
        Entry entry = new Entry(
                "cn=" + name + "," + parent,
                new Attribute("objectClass", "user"),
                new Attribute("cn", name),
                new Attribute("sAMAccountName", name.toLowerCase(java.util.Locale.ROOT)),
                new Attribute("mail", name.toLowerCase(java.util.Locale.ROOT) + "@example.com"));
        Arrays.stream(more).forEach(entry::addAttribute);
        server.add(entry);
    }

    /** Adds an entry. */
    public void add(Entry entry) throws LDAPException {
        server.add(entry);
    }

    /** Adds a group below an organisational unit of the root. */
    public void group(String name, String unit, Attribute... more) throws LDAPException {
        Entry entry = new Entry(
                "CN=" + name + ",OU=" + unit + "," + ROOT,
                new Attribute("objectClass", "group"),
                new Attribute("cn", name));
        Arrays.stream(more).forEach(entry::addAttribute);
        server.add(entry);
    }

    /** Answers each search with a referral to another server. */
    public void referTo(String url) {
        referral = url;
    }

    public static Attribute binary(String name, String hex) {
        return new Attribute(name, HexFormat.of().parseHex(hex));
    }

    public static Attribute groups(String... names) {
        return new Attribute("memberOf", names);
    }

    public static String[] manyGroups(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "CN=group" + i + ",OU=Groups,DC=corp,DC=example")
                .toArray(String[]::new);
    }

    @Override
    public void close() {
        server.shutDown(true);
    }

    private final class Habits extends InMemoryOperationInterceptor {

        private static final String RANGE_START = "start";

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            if (referral != null) {
                throw new LDAPException(
                        ResultCode.REFERRAL, "Elsewhere", null, new String[] {referral}, new Control[0], null);
            }
            SearchRequest asked = request.getRequest().duplicate();
            int start = 0;
            List<String> attributes = new ArrayList<>(asked.getAttributeList());
            for (int i = 0; i < attributes.size(); i++) {
                Matcher ranged = RANGED.matcher(attributes.get(i));
                if (ranged.matches()) {
                    start = Integer.parseInt(ranged.group(1));
                    attributes.set(i, "memberOf");
                }
            }
            request.setProperty(RANGE_START, start);
            asked.setAttributes(attributes);
            request.setRequest(asked);
        }

        @Override
        public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
            SearchResultEntry entry = result.getSearchEntry();
            Attribute memberOf = entry == null ? null : entry.getAttribute("memberOf");
            if (memberOf == null || memberOf.size() <= RANGE) {
                return;
            }
            int start = (Integer) result.getProperty(RANGE_START);
            int end = Math.min(start + RANGE, memberOf.size());
            Entry ranged = entry.duplicate();
            ranged.removeAttribute("memberOf");
            if (start == 0) {
                ranged.addAttribute(new Attribute("memberOf", new String[0]));
            }
            ranged.addAttribute(new Attribute(
                    "memberOf;range=" + start + "-" + (end == memberOf.size() ? "*" : end - 1),
                    Arrays.copyOfRange(memberOf.getValues(), start, end)));
            result.setSearchEntry(new SearchResultEntry(ranged));
        }

        @Override
        public void processSearchResult(InMemoryInterceptedSearchResult result) {
            if (!result.getRequest().getBaseDN().equalsIgnoreCase(ROOT)) {
                return;
            }
            try {
                result.sendSearchReference(new SearchResultReference(
                        new String[] {"ldap://ForestDnsZones.corp.example/DC=ForestDnsZones,DC=corp,DC=example"},
                        new Control[0]));
            } catch (LDAPException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
