// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what the filter logs at INFO and above, until it is closed. */
public final class CapturedLog implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("io.github.scalekitlogin");

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Begins to keep records. */
    public CapturedLog() {
        LOG.addHandler(handler);
    }

    public List<LogRecord> records() {
        return List.copyOf(records);
    }

    @Override
    public void close() {
        LOG.removeHandler(handler);
    }
}
