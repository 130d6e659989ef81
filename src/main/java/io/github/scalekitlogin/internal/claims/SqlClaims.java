// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
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
    private static final int MAX_ROWS = 1_000;

    private final String dataSource;
    private final String query;
    private final int timeoutSeconds;

    SqlClaims(String dataSource, String query, Duration timeout) {
        this.dataSource = dataSource;
        this.query = query;
        this.timeoutSeconds = (int) Math.max(1, timeout.toSeconds());
    }

    @Override
    public void addClaims(ClaimsSubject subject, SourceClaims claims) throws ClaimsException {
        Map<String, Set<Object>> columns;
        try (Connection connection = find().getConnection()) {
            boolean readOnly = connection.isReadOnly();
            connection.setReadOnly(true);
            try {
                columns = read(connection, subject.name());
            } finally {
                connection.setReadOnly(readOnly);
            }
        } catch (SQLException e) {
            // The messages of a database may contain user data.
            throw ClaimsException.sourceFailed(
                    QUERY + " failed: " + e.getClass().getSimpleName() + ", SQLSTATE " + e.getSQLState() + ", code "
                            + e.getErrorCode(),
                    null);
        }
        columns.forEach((name, values) -> claims.set(
                name, Claim.isList(name) ? values : values.stream().findFirst().orElse(null)));
    }

    private DataSource find() throws ClaimsException {
        try {
            return (DataSource) new InitialContext().lookup(dataSource);
        } catch (NamingException | ClassCastException e) {
            throw ClaimsException.sourceFailed(
                    "scalekit.claims.sql.data-source is not a data source: " + dataSource, e);
        }
    }

    private Map<String, Set<Object>> read(Connection connection, String name) throws SQLException, ClaimsException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setQueryTimeout(timeoutSeconds);
            statement.setMaxRows(MAX_ROWS);
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                Map<String, Set<Object>> columns = columns(rows.getMetaData());
                int count = 0;
                for (; rows.next(); count++) {
                    collect(rows, columns);
                }
                if (count == 0) {
                    throw new ClaimsException(QUERY + " found no row for the account", null);
                }
                return columns;
            }
        }
    }

    private static Map<String, Set<Object>> columns(ResultSetMetaData labels) throws SQLException, ClaimsException {
        Map<String, Set<Object>> columns = new LinkedHashMap<>();
        for (int i = 1; i <= labels.getColumnCount(); i++) {
            String label = labels.getColumnLabel(i);
            if (!Claim.isName(label) || columns.put(label, new LinkedHashSet<>()) != null) {
                throw new ClaimsException(
                        QUERY + " has a column named " + label + "; expected one of: " + Claim.names(), null);
            }
        }
        return columns;
    }

    private static void collect(ResultSet row, Map<String, Set<Object>> columns) throws SQLException, ClaimsException {
        int i = 0;
        for (Map.Entry<String, Set<Object>> column : columns.entrySet()) {
            Object value = row.getObject(++i);
            if (value instanceof Array array) {
                column.getValue().addAll(Arrays.asList((Object[]) array.getArray()));
            } else if (value != null) {
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
