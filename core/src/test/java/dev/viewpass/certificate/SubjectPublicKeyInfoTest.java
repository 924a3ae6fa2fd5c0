package dev.viewpass.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SubjectPublicKeyInfoTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA");

    /** A public key in an encoding of the test's own. */
    private static PublicKey encodedAs(byte[] encoded) {
        return new PublicKey() {
            private static final long serialVersionUID = 1;

            @Override
            public String getAlgorithm() {
                return "RSA";
            }

            @Override
            public String getFormat() {
                return "X.509";
            }

            @Override
            public byte[] getEncoded() {
                return encoded.clone();
            }
        };
    }

    private static String digest(byte[] encoded) throws Exception {
        return "spki-sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
    }

    @Test
    void theDigestIsThatOfTheWholeElement() throws Exception {
        for (TestCertificate certificate : new TestCertificate[] {
            ROOT.issue("CN=P-256").build(),
            ROOT.issue("CN=RSA").rsa(2048).build(),
            ROOT.issue("CN=Ed25519").ed25519().build(),
            TestCertificate.selfSigned("CN=Version 1").withoutExtensions().build()
        }) {
            X509Certificate decoded =
                    CertificateDecoder.decode(certificate.certificate().getEncoded());
            String digest = digest(decoded.getPublicKey().getEncoded());

            assertThat(SubjectPublicKeyInfo.text(decoded)).isEqualTo(digest);
            assertThat(SubjectPublicKeyInfo.texts(decoded))
                    .startsWith(digest)
                    .hasSize(decoded.getPublicKey() instanceof RSAPublicKey ? 2 : 1);
        }
    }

    @Test
    void aKeyInAnUnusualEncodingHasTheDigestOfTheUsualOneToo() throws Exception {
        TestCertificate rsa = ROOT.issue("CN=RSA").rsa(2048).build();
        PublicKey usual = rsa.certificate().getPublicKey();
        byte[] unusual = withoutParameters(usual.getEncoded());
        KeyPair keys = new KeyPair(encodedAs(unusual), rsa.privateKey());
        X509Certificate certificate = ROOT.issue("CN=RSA").key(keys).build().certificate();

        assertThat(SubjectPublicKeyInfo.texts(certificate))
                .startsWith(digest(usual.getEncoded()))
                .contains(digest(unusual));
        assertThat(SubjectPublicKeyInfo.text(certificate)).isEqualTo(digest(unusual));
    }

    /** RFC 3279 section 2.3.1 demands NULL, and some programs leave it out. */
    private static byte[] withoutParameters(byte[] encoded) throws DerException {
        DerReader info = DerReader.of(encoded).read(DerReader.SEQUENCE);
        DerReader algorithm = info.read(DerReader.SEQUENCE);
        byte[] oid = algorithm.read(DerReader.OBJECT_IDENTIFIER).rest();
        byte[] bits = info.read(DerReader.BIT_STRING).rest();
        return Der.sequence(
                Der.sequence(Der.element(DerReader.OBJECT_IDENTIFIER, oid)), Der.element(DerReader.BIT_STRING, bits));
    }

    @Test
    void onlyDecodedCertificatesHaveOne() throws Exception {
        byte[] encoded = ROOT.certificate().getEncoded();
        byte[] toBeSigned = ROOT.certificate().getTBSCertificate();
        DerReader fields = DerReader.of(toBeSigned).read(DerReader.SEQUENCE);
        byte[] version = Der.element(0xa0, fields.read(0xa0).rest());
        byte[] paddedSerial = Der.element(
                DerReader.INTEGER, new byte[2], fields.read(DerReader.INTEGER).rest());
        byte[] ber = CertificateParts.of(ROOT.certificate())
                .withToBeSigned(Der.sequence(version, paddedSerial, fields.rest()))
                .encoded();
        CertificateFactory lenient = CertificateFactory.getInstance("X.509", "SUN");

        assertThat(lenient.generateCertificate(new ByteArrayInputStream(encoded)))
                .satisfies(c -> SubjectPublicKeyInfo.text((X509Certificate) c));
        X509Certificate notDer = (X509Certificate) lenient.generateCertificate(new ByteArrayInputStream(ber));
        assertThatIllegalStateException().isThrownBy(() -> SubjectPublicKeyInfo.text(notDer));
    }
}
