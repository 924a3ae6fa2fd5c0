package dev.viewpass.config;

import dev.viewpass.path.revocation.source.Attempts;
import dev.viewpass.path.revocation.source.OcspClient;
import dev.viewpass.path.revocation.source.RefreshedCrls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at the sources of revocation data of an application. */
final class RevocationMonitor {
    private final ApplicationResources resources;
    private final Clock clock;

    RevocationMonitor(ApplicationResources resources, Clock clock) {
        this.resources = resources;
        this.clock = clock;
    }

    long generation() {
        return resources.generation().current();
    }

    List<RevocationSourceView> sources() {
        Instant now = clock.instant();
        Stream<RevocationSourceView> lists = resources.held(RefreshedCrls.class).stream()
                .flatMap(crls -> crls.health().stream())
                .map(health -> new Picture(
                        health.name(),
                        health.isGood(now),
                        health.thisUpdate(),
                        health.nextUpdate(),
                        health.attempts(),
                        now));
        Stream<RevocationSourceView> responders = resources.held(OcspClient.class).stream()
                .flatMap(client -> client.health().stream())
                .map(health -> new Picture(
                        health.name(), health.isGood(), health.thisUpdate(), health.until(), health.attempts(), now));
        return Stream.concat(lists, responders).toList();
    }

    /** A source at one moment. */
    private static final class Picture implements RevocationSourceView {
        private final String name;
        private final boolean good;
        private final String thisUpdate;
        private final String nextUpdate;
        private final long ageSeconds;
        private final Attempts attempts;

        Picture(
                String name,
                boolean good,
                Optional<Instant> thisUpdate,
                Optional<Instant> nextUpdate,
                Attempts attempts,
                Instant now) {
            this.name = name;
            this.good = good;
            this.thisUpdate = text(thisUpdate);
            this.nextUpdate = text(nextUpdate);
            this.ageSeconds = thisUpdate
                    .map(date -> Duration.between(date, now).toSeconds())
                    .orElse(-1L);
            this.attempts = attempts;
        }

        private static String text(Optional<Instant> time) {
            return time.map(Instant::toString).orElse("");
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isGood() {
            return good;
        }

        @Override
        public String getThisUpdate() {
            return thisUpdate;
        }

        @Override
        public String getNextUpdate() {
            return nextUpdate;
        }

        @Override
        public long getAgeSeconds() {
            return ageSeconds;
        }

        @Override
        public String getLastSuccess() {
            return text(attempts.lastSuccess());
        }

        @Override
        public String getLastFailure() {
            return text(attempts.lastFailure());
        }

        @Override
        public String getLastError() {
            return attempts.lastError();
        }

        @Override
        public int getFailures() {
            return attempts.failures();
        }
    }
}
