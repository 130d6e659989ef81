// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A data source that hands out one connection again and again, as a pool does. */
final class SharedConnection implements AutoCloseable {

    private final Connection connection;
    private final Runnable unbind;
    private volatile boolean refusesReadOnly;

    SharedConnection(Connection connection, Runnable unbind) {
        this.connection = connection;
        this.unbind = unbind;
    }

    Connection connection() {
        return connection;
    }

    /** Makes {@code setReadOnly} fail, as SQLite does for a connection that is open. */
    SharedConnection refusingReadOnly() {
        refusesReadOnly = true;
        return this;
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> pooled());
    }

    private Connection pooled() {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    if (method.getName().equals("setReadOnly") && refusesReadOnly) {
                        throw new SQLException("Cannot change read-only flag after establishing a connection");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() throws SQLException {
        unbind.run();
        connection.close();
    }
}
