package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlgorithmPolicyTest {
    private static final AlgorithmPolicy DEFAULT = AlgorithmPolicy.DEFAULT;
    private static final AlgorithmPolicy OLD = AlgorithmPolicy.parse(" rsa>=1024 , sha1,sha224,dsa");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default",
                "strict",
                "ed25519",
                "ed448",
                "ed25519,sha256",
                "dsa,sha1",
                "rsa>=1024,sha1",
                "p521,sha512",
                "rsa>=8192,sha384",
                " p256 , sha256 "
            })
    void textOfAPolicyIsKept(String text) {
        assertThat(AlgorithmPolicy.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "p256,sha256,",
                "p256,,sha256",
                "default,sha1",
                "Default",
                "P256,sha256",
                "sha-256,p256",
                "md5,rsa>=2048",
                "rsa,sha256",
                "rsa>=,sha256",
                "rsa>=512,sha256",
                "rsa>=1023,sha256",
                "rsa>=8193,sha256",
                "rsa>=16384,sha256",
                "rsa>=02048,sha256",
                "rsa>=-2048,sha256",
                "rsa>= 2048,sha256",
                "rsa>=204\u0668,sha256",
                "secp256k1,sha256",
                "sha3-256,p256"
            })
    void unknownItemIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AlgorithmPolicy.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256", "sha1,sha512"})
    void policyThatNoKeyCouldPassIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlgorithmPolicy.parse(text))
                .withMessageContaining("no key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa>=2048", "p256", "dsa,p384"})
    void policyThatNoSignatureCouldPassIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlgorithmPolicy.parse(text))
                .withMessageContaining("no signature");
    }

    @Test
    void secondRsaMinimumCanNotReplaceTheFirst() {
        assertThatIllegalArgumentException().isThrownBy(() -> AlgorithmPolicy.parse("rsa>=3072,rsa>=1024,sha256"));
    }

    @ParameterizedTest
    @CsvSource({
        "1023, false, false, false",
        "1024, false, false, true",
        "2047, false, false, false",
        "2048, true, false, true",
        "3071, false, false, false",
        "3072, true, true, true",
        "8192, true, true, true",
        "8193, false, false, false",
        "16384, false, false, false"
    })
    void rsaKeysAreJudgedBySize(int bits, boolean byDefault, boolean strict, boolean old) throws Exception {
        assertThat(DEFAULT.checkKey(Keys.rsa(bits, 65_537)).isEmpty()).isEqualTo(byDefault);
        assertThat(AlgorithmPolicy.parse("strict")
                        .checkKey(Keys.rsa(bits, 65_537))
                        .isEmpty())
                .isEqualTo(strict);
        assertThat(OLD.checkKey(Keys.rsa(bits, 65_537)).isEmpty()).isEqualTo(old);
    }

    @Test
    void rsaExponentsAreOddAndShort() throws Exception {
        assertThat(DEFAULT.checkKey(Keys.rsa(2048, 3))).isEmpty();
        assertThat(DEFAULT.checkKey(Keys.rsa(2048, 4))).isPresent();
        assertThat(DEFAULT.checkKey(Keys.rsaOfBouncyCastle(BigInteger.ONE))).isPresent();
        assertThat(DEFAULT.checkKey(Keys.rsaWithExponentBits(2048, 64))).isEmpty();
        assertThat(DEFAULT.checkKey(Keys.rsaWithExponentBits(2048, 65))).isPresent();
    }

    @Test
    void rsaKeysAreRefusedForWhatIsWrongWithThem() throws Exception {
        assertThat(DEFAULT.checkKey(Keys.rsaWithEvenModulus(2048)))
                .hasValueSatisfying(refusal ->
                        assertThat(refusal.explanation()).startsWith("there is an RSA key with an even modulus"));
        assertThat(DEFAULT.checkKey(Keys.rsaWithExponentBits(2048, 65)))
                .hasValueSatisfying(refusal -> assertThat(refusal.explanation())
                        .startsWith("there is an RSA key with an exponent of 65 bits"));
    }

    @ParameterizedTest
    @CsvSource({
        "secp256r1, true",
        "secp384r1, true",
        "secp521r1, true",
        "secp224r1, false",
        "secp192r1, false",
        "secp256k1, false",
        "brainpoolP256r1, false",
        "brainpoolP384r1, false",
        "sect283r1, false"
    })
    void ellipticCurvesAreThoseOfNist(String curve, boolean accepted) throws Exception {
        assertThat(DEFAULT.checkKey(Keys.ellipticCurve(curve)).isEmpty()).isEqualTo(accepted);
        assertThat(OLD.checkKey(Keys.ellipticCurve(curve))).isPresent();
    }

    @Test
    void curveWithAnotherGeneratorIsUnknown() throws Exception {
        assertThat(DEFAULT.checkKey(Keys.p256WithOwnGenerator()))
                .hasValue(new Rejection(
                        RejectionReason.WEAK_KEY,
                        "there is an EC key on an unknown curve, which algorithms=default does not accept"));
    }

    @Test
    void pointsHaveToLieOnTheirCurve() throws Exception {
        ECPublicKey genuine = (ECPublicKey) Keys.ellipticCurve("secp256r1");
        BigInteger x = genuine.getW().getAffineX();
        BigInteger y = genuine.getW().getAffineY();
        BigInteger prime = ((ECFieldFp) genuine.getParams().getCurve().getField()).getP();

        assertThat(DEFAULT.checkKey(Keys.withPoint(genuine, new ECPoint(x, y)))).isEmpty();
        assertThat(DEFAULT.checkKey(Keys.withPoint(genuine, new ECPoint(x, prime.subtract(y)))))
                .isEmpty();
        for (ECPoint wrong : List.of(
                new ECPoint(x, y.flipBit(0)),
                new ECPoint(BigInteger.ZERO, BigInteger.ZERO),
                new ECPoint(x.add(prime), y),
                new ECPoint(x, y.add(prime)),
                new ECPoint(x.subtract(prime), y),
                new ECPoint(x, y.subtract(prime)))) {
            assertThat(DEFAULT.checkKey(Keys.withPoint(genuine, wrong)))
                    .hasValue(new Rejection(
                            RejectionReason.WEAK_KEY,
                            "there is an EC key that is no point of its curve P256, which algorithms=default does not"
                                    + " accept"));
        }
    }

    @Test
    void edwardsKeysAreListedOneByOne() throws Exception {
        assertThat(DEFAULT.checkKey(Keys.edwards("Ed25519"))).isEmpty();
        assertThat(DEFAULT.checkKey(Keys.edwards("Ed448"))).isEmpty();
        assertThat(AlgorithmPolicy.parse("ed25519").checkKey(Keys.edwards("Ed448")))
                .isPresent();
        assertThat(OLD.checkKey(Keys.edwards("Ed25519"))).isPresent();
    }

    @Test
    void dsaKeysHaveToBeAskedFor() throws Exception {
        assertThat(OLD.checkKey(Keys.dsa(1024))).isEmpty();
        assertThat(OLD.checkKey(Keys.dsa(2048))).isEmpty();
        assertThat(OLD.checkKey(Keys.dsa(512))).isPresent();
        assertThat(DEFAULT.checkKey(Keys.dsa(2048)))
                .hasValue(new Rejection(
                        RejectionReason.WEAK_KEY, "there is a key for DSA, which algorithms=default does not accept"));
    }

    @Test
    void keysThatSignNothingAreRefused() throws Exception {
        assertThat(DEFAULT.checkKey(Keys.x25519())).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.113549.1.1.2, false, false", // MD2withRSA
        "1.2.840.113549.1.1.4, false, false", // MD5withRSA
        "1.2.840.113549.1.1.5, false, true",
        "1.2.840.113549.1.1.14, false, true",
        "1.2.840.113549.1.1.11, true, false",
        "1.2.840.113549.1.1.12, true, false",
        "1.2.840.113549.1.1.13, true, false",
        "1.2.840.113549.1.1.10, false, false", // RSASSA-PSS without parameters
        "1.2.840.10045.4.1, false, true",
        "1.2.840.10045.4.3.1, false, true",
        "1.2.840.10045.4.3.2, true, false",
        "1.2.840.10045.4.3.3, true, false",
        "1.2.840.10045.4.3.4, true, false",
        "1.2.840.10040.4.3, false, true",
        "2.16.840.1.101.3.4.3.1, false, true",
        "2.16.840.1.101.3.4.3.2, true, false",
        "1.3.101.112, true, false",
        "1.3.101.113, true, false",
        "1.3.14.3.2.29, false, false", // another name for SHA1withRSA
        "2.16.840.1.101.3.4.3.10, false, false", // SHA3-256withECDSA
        "1.2.3.4, false, false",
        "'', false, false"
    })
    void signatureAlgorithmsAreJudgedByTheirHash(String oid, boolean byDefault, boolean old) {
        assertThat(DEFAULT.checkSignature(oid, null).isEmpty()).isEqualTo(byDefault);
        assertThat(OLD.checkSignature(oid, null).isEmpty()).isEqualTo(old);
    }

    @ParameterizedTest
    @CsvSource({
        "SHA-256, SHA-256, true",
        "SHA-384, SHA-384, true",
        "SHA-512, SHA-512, true",
        "SHA-1, SHA-1, false",
        "SHA-256, SHA-1, false",
        "SHA-1, SHA-256, false",
        "SHA-256, SHA-512, false",
        "SHA-512/256, SHA-512/256, false"
    })
    void pssIsJudgedByBothOfItsHashes(String hash, String mask, boolean accepted) throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS", "SunRsaSign");
        parameters.init(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(mask), 32, 1));

        assertThat(DEFAULT.checkSignature("1.2.840.113549.1.1.10", parameters.getEncoded())
                        .isEmpty())
                .isEqualTo(accepted);
    }

    @Test
    void brokenPssParametersAreRefused() {
        assertThat(DEFAULT.checkSignature("1.2.840.113549.1.1.10", new byte[] {0x30, 0x01}))
                .hasValue(new Rejection(
                        RejectionReason.WEAK_SIGNATURE,
                        "a signature was made with RSASSA-PSS with unknown parameters,"
                                + " which algorithms=default does not accept"));
        assertThat(DEFAULT.checkSignature("1.2.840.113549.1.1.10", new byte[] {0x30, 0x00}))
                .as("SHA-1 is the default of RSASSA-PSS")
                .isPresent();
    }
}
