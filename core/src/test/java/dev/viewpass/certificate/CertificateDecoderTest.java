package dev.viewpass.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateDecoderTest {
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private final TestCertificate alice = root.issue("CN=Alice,O=Acme").build();

    @Test
    void decodesACertificateAndKeepsItsBytes() throws Exception {
        byte[] encoded = alice.certificate().getEncoded();

        assertThat(CertificateDecoder.decode(encoded).getEncoded()).isEqualTo(encoded);
        assertThat(CertificateDecoder.decode(encoded)).isEqualTo(alice.certificate());
    }

    @Test
    void decodesEveryKindOfKey() throws Exception {
        for (TestCertificate certificate : List.of(
                root.issue("CN=R").rsa(2048).build(),
                root.issue("CN=E").ed25519().build(),
                root.issue("CN=P").ec("P-521").build())) {
            assertThat(CertificateDecoder.decode(certificate.certificate().getEncoded()))
                    .isEqualTo(certificate.certificate());
        }
    }

    @Test
    void refusesOctetsAfterTheCertificate() throws Exception {
        byte[] encoded = alice.certificate().getEncoded();

        assertRefused(Der.concat(encoded, Der.bytes(0)), "1 octets after the end");
        assertRefused(Der.concat(encoded, encoded), encoded.length + " octets after the end");
    }

    @Test
    void refusesTextFormsThatTheJdkWouldRead() {
        assertRefused(alice.pem().getBytes(StandardCharsets.US_ASCII), "tag 0x30 expected, 0x2d found");
        assertRefused(("junk\n" + alice.pem()).getBytes(StandardCharsets.US_ASCII), "tag 0x30 expected, 0x6a found");
    }

    @Test
    void refusesTheIndefiniteLengthThatTheJdkWouldRead() throws Exception {
        byte[] encoded = alice.certificate().getEncoded();
        byte[] contents = Arrays.copyOfRange(encoded, 4, encoded.length);

        assertRefused(Der.concat(Der.bytes(0x30, 0x80), contents, Der.bytes(0, 0)), "indefinite length");
    }

    @Test
    void refusesALengthWithLeadingZeros() throws Exception {
        byte[] encoded = alice.certificate().getEncoded();
        byte[] contents = Arrays.copyOfRange(encoded, 4, encoded.length);

        assertRefused(
                Der.concat(Der.bytes(0x30, 0x83, 0, encoded[2], encoded[3]), contents), "length that is not minimal");
    }

    @Test
    void refusesOtherStructures() throws Exception {
        byte[] tbs = alice.certificate().getTBSCertificate();

        assertRefused(new byte[0], "tag 0x30 expected, end found");
        assertRefused(Der.sequence(), "tag 0x30 expected, end found");
        assertRefused(Der.sequence(tbs), "tag 0x30 expected, end found");
        assertRefused(root.crl().build().getEncoded(), "not a certificate that can be parsed");
        assertRefused(
                Der.sequence(tbs, CertificateParts.of(alice.certificate()).algorithm()), "tag 0x3 expected, end found");
    }

    @Test
    void refusesDeepNestingWithoutOverflow() {
        byte[] nested = new byte[0];
        for (int i = 0; i < 5_000; i++) {
            nested = Der.sequence(nested);
        }

        assertRefused(Der.sequence(nested), "nested more than 24 deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30 02 00 00", // end-of-contents octets
                "30 02 03 00", // bit string without its first octet
                "30 03 03 01 08", // nine unused bits
                "30 03 03 01 01", // unused bits of nothing
                "30 04 03 02 01 ff", // unused bit that is not zero
                "30 03 01 01 01", // boolean of BER
                "30 04 02 02 00 01", // integer with a leading zero
                "30 04 24 02 04 00", // octet string in segments, as BER has them
                "30 04 2c 02 0c 00", // text in segments
                "30 02 10 00" // sequence that is not constructed
            })
    void refusesToBeSignedPartsThatAreNotDer(String toBeSigned) throws Exception {
        byte[] encoded = CertificateParts.of(alice.certificate())
                .withToBeSigned(Der.hex(toBeSigned))
                .encoded();

        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> DerWalk.requireCertificate(encoded))
                .withMessageNotContaining("parsed");
    }

    @Test
    void acceptsTheBitStringsThatDerAllows() throws Exception {
        byte[] algorithm = CertificateParts.of(alice.certificate()).algorithm();
        for (String bits : List.of("03 01 00", "03 02 07 80", "03 02 00 ff")) {
            byte[] toBeSigned = Der.sequence(Der.hex(bits), algorithm);
            byte[] encoded = CertificateParts.of(alice.certificate())
                    .withToBeSigned(toBeSigned)
                    .encoded();

            assertThatExceptionOfType(DerException.class)
                    .as(bits)
                    .isThrownBy(() -> CertificateDecoder.decode(encoded))
                    .withMessageNotContaining("bit string");
        }
    }

    @Test
    void refusesExplicitCurveParameters() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        SubjectPublicKeyInfo named = SubjectPublicKeyInfo.getInstance(
                generator.generateKeyPair().getPublic().getEncoded());
        SubjectPublicKeyInfo explicit = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, ECNamedCurveTable.getByName("secp256r1")),
                named.getPublicKeyData().getBytes());

        assertRefused(withKey(explicit), "not a certificate that can be parsed");
        assertThatNoException().isThrownBy(() -> CertificateDecoder.decode(withKey(named)));
    }

    @Test
    void refusesAnRsaExponentOfOne() throws Exception {
        byte[] modulus = new byte[257];
        Arrays.fill(modulus, 1, 257, (byte) 0xff);
        DERSequence key =
                new DERSequence(new ASN1Encodable[] {new ASN1Integer(new BigInteger(modulus)), new ASN1Integer(1)});
        AlgorithmIdentifier rsa = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);

        assertRefused(withKey(new SubjectPublicKeyInfo(rsa, key)), "not a certificate that can be parsed");
    }

    private byte[] withKey(SubjectPublicKeyInfo key) throws Exception {
        X509Certificate certificate = alice.certificate();
        byte[] old = certificate.getPublicKey().getEncoded();
        byte[] toBeSigned = certificate.getTBSCertificate();
        byte[] contents = Arrays.copyOfRange(toBeSigned, 4, toBeSigned.length);
        int at = indexOf(contents, old);
        byte[] changed = Der.sequence(
                Arrays.copyOfRange(contents, 0, at),
                key.getEncoded(),
                Arrays.copyOfRange(contents, at + old.length, contents.length));
        return CertificateParts.of(certificate).withToBeSigned(changed).encoded();
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("the part is not there");
    }

    private static void assertRefused(byte[] encoded, String message) {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> CertificateDecoder.decode(encoded))
                .withMessage(message);
    }
}
