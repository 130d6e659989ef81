// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

import io.github.scalekitlogin.internal.log.LogMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Keeps the submissions in a table of a database that all nodes share, named by {@code scalekit.once.data-source}. The key of
 * the table decides which node sends. Rows older than an hour are deleted. Thread-safe.
 */
public final class SubmissionTable implements SubmissionRegister {

    /** The table as the documentation shows it. The types exist in every database. */
    public static final String DDL = """
            create table scalekit_submission (
              login_request_id varchar(128) not null primary key,
              details          varchar(32)  not null,
              status           varchar(10)  not null,
              changed_at       bigint       not null
            )
            """;

    private static final String SETTING = "scalekit.once.data-source";
    private static final String SENDING = "sending";
    private static final String ACCEPTED = "accepted";
    private static final String NOT_KNOWN = "not-known";
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration CLEANING_INTERVAL = Duration.ofMinutes(1);
    /** A node knows the outcome of each submission within its timeout; the rest is for clocks that differ. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private static final int QUERY_TIMEOUT_SECONDS = 5;
    private static final int MAX_QUEUED = 10_000;
    private static final int IDLE_SECONDS = 10;

    private final String dataSource;
    private final Duration lease;
    private final InstantSource clock;
    private final ThreadPoolExecutor writer;
    private volatile DataSource known;
    private long nextCleaning;

    private record Row(String details, String status, long changedAt) {

        /** Returns the status only: the digest of the details must not reach a log. */
        @Override
        public String toString() {
            return status;
        }
    }

    /** Uses a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /**
     * Creates a register. Does not look up the data source yet.
     *
     * @param dataSource JNDI name of the data source
     * @param timeout limit for one submission
     * @param clock the nodes compare its times
     */
    public SubmissionTable(String dataSource, Duration timeout, InstantSource clock) {
        this.dataSource = dataSource;
        this.lease = timeout.plus(CLOCK_SKEW);
        this.clock = clock;
        this.writer = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_QUEUED), task -> {
                    Thread thread = new Thread(task, "scalekit-login-once");
                    thread.setDaemon(true);
                    return thread;
                });
        writer.allowCoreThreadTimeOut(true);
    }

    @Override
    public Decision begin(String loginRequestId, String details) throws RegisterUnavailableException {
        try {
            // Looked up on a request thread: other threads have no names of the application.
            known = known == null ? (DataSource) new InitialContext().lookup(dataSource) : known;
            return decide(loginRequestId, details);
        } catch (NamingException | ClassCastException e) {
            throw new RegisterUnavailableException(SETTING + " is not a data source: " + dataSource, e);
        } catch (SQLException e) {
            known = null;
            throw new RegisterUnavailableException(describe(e), null);
        }
    }

    private Decision decide(String loginRequestId, String details) throws SQLException {
        Optional<Row> row = find(loginRequestId);
        if (row.isEmpty()) {
            try {
                insert(loginRequestId, details);
                return Decision.SEND_FIRST;
            } catch (SQLException e) {
                // Databases report a key that exists in different ways. If the row is there now, another node was
                // faster.
                row = find(loginRequestId);
                if (row.isEmpty()) {
                    throw e;
                }
            }
        }
        return decide(loginRequestId, details, row.get());
    }

    private Decision decide(String loginRequestId, String details, Row row) throws SQLException {
        if (!row.details.equals(details)) {
            return Decision.OTHER_DETAILS;
        }
        if (row.status.equals(ACCEPTED)) {
            return Decision.ACCEPTED;
        }
        long now = clock.millis();
        if (row.status.equals(SENDING) && now < row.changedAt + lease.toMillis()) {
            return Decision.IN_PROGRESS;
        }
        int taken = update(
                "update scalekit_submission set status = ?, changed_at = ?"
                        + " where login_request_id = ? and status = ? and changed_at = ?",
                SENDING,
                now,
                loginRequestId,
                row.status,
                row.changedAt);
        return taken == 1 ? Decision.SEND_AGAIN : Decision.IN_PROGRESS;
    }

    private Optional<Row> find(String loginRequestId) throws SQLException {
        return use(connection -> {
            try (PreparedStatement query = prepare(
                            connection,
                            "select details, status, changed_at from scalekit_submission where login_request_id = ?",
                            loginRequestId);
                    ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Row(
                                rows.getString(1).trim(), rows.getString(2).trim(), rows.getLong(3)))
                        : Optional.empty();
            }
        });
    }

    private void insert(String loginRequestId, String details) throws SQLException {
        update(
                "insert into scalekit_submission (login_request_id, details, status, changed_at) values (?, ?, ?, ?)",
                loginRequestId,
                details,
                SENDING,
                clock.millis());
    }

    @Override
    public void end(String loginRequestId, String details, Outcome outcome) {
        try {
            writer.execute(() -> store(loginRequestId, details, outcome));
        } catch (RejectedExecutionException e) {
            LogMessage.OUTCOME_NOT_QUEUED.log(e);
        }
    }

    private void store(String loginRequestId, String details, Outcome outcome) {
        try {
            if (outcome == Outcome.NOT_SENT) {
                update(
                        "delete from scalekit_submission where login_request_id = ? and details = ? and status = ?",
                        loginRequestId,
                        details,
                        SENDING);
            } else {
                update(
                        "update scalekit_submission set status = ?, changed_at = ?"
                                + " where login_request_id = ? and details = ?",
                        outcome == Outcome.ACCEPTED ? ACCEPTED : NOT_KNOWN,
                        clock.millis(),
                        loginRequestId,
                        details);
            }
            clean();
        } catch (SQLException | RuntimeException e) {
            LogMessage.OUTCOME_NOT_IN_TABLE.log(
                    loginRequestId,
                    e instanceof SQLException sql ? describe(sql) : e.getClass().getName());
        }
    }

    private void clean() throws SQLException {
        long now = clock.millis();
        if (now >= nextCleaning) {
            nextCleaning = now + CLEANING_INTERVAL.toMillis();
            update("delete from scalekit_submission where changed_at < ?", now - LIFETIME.toMillis());
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        return use(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, values)) {
                return statement.executeUpdate();
            }
        });
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** A pool may have its connections begin a transaction with the first statement. */
    private <T> T use(Work<T> work) throws SQLException {
        try (Connection connection = known.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            boolean done = false;
            try {
                T result = work.run(connection);
                if (!autoCommit) {
                    connection.commit();
                }
                done = true;
                return result;
            } finally {
                if (!autoCommit && !done) {
                    connection.rollback();
                }
            }
        }
    }

    /** The messages of a database may contain values. */
    private static String describe(SQLException e) {
        return SETTING + " failed: " + e.getClass().getSimpleName() + ", SQLSTATE " + e.getSQLState() + ", code "
                + e.getErrorCode() + ". Is there a table scalekit_submission?";
    }

    /** Stores what is queued, for two seconds at most. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(2, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
