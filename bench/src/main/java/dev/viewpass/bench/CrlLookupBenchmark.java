package dev.viewpass.bench;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.DerException;
import dev.viewpass.config.Configuration;
import dev.viewpass.config.VerificationSettings;
import dev.viewpass.header.PresentedChain;
import dev.viewpass.path.CertificationPathVerifier;
import dev.viewpass.path.IntermediateCertificates;
import dev.viewpass.path.PathPolicy.Purpose;
import dev.viewpass.path.PathVerdict;
import dev.viewpass.path.revocation.CrlStore;
import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the verification of a certificate that was not seen before costs, without revocation and with the CRLs of all CAs
 * of its path in memory. The CA certificates have been seen before, as on any server that is in use.
 *
 * <p>Both run at the same time in one JVM, a thread each, so that whatever else keeps the machine busy slows both. Each
 * verification is timed alone and the median counts: a mean tells how often the thread had to wait. Fewer than some ten
 * thousand verifications are not enough to get everything compiled.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 30, time = 1)
@Measurement(iterations = 10, time = 1)
public class CrlLookupBenchmark {
    /** The kind of all keys: {@code P-256}, {@code RSA-2048} and the like. */
    @Param({"P-256", "RSA-2048"})
    public String keys;

    /** Number of entries in the list of the issuing CA. */
    @Param("14000")
    public int entries;

    /** Number of leaves that take turns in each thread. */
    @Param("512")
    public int leaves;

    private CertificateHierarchy hierarchy;
    private CertificationPathVerifier withoutRevocation;
    private CertificationPathVerifier withLists;

    /** Makes the benchmark. */
    public CrlLookupBenchmark() {}

    /** Issues certificates and lists, and makes sure that the lists decide in the one case and not in the other. */
    @Setup(Level.Trial)
    public void issue() {
        hierarchy = CertificateHierarchy.of(keys);
        X509Certificate revoked = hierarchy.leaves(1).get(0);
        VerificationSettings settings =
                new VerificationSettings(Configuration.builder().build());
        CrlStore lists = settings.crls(hierarchy.revocationLists(revoked, entries));
        withoutRevocation = verifier(settings, new RevocationPolicy.Off());
        withLists = verifier(settings, new RevocationPolicy.Crl(lists, RevocationPolicy.Scope.PATH, false));
        requireVerified(decision(withoutRevocation, revoked));
        if (!(decision(withLists, revoked) instanceof PathVerdict.Refused refused)
                || refused.rejection().reason() != RejectionReason.REVOKED) {
            throw new IllegalStateException("a revoked certificate is not refused as such");
        }
    }

    /** The leaf that a thread verifies next. Threads share none, or one would find the other's signature verified. */
    @State(Scope.Thread)
    public static class FirstSeenLeaf {
        private List<X509Certificate> seen;
        private X509Certificate leaf;
        private int next;

        /** Makes the state. */
        public FirstSeenLeaf() {}

        /**
         * Has the leaves of this thread issued.
         *
         * @param benchmark the benchmark, which has its CAs
         */
        @Setup(Level.Trial)
        public void issue(CrlLookupBenchmark benchmark) {
            seen = new ArrayList<>(benchmark.hierarchy.leaves(benchmark.leaves));
            leaf = seen.get(0);
        }

        /**
         * Has the next leaf decoded anew, outside what is measured.
         *
         * @throws CertificateEncodingException if the leaf has no encoding
         * @throws DerException if the leaf is malformed
         */
        @Setup(Level.Invocation)
        public void meetNext() throws CertificateEncodingException, DerException {
            FactoryMemory.forgetCertificates();
            X509Certificate before = seen.get(next);
            leaf = CertificateDecoder.decode(before.getEncoded());
            FactoryMemory.requireForgotten(before, leaf);
            seen.set(next, leaf);
            next = (next + 1) % seen.size();
        }
    }

    /**
     * Verifies with {@code revocation=off}.
     *
     * @param next a leaf that was not seen before
     * @return the verdict, so that it is computed
     */
    @Benchmark
    @Group("verify")
    @GroupThreads(1)
    public PathVerdict off(FirstSeenLeaf next) {
        return requireVerified(decision(withoutRevocation, next.leaf));
    }

    /**
     * Verifies with {@code revocation=crl}.
     *
     * @param next a leaf that was not seen before
     * @return the verdict, so that it is computed
     */
    @Benchmark
    @Group("verify")
    @GroupThreads(1)
    public PathVerdict crl(FirstSeenLeaf next) {
        return requireVerified(decision(withLists, next.leaf));
    }

    private PathVerdict decision(CertificationPathVerifier verifier, X509Certificate leaf) {
        return verifier.verify(new PresentedChain(leaf, hierarchy.chain()), Instant.now(), CheckListener.silent());
    }

    private CertificationPathVerifier verifier(VerificationSettings settings, RevocationPolicy policy) {
        return new CertificationPathVerifier(
                settings.anchors(List.of(hierarchy.anchor())),
                IntermediateCertificates.of(List.of()),
                settings.policy(Purpose.CLIENT, policy).build());
    }

    private static PathVerdict requireVerified(PathVerdict verdict) {
        if (verdict instanceof PathVerdict.Refused refused) {
            throw new IllegalStateException("a good certificate is refused: " + refused.rejection());
        }
        return verdict;
    }
}
