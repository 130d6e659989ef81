// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.once;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** What the administrator of a database does once: creates the table of the documentation. */
@WebServlet("/create-table")
public class CreateTable extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            DataSource database = (DataSource) new InitialContext().lookup("java:comp/DefaultDataSource");
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "create table scalekit_submission (login_request_id varchar(128) not null primary key,"
                                + " details varchar(32) not null, status varchar(10) not null, changed_at bigint not null)");
            }
            response.getWriter().write("created");
        } catch (SQLException | NamingException e) {
            throw new ServletException(e);
        }
    }
}
