// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Databases of Debian's packages, each a process of its own, and SQLite. */
enum RealDatabase {
    POSTGRESQL("postgres") {
        @Override
        void start() throws IOException, InterruptedException {
            Path binaries = newestPostgres();
            OwnProcess.run(
                    folder,
                    OwnProcess.as(
                            user,
                            List.of(
                                    binaries.resolve("initdb").toString(),
                                    "-D",
                                    folder.resolve("data").toString(),
                                    "-U",
                                    "app",
                                    "-A",
                                    "trust",
                                    "-E",
                                    "UTF8",
                                    "--no-sync")));
            process = OwnProcess.start(
                    folder,
                    port,
                    OwnProcess.as(
                            user,
                            List.of(
                                    binaries.resolve("postgres").toString(),
                                    "-D",
                                    folder.resolve("data").toString(),
                                    "-c",
                                    "listen_addresses=127.0.0.1",
                                    "-p",
                                    Integer.toString(port),
                                    "-k",
                                    folder.toString(),
                                    "-F")));
        }

        @Override
        String url() {
            return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=app";
        }

        @Override
        String openTransactions() {
            return "select count(*) from pg_stat_activity where state like 'idle in transaction%'";
        }

        @Override
        String slowQuery() {
            return "select mail as email from users, pg_sleep(20) where login = ?";
        }

        @Override
        String lock() {
            return "lock table users in access exclusive mode";
        }

        private static Path newestPostgres() throws IOException {
            try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
                return versions.max((a, b) -> Integer.compare(version(a), version(b)))
                        .orElseThrow()
                        .resolve("bin");
            }
        }

        private static int version(Path folder) {
            return Integer.parseInt(folder.getFileName().toString());
        }
    },
    MARIADB("mysql") {
        @Override
        void start() throws IOException, InterruptedException {
            OwnProcess.run(
                    folder,
                    OwnProcess.as(
                            user,
                            List.of(
                                    "mariadb-install-db",
                                    "--no-defaults",
                                    "--auth-root-authentication-method=normal",
                                    "--skip-test-db",
                                    "--datadir=" + folder.resolve("data"))));
            process = OwnProcess.start(
                    folder,
                    port,
                    OwnProcess.as(
                            user,
                            List.of(
                                    "mariadbd",
                                    "--no-defaults",
                                    "--datadir=" + folder.resolve("data"),
                                    "--bind-address=127.0.0.1",
                                    "--port=" + port,
                                    "--socket=" + folder.resolve("socket"),
                                    "--pid-file=" + folder.resolve("pid"),
                                    "--innodb-flush-log-at-trx-commit=0")));
            try (Connection connection =
                            DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/?user=root");
                    Statement statement = connection.createStatement()) {
                statement.execute("create database app");
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }

        @Override
        String url() {
            return "jdbc:mariadb://127.0.0.1:" + port + "/app?user=root";
        }

        @Override
        String openTransactions() {
            return "select count(*) from information_schema.innodb_trx";
        }

        @Override
        String slowQuery() {
            return "select concat(mail, sleep(20)) as email from users where login = ?";
        }

        @Override
        String lock() {
            return "lock tables users write";
        }
    },
    SQLITE(null) {
        @Override
        void start() {
            // A library.
        }

        @Override
        String url() {
            return "jdbc:sqlite:" + folder.resolve("users.db");
        }

        @Override
        String openTransactions() {
            return "select 0";
        }

        @Override
        String slowQuery() {
            return "with recursive c(x) as (select 1 union all select x + 1 from c where x < 2000000000)"
                    + " select mail || max(x) as email from users, c where login = ?";
        }

        @Override
        String lock() {
            return null;
        }
    };

    final String user;
    Path folder;
    int port;
    OwnProcess process;

    RealDatabase(String user) {
        this.user = user;
    }

    /** Starts the database in a folder, once. */
    void startIn(Path parent) throws IOException, InterruptedException {
        if (folder != null) {
            return;
        }
        folder = Files.createDirectories(parent.resolve(name()));
        port = OwnProcess.freePort();
        if (user != null) {
            OwnProcess.giveTo(user, folder);
        }
        start();
    }

    /** Ends the database if it runs. */
    void end() {
        if (process != null) {
            process.close();
        }
    }

    /** Runs statements on a connection of their own. */
    void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    abstract void start() throws IOException, InterruptedException;

    abstract String url();

    /** Returns a query that counts the transactions that are open but idle. */
    abstract String openTransactions();

    abstract String slowQuery();

    /** Returns a statement that locks the table of users, or null if readers never wait. */
    abstract String lock();
}
