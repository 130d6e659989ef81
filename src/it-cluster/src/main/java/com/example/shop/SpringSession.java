// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the sessions of the shop in a database with Spring Session: the filter that Spring Boot would set up. */
public final class SpringSession implements Filter {

    private Filter filter;

    /** For the container. */
    public SpringSession() {}

    @Override
    public void init(FilterConfig config) throws ServletException {
        DriverManagerDataSource database = new DriverManagerDataSource(System.getProperty("sessions.url"));
        // Tomcat's DriverManager does not find the drivers of applications.
        database.setDriverClassName("org.h2.Driver");
        ResourceDatabasePopulator tables =
                new ResourceDatabasePopulator(new ClassPathResource("org/springframework/session/jdbc/schema-h2.sql"));
        // Another node or shop has created them.
        tables.setContinueOnError(true);
        tables.execute(database);
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
        filter = new SessionRepositoryFilter<>(
                new JdbcIndexedSessionRepository(new JdbcTemplate(database), transactions));
        filter.init(config);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        filter.doFilter(request, response, chain);
    }
}
