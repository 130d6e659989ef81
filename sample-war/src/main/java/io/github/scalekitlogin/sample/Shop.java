// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads customers and orders from the shop's database. */
@ApplicationScoped
public class Shop {

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    /**
     * Finds a customer.
     *
     * @param name the user name
     * @return the customer, or empty when there is no such account
     * @throws SQLException when the database does not answer
     */
    public Optional<Customer> findCustomer(String name) throws SQLException {
        List<Customer> found = query(
                "select name, email, given_name, family_name from shop_user where name = ?",
                name,
                row -> new Customer(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), groupsOf(name)));
        return found.stream().findFirst();
    }

    /**
     * Lists the orders of one customer, newest first.
     *
     * @param name the user name
     * @return the orders, empty when there are none
     * @throws SQLException when the database does not answer
     */
    public List<Order> ordersOf(String name) throws SQLException {
        return query(
                "select number, item, quantity, total, placed, status from shop_order where user_name = ?"
                        + " order by placed desc",
                name,
                row -> new Order(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getObject(4, BigDecimal.class),
                        row.getObject(5, LocalDate.class),
                        row.getString(6)));
    }

    private List<String> groupsOf(String name) throws SQLException {
        return query(
                "select group_name from shop_user_group where user_name = ? order by group_name",
                name,
                row -> row.getString(1));
    }

    private <T> List<T> query(String sql, String name, RowReader<T> reader) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
