package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.CrlStore;
import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An address, its server and the CA whose lists stand there. */
abstract class CrlSourceScene {
    static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA");

    static final TestAuthority STRANGER = TestAuthority.root("CN=Acme Root CA");

    static final Duration WEEK = Duration.ofDays(7);

    final Instant now = Instant.now();

    final AtomicInteger changes = new AtomicInteger();

    final KnownIssuers issuers = new KnownIssuers(List.of(ROOT.certificate()));

    @TempDir
    Path directory;

    CrlServer server;

    CrlSource source;

    @BeforeEach
    void start() throws Exception {
        server = CrlServer.start();
        source = source();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    CrlSource source() {
        return source(rules().build());
    }

    CrlSource source(CrlSourceRules rules) {
        CrlSource made = new CrlSource(
                new HttpCrlOrigin(server.address(), rules.fetch()),
                rules,
                rules.kept(server.address()),
                changes::incrementAndGet);
        made.restore();
        return made;
    }

    CrlSourceRules.Builder rules() {
        return rules(issuers);
    }

    static CrlSourceRules.Builder rules(KnownIssuers issuers) {
        CrlStore store = CrlStore.of(List.of(), Duration.ofDays(1), any -> true, false);
        return CrlSourceRules.builder(
                store, issuers, RefreshSchedule.of(Duration.ofHours(1), () -> 0.5), Clock.systemUTC());
    }

    CrlBuilder list(long number) {
        return list(ROOT, number);
    }

    /** A list that began before the tests' present, however long the test takes to make it. */
    CrlBuilder list(TestAuthority authority, long number) {
        return authority.crl().number(number).validity(now.minusSeconds(60), now.plus(WEEK));
    }

    List<String> inForce(CrlSource source) {
        return source.inForce().stream()
                .map(crl -> crl.number().map(BigInteger::toString).orElse("none"))
                .toList();
    }

    /** The number of the list that look-ups of a CA's certificates go by. */
    static String heard(CrlSource source, TestAuthority authority) {
        return source.inForce().stream()
                .filter(crl ->
                        !CrlStore.signer(crl, List.of(authority.certificate())).isEmpty())
                .map(crl -> crl.number().orElseThrow())
                .max(BigInteger::compareTo)
                .orElseThrow()
                .toString();
    }

    void publish(String... lists) {
        server.publish(String.join("", lists).getBytes(StandardCharsets.US_ASCII));
    }
}
