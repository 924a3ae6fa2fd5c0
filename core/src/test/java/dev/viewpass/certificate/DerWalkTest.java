package dev.viewpass.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Whoever holds a certificate can change the parts that the CA's signature does not protect. Each change that the JDK
 * would still verify makes another fingerprint of the same identity, so each must be refused.
 */
class DerWalkTest {
    private final TestAuthority ecdsa = TestAuthority.root("CN=Acme Root CA");

    @Test
    void refusesAnEcdsaSignatureWithALeadingZero() throws Exception {
        BigInteger[] value = signature(ecdsaCertificate(any -> true));

        assertSignatureRefused(
                Der.sequence(Der.element(DerReader.INTEGER, Der.bytes(0), value[0].toByteArray()), integer(value[1])),
                "integer that is empty or not minimal");
    }

    @Test
    void refusesOctetsAfterAnEcdsaSignature() throws Exception {
        byte[] value = ecdsaCertificate(any -> true).getSignature();

        assertSignatureRefused(Der.concat(value, Der.bytes(0)), "1 octets after the end");
    }

    @Test
    void refusesAThirdIntegerInAnEcdsaSignature() throws Exception {
        BigInteger[] value = signature(ecdsaCertificate(any -> true));

        assertSignatureRefused(
                Der.sequence(integer(value[0]), integer(value[1]), integer(BigInteger.ONE)), "3 octets after the end");
    }

    @Test
    void refusesANegativeIntegerThatTheJdkReadsAsPositive() throws Exception {
        X509Certificate certificate = ecdsaCertificate(some -> signature(some)[0].bitLength() % 8 == 0);
        BigInteger[] value = signature(certificate);
        byte[] withoutSign = Arrays.copyOfRange(value[0].toByteArray(), 1, value[0].bitLength() / 8 + 1);
        byte[] malleated = CertificateParts.of(certificate)
                .withSignature(0, Der.sequence(Der.element(DerReader.INTEGER, withoutSign), integer(value[1])))
                .encoded();

        assertRefused(malleated, "signature value that is not positive");
    }

    @Test
    void refusesUnusedBitsInASignature() throws Exception {
        X509Certificate certificate = ecdsaCertificate(some -> (lastOctet(some.getSignature()) & 1) == 0);

        assertRefused(
                CertificateParts.of(certificate)
                        .withSignature(1, certificate.getSignature())
                        .encoded(),
                "signature with unused bits");
    }

    @Test
    void refusesAnotherOuterAlgorithmThanTheSignedOne() throws Exception {
        TestAuthority rsa = TestAuthority.builder("CN=Acme RSA CA").rsa(2048).root();
        X509Certificate certificate = rsa.issue("CN=Alice").build().certificate();
        byte[] withNull = Der.hex("30 0d 06 09 2a 86 48 86 f7 0d 01 01 0b 05 00");
        byte[] withoutNull = Der.hex("30 0b 06 09 2a 86 48 86 f7 0d 01 01 0b");
        CertificateParts parts = CertificateParts.of(certificate);

        assertThat(parts.algorithm()).isEqualTo(withNull);
        assertThatNoException().isThrownBy(() -> DerWalk.requireCertificate(parts.encoded()));
        assertRefused(
                parts.withAlgorithm(withoutNull).encoded(), "signature algorithm that differs from the signed one");
    }

    @Test
    void refusesNullParametersAddedToAnEcdsaAlgorithm() throws Exception {
        CertificateParts parts = CertificateParts.of(ecdsaCertificate(any -> true));

        assertRefused(
                parts.withAlgorithm(Der.hex("30 0c 06 08 2a 86 48 ce 3d 04 03 02 05 00"))
                        .encoded(),
                "signature algorithm that differs from the signed one");
    }

    @Test
    void refusesADsaSignatureThatIsNotDer() throws Exception {
        X509Certificate certificate = dsaCertificate();
        BigInteger[] value = signature(certificate);
        byte[] malleated = CertificateParts.of(certificate)
                .withSignature(
                        0,
                        Der.sequence(
                                Der.element(DerReader.INTEGER, Der.bytes(0), value[0].toByteArray()),
                                integer(value[1])))
                .encoded();

        assertThatNoException().isThrownBy(() -> CertificateDecoder.decode(certificate.getEncoded()));
        assertRefused(malleated, "integer that is empty or not minimal");
    }

    @Test
    void canNotTellTheSecondValidEcdsaSignatureFromTheFirst() throws Exception {
        X509Certificate certificate = ecdsaCertificate(any -> true);
        BigInteger[] value = signature(certificate);
        BigInteger order =
                ((ECPublicKey) ecdsa.certificate().getPublicKey()).getParams().getOrder();
        X509Certificate twin = CertificateDecoder.decode(CertificateParts.of(certificate)
                .withSignature(0, Der.sequence(integer(value[0]), integer(order.subtract(value[1]))))
                .encoded());

        assertThatNoException().isThrownBy(() -> twin.verify(ecdsa.certificate().getPublicKey(), "SunEC"));
        assertThat(CertificateText.fingerprint(twin)).isNotEqualTo(CertificateText.fingerprint(certificate));
    }

    private X509Certificate ecdsaCertificate(Predicate<X509Certificate> wanted) {
        for (int i = 0; i < 1000; i++) {
            X509Certificate certificate = ecdsa.issue("CN=Alice").build().certificate();
            if (wanted.test(certificate)) {
                return certificate;
            }
        }
        throw new AssertionError("no such signature in a thousand");
    }

    private static X509Certificate dsaCertificate() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA", "SUN");
        generator.initialize(2048);
        return TestCertificate.selfSigned("CN=DSA")
                .key(generator.generateKeyPair())
                .build()
                .certificate();
    }

    private void assertSignatureRefused(byte[] signature, String message) throws Exception {
        CertificateParts parts = CertificateParts.of(ecdsaCertificate(any -> true));
        assertRefused(parts.withSignature(0, signature).encoded(), message);
    }

    private static void assertRefused(byte[] encoded, String message) {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> CertificateDecoder.decode(encoded))
                .withMessage(message);
    }

    private static BigInteger[] signature(X509Certificate certificate) {
        try {
            DerReader value = DerReader.of(certificate.getSignature()).read(DerReader.SEQUENCE);
            return new BigInteger[] {value.readInteger(), value.readInteger()};
        } catch (DerException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] integer(BigInteger value) {
        return Der.element(DerReader.INTEGER, value.toByteArray());
    }

    private static int lastOctet(byte[] octets) {
        return octets[octets.length - 1];
    }
}
