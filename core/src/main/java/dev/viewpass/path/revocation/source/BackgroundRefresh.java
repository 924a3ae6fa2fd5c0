package dev.viewpass.path.revocation.source;

import dev.viewpass.refusal.LogText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The thread of an application that renews its sources, one after another, each when it is due. It lives until
 * {@link #close()} and keeps no class loader longer. Safe for use by many threads.
 */
public final class BackgroundRefresh implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(30);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    // The clock may be set while the thread waits.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Duration LONGEST_DISTANCE = Duration.ofDays(10_000);

    private final Clock clock;
    private final Consumer<String> faults;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final Thread thread;

    /** A source and when its turn is. */
    private record Due(Instant at, long nanos, RefreshedSource source) {

        /** A clock that was set back must not put off what is due by the time that has passed. */
        boolean isDue(Instant now) {
            return !at.isAfter(now) || System.nanoTime() - nanos >= 0;
        }
    }

    private BackgroundRefresh(Clock clock, Consumer<String> faults) {
        this.clock = clock;
        this.faults = faults;
        this.thread = new Thread(null, this::run, "viewpass-revocation", 0, false);
        // Whatever the JDK starts or remembers for this thread must not hold on to the application.
        thread.setContextClassLoader(null);
        thread.setDaemon(true);
    }

    /**
     * Starts the thread.
     *
     * @param clock the time
     * @param faults is told of sources that ended with an exception, in a sentence for the operator
     * @return the refresh, without any source yet
     */
    public static BackgroundRefresh start(Clock clock, Consumer<String> faults) {
        BackgroundRefresh refresh = new BackgroundRefresh(clock, faults);
        refresh.thread.start();
        return refresh;
    }

    /**
     * Adds a source.
     *
     * @param source the source
     * @param first when to renew it for the first time
     */
    public void add(RefreshedSource source, Instant first) {
        lock.lock();
        try {
            Duration distance = Duration.between(clock.instant(), first);
            queue.add(new Due(first, System.nanoTime() + nanos(distance), source));
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                RefreshedSource source = next();
                Instant next = refresh(source);
                Instant earliest = clock.instant().plus(SHORTEST_PAUSE);
                add(source, next.isBefore(earliest) ? earliest : next);
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private static long nanos(Duration distance) {
        // Enough for every distance that settings allow.
        return distance.compareTo(LONGEST_DISTANCE) < 0 ? distance.toNanos() : LONGEST_DISTANCE.toNanos();
    }

    private RefreshedSource next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                Instant now = clock.instant();
                Optional<Due> due =
                        queue.stream().filter(each -> each.isDue(now)).findFirst();
                if (due.isPresent()) {
                    queue.remove(due.get());
                    return due.get().source();
                }
                Duration wait = Optional.ofNullable(queue.peek())
                        .map(next -> Duration.between(now, next.at()))
                        .filter(distance -> distance.compareTo(LONGEST_WAIT) < 0)
                        .orElse(LONGEST_WAIT);
                boolean ignored = changed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private Instant refresh(RefreshedSource source) {
        Instant now = clock.instant();
        try {
            return source.refresh(now);
        } catch (RuntimeException | Error e) {
            // Without this thread every list would end one day, so that nothing a source does may end it.
            faults.accept("the refresh of " + LogText.name(source.name()) + " failed with " + e
                    + "; it is tried again in " + AFTER_FAULT);
            return now.plus(AFTER_FAULT);
        }
    }

    /**
     * Ends the thread: a fetch under way is given up. Waits for two seconds at most, less when the calling thread is
     * interrupted, which stays set.
     */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
