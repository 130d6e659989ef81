// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sources;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** Connection pools, each with one connection, as servers and applications configure them. */
enum Pool {
    HIKARI {
        @Override
        DataSource create(String url, boolean autoCommit) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(1);
            config.setAutoCommit(autoCommit);
            config.setConnectionTimeout(5_000);
            return new HikariDataSource(config);
        }
    },
    /** Tomcat's default, as a library. */
    DBCP {
        @Override
        DataSource create(String url, boolean autoCommit) {
            BasicDataSource source = new BasicDataSource();
            source.setUrl(url);
            source.setMaxTotal(1);
            source.setDefaultAutoCommit(autoCommit);
            // The application sees what the filter leaves behind.
            source.setAutoCommitOnReturn(false);
            source.setRollbackOnReturn(false);
            return source;
        }
    },
    TOMCAT {
        @Override
        DataSource create(String url, boolean autoCommit) {
            org.apache.tomcat.jdbc.pool.DataSource source = new org.apache.tomcat.jdbc.pool.DataSource();
            source.setUrl(url);
            source.setMaxActive(1);
            source.setInitialSize(1);
            source.setDefaultAutoCommit(autoCommit);
            return source;
        }
    };

    abstract DataSource create(String url, boolean autoCommit);
}
