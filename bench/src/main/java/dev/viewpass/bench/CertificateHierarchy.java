package dev.viewpass.bench;

import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A root, a CA below it and an issuing CA below that one, so that three certificates travel with a request: the leaf and
 * two intermediates.
 */
final class CertificateHierarchy {
    private final TestAuthority root;
    private final TestAuthority middle;
    private final TestAuthority issuing;

    private CertificateHierarchy(TestAuthority root, TestAuthority middle, TestAuthority issuing) {
        this.root = root;
        this.middle = middle;
        this.issuing = issuing;
    }

    /**
     * Makes the authorities.
     *
     * @param keys the kind of all keys: {@code P-256}, another curve that the testkit knows, or {@code RSA-} and a
     *     number of bits
     */
    static CertificateHierarchy of(String keys) {
        TestAuthority root =
                withKeys(TestAuthority.builder("CN=Root CA,O=Bench"), keys).root();
        TestAuthority middle =
                withKeys(root.intermediateBuilder("CN=Policy CA,O=Bench"), keys).build();
        TestAuthority issuing = withKeys(middle.intermediateBuilder("CN=Issuing CA,O=Bench"), keys)
                .build();
        return new CertificateHierarchy(root, middle, issuing);
    }

    X509Certificate anchor() {
        return root.certificate();
    }

    /** What a caller sends beside the leaf. */
    List<X509Certificate> chain() {
        return issuing.chain();
    }

    /**
     * Issues client certificates that differ in name, serial number and signature. They share one key, because an RSA
     * key takes longer to make than everything else here.
     */
    List<X509Certificate> leaves(int count) {
        TestCertificate first = issuing.issue("CN=Caller,O=Bench").build();
        KeyPair keys = new KeyPair(first.certificate().getPublicKey(), first.privateKey());
        return IntStream.range(0, count)
                .mapToObj(i -> issuing.issue(String.format(Locale.ROOT, "CN=Caller %d,O=Bench", i))
                        .key(keys)
                        .build()
                        .certificate())
                .toList();
    }

    /**
     * Makes the list of each CA: empty ones above, and a long one of the issuing CA.
     *
     * @param revoked certificate of the issuing CA that is listed in the midst of the others
     * @param entries number of certificates that the issuing CA has revoked
     */
    List<X509CRL> revocationLists(X509Certificate revoked, int entries) {
        return List.of(root.crl().build(), middle.crl().build(), revocationList(revoked, entries));
    }

    private X509CRL revocationList(X509Certificate revoked, int entries) {
        List<X509Certificate> others = certificatesToRevoke(entries - 1);
        CrlBuilder list = issuing.crl();
        others.subList(0, others.size() / 2).forEach(list::revoke);
        list.revoke(revoked);
        others.subList(others.size() / 2, others.size()).forEach(list::revoke);
        return list.build();
    }

    // Only the serial numbers get into the list, so that any CA can sign: a weak key signs thousands in a second.
    private static List<X509Certificate> certificatesToRevoke(int count) {
        TestAuthority quick =
                TestAuthority.builder("CN=Quick CA,O=Bench").rsa(512).root();
        TestCertificate first = quick.issue("CN=Revoked,O=Bench").build();
        KeyPair keys = new KeyPair(first.certificate().getPublicKey(), first.privateKey());
        return IntStream.range(0, count)
                .mapToObj(
                        i -> quick.issue("CN=Revoked,O=Bench").key(keys).build().certificate())
                .toList();
    }

    private static TestAuthority.Builder withKeys(TestAuthority.Builder authority, String keys) {
        return keys.startsWith("RSA-")
                ? authority.rsa(Integer.parseInt(keys.substring("RSA-".length())))
                : authority.ec(keys);
    }
}
