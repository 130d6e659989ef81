// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sources;

import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import javax.sql.DataSource;

/** A server's naming, as far as a lookup of a data source goes. */
public final class Naming implements InitialContextFactory {

    static final String NAME = "java:comp/env/jdbc/users";

    private static final Map<String, DataSource> BOUND = new ConcurrentHashMap<>();

    static void bind(DataSource source) {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Naming.class.getName());
        BOUND.put(NAME, source);
    }

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
        return new InitialContext(true) {
            @Override
            public Object lookup(String name) throws NamingException {
                if (!BOUND.containsKey(name)) {
                    throw new NameNotFoundException(name);
                }
                return BOUND.get(name);
            }
        };
    }
}
