package dev.viewpass.path.revocation.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.revocation.fetch.FetchLimits;
import dev.viewpass.path.revocation.fetch.FetchResult;
import dev.viewpass.path.revocation.fetch.HttpFetch;
import dev.viewpass.path.revocation.fetch.RawServer;
import dev.viewpass.path.revocation.fetch.Validators;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BackgroundRefreshTest {
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Clock clock = Clock.systemUTC();

    private record Source(String name, UnaryOperator<Instant> work) implements RefreshedSource {
        @Override
        public Instant refresh(Instant now) {
            return work.apply(now);
        }
    }

    @Test
    void hundredSourcesAreRenewedAndAFailingOneStopsNone() throws Exception {
        CountDownLatch renewed = new CountDownLatch(100);
        try (BackgroundRefresh refresh = BackgroundRefresh.start(clock, faults::add)) {
            refresh.add(
                    new Source("broken", now -> {
                        throw new AssertionError("no");
                    }),
                    Instant.EPOCH);
            for (int i = 0; i < 100; i++) {
                refresh.add(
                        new Source("source " + i, now -> {
                            renewed.countDown();
                            return now.plus(Duration.ofHours(1));
                        }),
                        clock.instant());
            }
            assertThat(renewed.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(faults)
                .containsExactly("the refresh of broken failed with java.lang.AssertionError: no; it is tried again in"
                        + " PT30S");
    }

    @Test
    void sourceIsRenewedAgainAfterAPauseAtLeast() throws Exception {
        CountDownLatch twice = new CountDownLatch(2);
        List<Instant> times = new CopyOnWriteArrayList<>();
        try (BackgroundRefresh refresh = BackgroundRefresh.start(clock, faults::add)) {
            refresh.add(
                    new Source("hasty", now -> {
                        times.add(now);
                        twice.countDown();
                        return now;
                    }),
                    clock.instant());
            assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Duration.between(times.get(0), times.get(1))).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void clockThatIsSetBackPutsNothingOff() throws Exception {
        AtomicReference<Duration> set = new AtomicReference<>(Duration.ofDays(400));
        InstantSource real = InstantSource.system();
        CountDownLatch twice = new CountDownLatch(2);
        Clock corrected = new Clock() {
            @Override
            public Instant instant() {
                return real.instant().plus(set.get());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        try (BackgroundRefresh refresh = BackgroundRefresh.start(corrected, faults::add)) {
            refresh.add(
                    new Source("patient", now -> {
                        twice.countDown();
                        return now.plus(Duration.ofSeconds(2));
                    }),
                    corrected.instant());
            Thread.sleep(500);
            set.set(Duration.ZERO);

            assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingGivesUpAFetchAndEndsTheThread() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        List<Thread> threads = new CopyOnWriteArrayList<>();
        FetchLimits patient = new FetchLimits(Duration.ofSeconds(9), Duration.ofSeconds(9), Duration.ofSeconds(9), 10);
        HttpFetch fetch = HttpFetch.of(patient);
        try (RawServer server = RawServer.silent()) {
            try (BackgroundRefresh refresh = BackgroundRefresh.start(clock, faults::add)) {
                refresh.add(
                        new Source("silent", now -> {
                            threads.add(Thread.currentThread());
                            begun.countDown();
                            FetchResult result = fetch.get(server.address(), Validators.NONE);
                            return result instanceof FetchResult.Failed ? now.plusSeconds(60) : now;
                        }),
                        clock.instant());
                assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(threads.get(0).getContextClassLoader()).isNull();
                assertThat(threads.get(0).isDaemon()).isTrue();
                assertThat(threads.get(0).getName()).isEqualTo("viewpass-revocation");
            }
            assertThat(threads.get(0).isAlive()).isFalse();
        }
        assertThat(faults).isEmpty();
    }
}
