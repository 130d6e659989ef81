// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Hashtable;
import java.util.Map;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.spi.InitialContextFactory;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Real databases, found by JNDI as a server's are. */
public enum Databases {
    H2 {
        @Override
        DataSource start() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:users;DB_CLOSE_DELAY=-1");
            return source;
        }
    },
    POSTGRESQL {
        @Override
        DataSource start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start()
                        .getPostgresDatabase();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private static final Map<String, DataSource> BOUND = new Hashtable<>();
    private DataSource source;

    abstract DataSource start();

    /** Binds a pool that switches autocommit off, and returns its name in JNDI. */
    public String bindWithoutAutoCommit() {
        DataSource pool = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, values) -> {
                    Object result = method.invoke(source, values);
                    if (result instanceof Connection connection) {
                        connection.setAutoCommit(false);
                    }
                    return result;
                });
        BOUND.put("java:comp/env/pool", pool);
        return "java:comp/env/pool";
    }

    /** Runs a script and returns the name the database has in JNDI. */
    public String run(String... statements) throws SQLException {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Naming.class.getName());
        source = source == null ? start() : source;
        BOUND.put("java:comp/env/" + name(), source);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
        return "java:comp/env/" + name();
    }

    /** Returns a connection of its own to the database. */
    Connection connection() throws SQLException {
        return source.getConnection();
    }

    /** Prepares a connection. */
    @FunctionalInterface
    interface Preparation {
        void prepare(Connection connection) throws SQLException;
    }

    /** Replaces the database in JNDI by one shared connection to it, until that is closed. */
    SharedConnection share(String name, Preparation preparation) throws SQLException {
        Connection connection = source.getConnection();
        preparation.prepare(connection);
        SharedConnection shared = new SharedConnection(connection, () -> BOUND.put(name, source));
        BOUND.put(name, shared.source());
        return shared;
    }

    /** A server's naming, as far as a lookup goes. */
    public static final class Naming implements InitialContextFactory {
        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) throws javax.naming.NamingException {
            return new InitialContext(true) {
                @Override
                public Object lookup(String name) throws javax.naming.NamingException {
                    if (!BOUND.containsKey(name)) {
                        throw new javax.naming.NameNotFoundException(name);
                    }
                    return BOUND.get(name);
                }
            };
        }
    }
}
