package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.WaitingTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The requests that wait for an answer in the background: each for a limited time, and only so many at once, so that a
 * responder that does not answer can not hold the threads of the container. Safe for use by many threads.
 */
final class WaitingRequests {
    static final int MAX_WAITING = 16;

    private final Duration most;
    private final Semaphore places = new Semaphore(MAX_WAITING);

    WaitingRequests(Duration most) {
        this.most = most;
    }

    /** Waits for an event if there is time and a place left. */
    void await(CountDownLatch event, WaitingTime waiting) {
        Duration left = waiting.left(most);
        if (event.getCount() == 0 || left.isZero() || !places.tryAcquire()) {
            return;
        }
        long begin = System.nanoTime();
        try {
            boolean ignored = event.await(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
            waiting.spend(Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    /** How many requests wait at this moment. */
    int count() {
        return MAX_WAITING - places.availablePermits();
    }
}
