package dev.viewpass.path;

import static dev.viewpass.refusal.RejectionReason.LIMIT_EXCEEDED;
import static dev.viewpass.refusal.RejectionReason.MALFORMED_CERTIFICATE;
import static dev.viewpass.refusal.RejectionReason.WEAK_KEY;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.path.CraftedCertificate.Field;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;

/** Public keys that are weak, wrong, or costly to compute with, in client certificates that a genuine CA has issued. */
final class HostileKeys {
    private static final byte[] RSA_ENCRYPTION = Der.hex("30 0d 06 09 2a 86 48 86 f7 0d 01 01 01 05 00");
    private static final byte[] EC_PUBLIC_KEY = Der.hex("06 07 2a 86 48 ce 3d 02 01");
    private static final byte[] DSA = Der.hex("06 07 2a 86 48 ce 38 04 01");
    private static final byte[] P256 = Der.hex("06 08 2a 86 48 ce 3d 03 01 07");
    private static final byte[] SECP256K1 = Der.hex("06 05 2b 81 04 00 0a");
    private static final byte[] UNKNOWN_CURVE = Der.hex("06 05 2b 81 04 00 7f");
    private static final byte[] POINT = point();
    private static final BigInteger F4 = BigInteger.valueOf(65537);
    private static final TestAuthority ANCHOR = TestAuthority.root("CN=Acme Root CA");

    private HostileKeys() {}

    static List<HostileInput> all() throws GeneralSecurityException {
        List<HostileInput> all = new ArrayList<>(rsa());
        all.addAll(ellipticCurve());
        all.add(key("DSA key with a prime of 16,000 bits", WEAK_KEY, dsa(16_000)));
        all.add(key("X25519 key", WEAK_KEY, Keys.x25519().getEncoded()));
        all.add(key(
                "key of an unknown algorithm",
                WEAK_KEY,
                info(Der.sequence(Der.hex("06 03 2a 03 04")), new byte[1000])));
        all.add(key("key with octets after it", MALFORMED_CERTIFICATE, trailing()));
        all.add(key("key that is an empty sequence", MALFORMED_CERTIFICATE, Der.sequence()));
        all.add(slowAuthorities());
        return all;
    }

    private static List<HostileInput> rsa() {
        BigInteger modulus = BigInteger.ONE.shiftLeft(2047).setBit(0);
        return List.of(
                key("RSA modulus of 1,024 bits", WEAK_KEY, rsa(modulus(1024), F4)),
                key("RSA modulus of 16,384 bits", WEAK_KEY, rsa(modulus(16_384), F4)),
                key("RSA modulus of 32,768 bits", MALFORMED_CERTIFICATE, rsa(modulus(32_768), F4)),
                key("RSA modulus of zero", MALFORMED_CERTIFICATE, rsa(BigInteger.ZERO, F4)),
                key("negative RSA modulus", MALFORMED_CERTIFICATE, rsa(modulus.negate(), F4)),
                key("even RSA modulus", WEAK_KEY, rsa(modulus.clearBit(0), F4)),
                key("RSA exponent of zero", MALFORMED_CERTIFICATE, rsa(modulus, BigInteger.ZERO)),
                key("RSA exponent of one", MALFORMED_CERTIFICATE, rsa(modulus, BigInteger.ONE)),
                key("even RSA exponent", WEAK_KEY, rsa(modulus, F4.clearBit(0))),
                key("RSA exponent of 65 bits", WEAK_KEY, rsa(modulus, F4.setBit(64))),
                key(
                        "RSA exponent of 2,048 bits",
                        WEAK_KEY,
                        rsa(modulus, modulus.clearBit(100).subtract(F4))),
                key("negative RSA exponent", MALFORMED_CERTIFICATE, rsa(modulus, F4.negate())),
                key("RSA key of junk", MALFORMED_CERTIFICATE, info(RSA_ENCRYPTION, new byte[300])));
    }

    private static List<HostileInput> ellipticCurve() {
        byte[] wrong = POINT.clone();
        wrong[40] ^= 1;
        byte[] explicit;
        try {
            explicit = ECNamedCurveTable.getByName("P-256").getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(
                key("EC point that is not on its curve", WEAK_KEY, ec(P256, wrong)),
                key("EC point at infinity", MALFORMED_CERTIFICATE, ec(P256, Der.bytes(0))),
                key("EC point of zeros", WEAK_KEY, ec(P256, Der.concat(Der.bytes(4), new byte[64]))),
                key(
                        "EC point that is compressed",
                        MALFORMED_CERTIFICATE,
                        ec(P256, Der.concat(Der.bytes(2), new byte[32]))),
                key("EC key with explicit parameters", MALFORMED_CERTIFICATE, ec(explicit, POINT)),
                key("EC key on secp256k1", WEAK_KEY, ec(SECP256K1, POINT)),
                key("EC key on an unknown curve", MALFORMED_CERTIFICATE, ec(UNKNOWN_CURVE, POINT)),
                key("EC key without parameters", MALFORMED_CERTIFICATE, ec(new byte[0], POINT)));
    }

    private static HostileInput key(String name, RejectionReason reason, byte[] subjectPublicKeyInfo) {
        byte[] leaf = CraftedCertificate.issuedBy(ANCHOR)
                .with(Field.PUBLIC_KEY, subjectPublicKeyInfo)
                .encoded();
        return HostileInput.of(name, reason, ANCHOR, leaf);
    }

    // Of all RSA keys that the policy accepts, none takes longer; the CA above them has gone astray.
    private static HostileInput slowAuthorities() throws GeneralSecurityException {
        TestAuthority astray = ANCHOR.intermediate("CN=Astray");
        List<byte[]> pool = new ArrayList<>();
        pool.add(HostileInput.encoded(astray.certificate()));
        for (int i = 1; i <= 40; i++) {
            PublicKey key = Keys.rsa(8192, -1L >>> 1);
            pool.add(HostileInput.encoded(astray.intermediateBuilder("CN=Slow")
                    .key(new KeyPair(key, astray.privateKey()))
                    .serialNumber(BigInteger.valueOf(i))
                    .build()
                    .certificate()));
        }
        byte[] sha256WithRsa = Der.hex("30 0d 06 09 2a 86 48 86 f7 0d 01 01 0b 05 00");
        CraftedCertificate leaf = CraftedCertificate.issuedBy(TestAuthority.root("CN=Slow"))
                .with(Field.SIGNATURE_ALGORITHM, sha256WithRsa);
        byte[] signature = new byte[1024];
        Arrays.fill(signature, 1, 1024, (byte) 0x55);
        return HostileInput.of(
                        "40 CAs with the slowest RSA keys",
                        LIMIT_EXCEEDED,
                        ANCHOR,
                        leaf.encodedWithSignature(Der.bytes(0), signature))
                .besideEncoded(pool);
    }

    private static BigInteger modulus(int bits) {
        return BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
    }

    private static byte[] rsa(BigInteger modulus, BigInteger exponent) {
        return info(RSA_ENCRYPTION, Der.sequence(integer(modulus), integer(exponent)));
    }

    private static byte[] dsa(int bits) {
        byte[] numbers = Der.sequence(
                integer(modulus(bits)), integer(BigInteger.ONE.shiftLeft(255).setBit(0)), integer(BigInteger.TWO));
        return info(Der.sequence(DSA, numbers), integer(BigInteger.TEN));
    }

    private static byte[] ec(byte[] parameters, byte[] point) {
        return info(Der.sequence(EC_PUBLIC_KEY, parameters), point);
    }

    private static byte[] trailing() {
        return Der.sequence(
                Der.sequence(EC_PUBLIC_KEY, P256),
                Der.element(DerReader.BIT_STRING, Der.bytes(0), POINT),
                Der.element(DerReader.OCTET_STRING, new byte[100]));
    }

    private static byte[] info(byte[] algorithm, byte[] key) {
        return Der.sequence(algorithm, Der.element(DerReader.BIT_STRING, Der.bytes(0), key));
    }

    private static byte[] integer(BigInteger value) {
        return Der.element(DerReader.INTEGER, value.toByteArray());
    }

    private static byte[] point() {
        byte[] encoded =
                TestAuthority.root("CN=Point").certificate().getPublicKey().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length);
    }
}
