// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.internal.log.LogMessage;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cancels a query that its own limit does not end: some drivers, such as the one of SQLite, apply the limit to locks only. Has
 * a thread of its own for as long as the query runs.
 */
final class QueryWatch implements AutoCloseable {

    private static final Duration GRACE = Duration.ofMillis(500);

    private final CountDownLatch ended = new CountDownLatch(1);

    private QueryWatch() {}

    /** Starts to watch a query. The database has a little longer than the remaining time to end it by itself. */
    static QueryWatch start(Statement statement, Duration remaining) {
        QueryWatch watch = new QueryWatch();
        Thread thread = new Thread(() -> watch.cancelLate(statement, remaining.plus(GRACE)), "scalekit-claims-query");
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        thread.start();
        return watch;
    }

    private void cancelLate(Statement statement, Duration limit) {
        try {
            if (!ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                statement.cancel();
            }
        } catch (SQLException | RuntimeException notSupported) {
            LogMessage.QUERY_NOT_CANCELLED.log(notSupported.getClass().getName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
