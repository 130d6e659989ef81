// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * Creates the tables and fills them when the application starts. Every statement may run again: several copies of the
 * shop on one server share its default database.
 */
@WebListener
public class ShopDatabase implements ServletContextListener {

    private static final List<Customer> CUSTOMERS = List.of(
            new Customer("alice", "alice@example.com", "Alice", "Archer", List.of("customer", "clerk")),
            new Customer("bob", "bob@example.com", "Bob", "Baker", List.of("customer")));

    private static final String PASSWORD = "secret";

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @Inject
    private Pbkdf2PasswordHash passwordHash;

    /** For the container. */
    public ShopDatabase() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try (Connection connection = dataSource.getConnection()) {
            runScript(connection);
            for (Customer customer : CUSTOMERS) {
                merge(connection, customer);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The shop's tables could not be made in java:comp/DefaultDataSource", e);
        }
    }

    private static void runScript(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : script().split(";")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static String script() {
        try (InputStream in = ShopDatabase.class.getResourceAsStream("shop.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("shop.sql", e);
        }
    }

    private void merge(Connection connection, Customer customer) throws SQLException {
        execute(
                connection,
                "merge into shop_user (name, password, email, given_name, family_name) key (name)"
                        + " values (?, ?, ?, ?, ?)",
                customer.name(),
                passwordHash.generate(PASSWORD.toCharArray()),
                customer.email(),
                customer.givenName(),
                customer.familyName());
        for (String group : customer.groups()) {
            execute(
                    connection,
                    "merge into shop_user_group (user_name, group_name) key (user_name, group_name) values (?, ?)",
                    customer.name(),
                    group);
        }
    }

    private static void execute(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
