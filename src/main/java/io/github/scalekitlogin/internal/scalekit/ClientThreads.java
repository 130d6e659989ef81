// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The threads of one client: a pool for short tasks, and one thread that watches the time. None of them waits for Scalekit.
 * Threads end after ten idle seconds, and all of them when the client is closed. Thread-safe.
 */
final class ClientThreads implements AutoCloseable {

    private static final int IDLE_SECONDS = 10;
    /** Longer than any of the tasks takes. */
    private static final long MAX_WAIT_MILLIS = 2_000;

    /** Also holds the threads that the JDK's HTTP client starts from a thread of the pool. */
    private final ThreadGroup group = new ThreadGroup("scalekit-login");

    private final AtomicInteger count = new AtomicInteger();
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> prepare(new PoolThread(group, task)));
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, task -> prepare(new Thread(group, task)));

    private static final class PoolThread extends Thread {

        private PoolThread(ThreadGroup group, Runnable task) {
            super(group, task);
        }
    }

    ClientThreads() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    private Thread prepare(Thread thread) {
        thread.setName("scalekit-login-" + count.incrementAndGet());
        thread.setDaemon(true);
        // The libraries look up services with it.
        thread.setContextClassLoader(ClientThreads.class.getClassLoader());
        return thread;
    }

    /**
     * Runs a task on a thread of the pool. The pool has no limit of its own: the number of submissions has one, and each has a
     * task or two.
     *
     * @see SubmissionQueue
     */
    void execute(Runnable task) {
        pool.execute(task);
    }

    /** Runs a task on a thread of the pool: on the calling one if it is one. The HTTP client divides a call into many tasks. */
    void executeHere(Runnable task) {
        if (Thread.currentThread() instanceof PoolThread) {
            task.run();
        } else {
            pool.execute(task);
        }
    }

    /** Runs a short task after a time. Never runs it if the client is closed. */
    Future<?> schedule(Runnable task, Duration delay) {
        try {
            return timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Returns the threads that are alive, including those of the JDK's HTTP client. */
    List<Thread> alive() {
        Thread[] threads = new Thread[2 * group.activeCount() + 8];
        int found = group.enumerate(threads);
        return Stream.of(threads).limit(found).toList();
    }

    /** Ends all threads, and returns when they have ended, or two seconds later. */
    @Override
    public void close() {
        pool.shutdownNow();
        timer.shutdownNow();
        // The JDK's HTTP client has no method to close it before Java 21. Its thread ends when it is interrupted.
        group.interrupt();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MAX_WAIT_MILLIS);
        try {
            for (Thread thread : alive()) {
                if (thread != Thread.currentThread()) {
                    thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
