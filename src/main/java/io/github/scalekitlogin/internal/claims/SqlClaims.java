// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Reads claims with a database query. The query has one {@code ?} for the principal's name, and its column labels are claim
 * names.
 */
final class SqlClaims implements ClaimsSource {

    private static final String QUERY = "scalekit.claims.sql.query";
    /** Enough for the groups of one user. Stops a query that lacks its condition. */
    private static final int MAX_ROWS = 10_000;

    private final String dataSource;
    private final String query;
    private final Duration timeout;
    private final Function<String, Object> json;

    /**
     * Creates the source.
     *
     * @param json parses the text of a JSON column; throws IllegalArgumentException
     */
    SqlClaims(String dataSource, String query, Duration timeout, Function<String, Object> json) {
        this.dataSource = dataSource;
        this.query = query;
        this.timeout = timeout;
        this.json = json;
    }

    @Override
    public void addClaims(ClaimsSubject subject, SourceClaims claims) throws ClaimsException {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Connection connection = find().getConnection();
                ReadOnlyTransaction transaction = ReadOnlyTransaction.begin(connection, remaining(deadline))) {
            read(transaction, subject.name(), deadline).forEach((name, values) -> {
                if (Claim.isList(name)) {
                    values.remove(null);
                    claims.set(name, values, origin(name));
                } else {
                    values.forEach(value -> claims.set(name, value, origin(name)));
                }
            });
        } catch (SQLException e) {
            throw failed(e, System.nanoTime() > deadline);
        }
    }

    private static String origin(String column) {
        return "the column " + column + " of " + QUERY;
    }

    /** The messages of a database may contain user data. */
    private static ClaimsException failed(SQLException e, boolean afterDeadline) {
        // 57014: PostgreSQL has cancelled the query; 70100: MariaDB has.
        boolean late = afterDeadline
                || e instanceof SQLTimeoutException
                || "57014".equals(e.getSQLState())
                || "70100".equals(e.getSQLState());
        return ClaimsException.sourceFailed(
                QUERY + (late ? " has not ended within scalekit.timeout: " : " failed: ")
                        + e.getClass().getSimpleName() + ", SQLSTATE " + e.getSQLState() + ", code " + e.getErrorCode(),
                null);
    }

    private DataSource find() throws ClaimsException {
        try {
            return (DataSource) new InitialContext().lookup(dataSource);
        } catch (NamingException | ClassCastException e) {
            throw ClaimsException.sourceFailed(
                    "scalekit.claims.sql.data-source is not a data source: " + dataSource, e);
        }
    }

    private Map<String, Set<Object>> read(ReadOnlyTransaction transaction, String name, long deadline)
            throws SQLException, ClaimsException {
        try (PreparedStatement statement = transaction.connection().prepareStatement(query)) {
            transaction.limit(statement, remaining(deadline));
            statement.setMaxRows(MAX_ROWS + 1);
            statement.setString(1, name);
            QueryWatch watch = QueryWatch.start(statement, remaining(deadline));
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows, deadline);
            } finally {
                watch.close();
            }
        }
    }

    private Map<String, Set<Object>> read(ResultSet rows, long deadline) throws SQLException, ClaimsException {
        Map<String, Set<Object>> columns = columns(rows.getMetaData());
        int count = 0;
        for (; rows.next(); count++) {
            remaining(deadline);
            collect(rows, columns);
        }
        if (count == 0) {
            throw new ClaimsException(QUERY + " found no row for the account", null);
        }
        if (count > MAX_ROWS) {
            throw new ClaimsException(
                    QUERY + " found more than " + MAX_ROWS + " rows for the account: check its condition", null);
        }
        return columns;
    }

    private static Duration remaining(long deadline) throws ClaimsException {
        long nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            throw ClaimsException.sourceFailed(QUERY + " has not ended within scalekit.timeout", null);
        }
        return Duration.ofNanos(nanos);
    }

    private static Map<String, Set<Object>> columns(ResultSetMetaData labels) throws SQLException, ClaimsException {
        Map<String, Set<Object>> columns = new LinkedHashMap<>();
        for (int i = 1; i <= labels.getColumnCount(); i++) {
            String label = labels.getColumnLabel(i);
            if (!Claim.isName(label) || columns.put(SourceClaims.key(label), new LinkedHashSet<>()) != null) {
                throw new ClaimsException(
                        QUERY + " has a column named " + label + "; expected each of these at most once: "
                                + Claim.names(),
                        null);
            }
        }
        return columns;
    }

    private void collect(ResultSet row, Map<String, Set<Object>> columns) throws SQLException, ClaimsException {
        SqlValues values = new SqlValues(row, json);
        int i = 0;
        for (Map.Entry<String, Set<Object>> column : columns.entrySet()) {
            Object value = values.get(++i);
            if (Claim.isList(column.getKey()) && value != null) {
                column.getValue().addAll(ClaimValues.elements(value));
            } else {
                column.getValue().add(value);
            }
            if (column.getValue().size() > 1 && !Claim.isList(column.getKey())) {
                throw new ClaimsException(
                        QUERY + " found rows for the account with different values of " + column.getKey()
                                + "; only groups and roles may have several values",
                        null);
            }
        }
    }

    @Override
    public String title() {
        return "the database query";
    }

    @Override
    public boolean needsRequest() {
        return false;
    }
}
