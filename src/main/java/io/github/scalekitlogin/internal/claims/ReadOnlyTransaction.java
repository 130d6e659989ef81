// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.internal.log.LogMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The use of a pooled connection for reading. The connection goes back as it came: the same flags, and no transaction left
 * open. Read-only and time limits are hints, because not each driver and each pool has them. Used once, by one thread.
 */
final class ReadOnlyTransaction implements AutoCloseable {

    private final Connection connection;
    private final boolean madeReadOnly;
    private final int networkTimeout;

    private ReadOnlyTransaction(Connection connection, boolean madeReadOnly, int networkTimeout) {
        this.connection = connection;
        this.madeReadOnly = madeReadOnly;
        this.networkTimeout = networkTimeout;
    }

    /** A change that a driver may not support. */
    @FunctionalInterface
    private interface Hint {
        void give() throws SQLException;
    }

    /** Prepares a connection. The caller closes this, then the connection. */
    static ReadOnlyTransaction begin(Connection connection, Duration remaining) throws SQLException {
        boolean madeReadOnly = !connection.isReadOnly() && give(() -> connection.setReadOnly(true));
        int[] before = {-1};
        // The driver waits a little longer than the database.
        give(() -> {
            int old = connection.getNetworkTimeout();
            connection.setNetworkTimeout(
                    Runnable::run, (int) remaining.plusMillis(500).toMillis());
            before[0] = old;
        });
        return new ReadOnlyTransaction(connection, madeReadOnly, before[0]);
    }

    Connection connection() {
        return connection;
    }

    /** Lets the database end a statement that runs for longer. */
    void limit(PreparedStatement statement, Duration remaining) {
        give(() -> statement.setQueryTimeout(
                (int) Math.max(1, remaining.plusMillis(999).toSeconds())));
    }

    /**
     * Ends the transaction that the query has begun, if the connection has no autocommit. A transaction of the server refuses
     * that, and is ended by the server.
     */
    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            if (!connection.getAutoCommit()) {
                give(connection::rollback);
            }
            boolean restored = !madeReadOnly || give(() -> connection.setReadOnly(false));
            if (networkTimeout >= 0) {
                restored &= give(() -> connection.setNetworkTimeout(Runnable::run, networkTimeout));
            }
            if (!restored) {
                // The application must not get a connection that cannot write.
                connection.abort(Runnable::run);
            }
        }
    }

    private static boolean give(Hint hint) {
        try {
            hint.give();
            return true;
        } catch (SQLException | LinkageError | RuntimeException notSupported) {
            LogMessage.CONNECTION_OPTION_NOT_SUPPORTED.log(
                    notSupported.getClass().getName());
            return false;
        }
    }
}
