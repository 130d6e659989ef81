// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;

/** A real directory on a free port of 127.0.0.1, which knows the users of all tests. */
final class Directory implements AutoCloseable {

    private static final String ROOT = "dc=example,dc=com";
    private static final String PEOPLE = "ou=people," + ROOT;

    private final InMemoryDirectoryServer server;

    private Directory(InMemoryDirectoryServer server) {
        this.server = server;
    }

    static Directory start() {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(ROOT);
            config.setSchema(null);
            config.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPConfig("loopback", InetAddress.getLoopbackAddress(), 0, null));
            config.addAdditionalBindCredentials("cn=app," + ROOT, "directory-secret");
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
            server.add("dn: " + ROOT, "objectClass: domain", "dc: example");
            server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
            addPerson(server, "alice", "Alice", "Archer");
            addPerson(server, "bob", "Bob", "Baker");
            server.startListening();
            return new Directory(server);
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException("The directory cannot be started", e);
        }
    }

    private static void addPerson(InMemoryDirectoryServer server, String uid, String givenName, String familyName)
            throws LDAPException, LDIFException {
        server.add(
                "dn: uid=" + uid + "," + PEOPLE,
                "objectClass: inetOrgPerson",
                "uid: " + uid,
                "cn: " + givenName + " " + familyName,
                "givenName: " + givenName,
                "sn: " + familyName,
                "mail: " + uid + "@example.com",
                "departmentNumber: 7",
                "memberOf: cn=staff,ou=groups," + ROOT,
                "memberOf: cn=garden,ou=groups," + ROOT);
    }

    String url() {
        return "ldap://127.0.0.1:" + server.getListenPort("loopback");
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
