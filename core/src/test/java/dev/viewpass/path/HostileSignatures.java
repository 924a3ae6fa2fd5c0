package dev.viewpass.path;

import static dev.viewpass.refusal.RejectionReason.BAD_SIGNATURE;
import static dev.viewpass.refusal.RejectionReason.MALFORMED_CERTIFICATE;
import static dev.viewpass.refusal.RejectionReason.PATH_INVALID;
import static dev.viewpass.refusal.RejectionReason.WEAK_SIGNATURE;

import dev.viewpass.certificate.Der;
import dev.viewpass.path.CraftedCertificate.Field;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import java.math.BigInteger;
import java.util.List;

/** Signatures and their algorithms, with nothing wrong in what they claim to sign. */
final class HostileSignatures {
    private static final byte[] UNUSED_BITS = Der.bytes(0);
    private static final byte[] ECDSA = Der.hex("06 08 2a 86 48 ce 3d 04 03 02");
    private static final byte[] RSA = Der.hex("30 0d 06 09 2a 86 48 86 f7 0d 01 01 0b 05 00");
    private static final byte[] ED25519 = Der.hex("30 05 06 03 2b 65 70");
    private static final byte[] RSASSA_PSS = Der.hex("06 09 2a 86 48 86 f7 0d 01 01 0a");
    private static final byte[] SHA256 = Der.hex("30 0b 06 09 60 86 48 01 65 03 04 02 01");
    private static final byte[] MGF1 = Der.hex("06 09 2a 86 48 86 f7 0d 01 01 08");
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final TestAuthority ANCHOR = TestAuthority.root("CN=Acme Root CA");
    private static final TestAuthority RSA_ANCHOR =
            TestAuthority.builder("CN=Acme Root CA").rsa(2048).root();

    private HostileSignatures() {}

    static List<HostileInput> all() {
        return List.of(
                ecdsa("signature of two zeros", MALFORMED_CERTIFICATE, pair(BigInteger.ZERO, BigInteger.ZERO)),
                ecdsa("signature of two ones", BAD_SIGNATURE, pair(BigInteger.ONE, BigInteger.ONE)),
                ecdsa("signature of the order of the curve", BAD_SIGNATURE, pair(P256_ORDER, P256_ORDER)),
                ecdsa("signature of two numbers of 8,000 octets", BAD_SIGNATURE, pair(huge(), huge())),
                ecdsa("empty signature", MALFORMED_CERTIFICATE, new byte[0]),
                ecdsa("signature of 16 kB of zeros", MALFORMED_CERTIFICATE, new byte[16_384]),
                rsa("RSA signature of zeros", BAD_SIGNATURE, RSA, new byte[256]),
                rsa("RSA signature of 16 kB", BAD_SIGNATURE, RSA, new byte[16_384]),
                rsa("RSA signature of one octet", BAD_SIGNATURE, RSA, new byte[1]),
                rsa("Ed25519 signature under an RSA key", PATH_INVALID, ED25519, new byte[64]),
                rsa(
                        "RSASSA-PSS with a salt of 2^31-1 octets",
                        PATH_INVALID,
                        pss(Der.hex("02 04 7f ff ff ff")),
                        new byte[256]),
                rsa(
                        "RSASSA-PSS with a salt of 2^30 octets",
                        PATH_INVALID,
                        pss(Der.hex("02 04 40 00 00 00")),
                        new byte[256]),
                rsa(
                        "RSASSA-PSS with a salt of 2^64 octets",
                        MALFORMED_CERTIFICATE,
                        pss(Der.hex("02 09 01 00 00 00 00 00 00 00 00")),
                        new byte[256]),
                rsa(
                        "RSASSA-PSS with a salt of -1 octets",
                        MALFORMED_CERTIFICATE,
                        pss(Der.hex("02 01 ff")),
                        new byte[256]),
                rsa("RSASSA-PSS without parameters", WEAK_SIGNATURE, Der.sequence(RSASSA_PSS), new byte[256]),
                rsa(
                        "RSASSA-PSS with junk for parameters",
                        MALFORMED_CERTIFICATE,
                        Der.sequence(RSASSA_PSS, Der.element(4, new byte[5_000])),
                        new byte[256]),
                rsa(
                        "ECDSA with junk for parameters",
                        PATH_INVALID,
                        Der.sequence(ECDSA, Der.element(4, new byte[5_000])),
                        pair(BigInteger.ONE, BigInteger.ONE)),
                rsa(
                        "unknown signature algorithm",
                        WEAK_SIGNATURE,
                        Der.sequence(Der.hex("06 03 2a 03 04")),
                        new byte[64]),
                otherAlgorithm());
    }

    private static HostileInput ecdsa(String name, RejectionReason reason, byte[] signature) {
        byte[] leaf = CraftedCertificate.issuedBy(ANCHOR).encodedWithSignature(UNUSED_BITS, signature);
        return HostileInput.of(name, reason, ANCHOR, leaf);
    }

    private static HostileInput rsa(String name, RejectionReason reason, byte[] algorithm, byte[] signature) {
        byte[] leaf = CraftedCertificate.issuedBy(RSA_ANCHOR)
                .with(Field.SIGNATURE_ALGORITHM, algorithm)
                .encodedWithSignature(UNUSED_BITS, signature);
        return HostileInput.of(name, reason, RSA_ANCHOR, leaf);
    }

    private static HostileInput otherAlgorithm() {
        byte[] leaf = CraftedCertificate.issuedBy(ANCHOR)
                .with(Field.SIGNATURE_ALGORITHM, RSA)
                .encodedWithSignature(UNUSED_BITS, new byte[256]);
        return HostileInput.of("RSA signature under an EC key", PATH_INVALID, ANCHOR, leaf);
    }

    private static byte[] pair(BigInteger r, BigInteger s) {
        return Der.sequence(Der.element(2, r.toByteArray()), Der.element(2, s.toByteArray()));
    }

    private static BigInteger huge() {
        return BigInteger.ONE.shiftLeft(64_000);
    }

    private static byte[] pss(byte[] saltLength) {
        return Der.sequence(
                RSASSA_PSS,
                Der.sequence(
                        Der.element(0xa0, SHA256),
                        Der.element(0xa1, Der.sequence(MGF1, SHA256)),
                        Der.element(0xa2, saltLength)));
    }
}
