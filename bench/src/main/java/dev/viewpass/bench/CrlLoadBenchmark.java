package dev.viewpass.bench;

import dev.viewpass.certificate.DerException;
import dev.viewpass.config.Configuration;
import dev.viewpass.config.VerificationSettings;
import dev.viewpass.path.revocation.CrlDecoder;
import dev.viewpass.path.revocation.CrlStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to decode and to index a long CRL. It is paid at start and at reload, never by a request. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CrlLoadBenchmark {
    private static final String MADE = "made";

    /** A file with one CRL in DER, or {@code made} for one that is made here. */
    @Param(MADE)
    public String list;

    /** Number of entries in a list that is made here. */
    @Param("14000")
    public int entries;

    private VerificationSettings settings;
    private byte[] encoded;
    private X509CRL decoded;

    /** Makes the benchmark. */
    public CrlLoadBenchmark() {}

    /**
     * Makes or reads the list.
     *
     * @throws IOException if the file can not be read
     * @throws CRLException if the list has no encoding
     * @throws DerException if the file is not one CRL
     */
    @Setup(Level.Trial)
    public void obtain() throws IOException, CRLException, DerException {
        settings = new VerificationSettings(Configuration.builder().build());
        encoded = list.equals(MADE) ? made() : Files.readAllBytes(Path.of(list));
        decoded = CrlDecoder.decode(encoded);
    }

    /** Makes the JDK forget the list, outside what is measured. */
    @Setup(Level.Invocation)
    public void forget() {
        FactoryMemory.forgetLists();
    }

    /**
     * Decodes and indexes the list.
     *
     * @return the store, so that it is computed
     * @throws DerException if the list is malformed
     */
    @Benchmark
    public CrlStore load() throws DerException {
        X509CRL again = CrlDecoder.decode(encoded);
        FactoryMemory.requireForgotten(decoded, again);
        decoded = again;
        return settings.crls(List.of(again));
    }

    private byte[] made() throws CRLException {
        CertificateHierarchy hierarchy = CertificateHierarchy.of("P-256");
        return hierarchy
                .revocationLists(hierarchy.leaves(1).get(0), entries)
                .get(2)
                .getEncoded();
    }
}
