package dev.viewpass.it.facts;

import dev.viewpass.testkit.TestAuthority;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Weak and odd keys and signatures. */
final class AlgorithmFacts {
    private static final byte[] ZERO_PAIR = {0x30, 6, 2, 1, 0, 2, 1, 0};

    private final TestAuthority root = TestAuthority.root("CN=Root");
    private final Map<String, FactCase> cases = new LinkedHashMap<>();

    private AlgorithmFacts() {}

    static Map<String, FactCase> all() throws Exception {
        AlgorithmFacts facts = new AlgorithmFacts();
        facts.weak();
        facts.signatures();
        facts.keys();
        return facts.cases;
    }

    private void put(String row, byte[] leaf) {
        cases.put(row, FactCase.ofDer(leaf).under(root));
    }

    private byte[] leaf(KeyPair key, String algorithm) throws Exception {
        return CraftedCertificate.of("CN=alice", key, root.certificate())
                .with("2.5.29.37", false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
                .encodedSignedBy(root.privateKey(), algorithm);
    }

    private void weak() throws Exception {
        put("E11 RSA key of 1024 bits", leaf(KeyPairs.rsa(1024), "SHA256withECDSA"));
        put("E12 signature with SHA-1", leaf(KeyPairs.p256(), "SHA1withECDSA"));
        TestAuthority rsa = TestAuthority.builder("CN=Root").rsa(2048).root();
        byte[] md5 = CraftedCertificate.of("CN=alice", KeyPairs.p256(), rsa.certificate())
                .encodedSignedBy(rsa.privateKey(), "MD5withRSA");
        cases.put("E13 signature with MD5", FactCase.ofDer(md5).under(rsa));
        put("E14 RSA key of 512 bits", leaf(KeyPairs.rsa(512), "SHA256withECDSA"));
    }

    private void signatures() throws Exception {
        X509Certificate alice = root.issue("CN=alice").build().certificate();
        put("E15 signature (r, n - s)", MangledCertificate.withOtherSignature(alice));
        put("E16 signature of zeros", MangledCertificate.withSignature(alice.getEncoded(), ZERO_PAIR));
        TestAuthority other = TestAuthority.builder("CN=Other").ec("P-384").root();
        put(
                "E53 other signature algorithm outside than inside",
                MangledCertificate.withOtherAlgorithmOutside(alice, other.certificate()));
    }

    private void keys() throws Exception {
        put("E47 RSA key of 16384 bits", leaf(LargeKey.rsa(16384, BigInteger.valueOf(65537)), "SHA256withECDSA"));
        put(
                "E47 RSA exponent of 128 bits",
                leaf(LargeKey.rsa(2048, BigInteger.ONE.shiftLeft(127).setBit(0)), "SHA256withECDSA"));
        put("E48 explicit parameters of the curve", leaf(LargeKey.explicitCurve(), "SHA256withECDSA"));
    }
}
