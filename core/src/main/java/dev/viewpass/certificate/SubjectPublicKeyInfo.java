package dev.viewpass.certificate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The public key of a certificate with its algorithm (RFC 5280 section 4.1.2.7) under its SHA-256 digest. Unlike the
 * fingerprint of the certificate, nobody but the CA can change it.
 */
public final class SubjectPublicKeyInfo {
    private static final String PREFIX = "spki-sha256:";
    private static final byte[] RSA_ENCRYPTION = HexFormat.of().parseHex("06092a864886f70d0101010500");
    private static final byte[] RSASSA_PSS = HexFormat.of().parseHex("06092a864886f70d01010a");
    private static final byte[] NO_UNUSED_BITS = {0};
    private static final int VERSION = 0xa0;
    private static final int FIELDS_BETWEEN_SERIAL_NUMBER_AND_KEY = 4;

    private SubjectPublicKeyInfo() {}

    /**
     * Returns the digest of the key as it stands in the certificate.
     *
     * @param certificate a certificate that {@link CertificateDecoder} has decoded
     * @return {@code spki-sha256:} and 64 lower-case hexadecimal digits
     */
    public static String text(X509Certificate certificate) {
        return text(encoded(certificate));
    }

    /**
     * Returns the digests under which the key may be known. A key in an unusual encoding, such as RSA without
     * parameters, has that of the usual encoding too, which OpenSSL computes in its place. An RSA key has those of
     * rsaEncryption and of id-RSASSA-PSS without parameters (RFC 4055 section 1.2): it is one key, whichever a CA
     * certifies.
     *
     * @param certificate a certificate that {@link CertificateDecoder} has decoded
     * @return at least one text; of an RSA key the first is that of rsaEncryption, which every certificate of the key has
     */
    public static Set<String> texts(X509Certificate certificate) {
        Set<String> texts = new LinkedHashSet<>();
        if (certificate.getPublicKey() instanceof RSAPublicKey key) {
            texts.add(text(encoded(RSA_ENCRYPTION, key)));
            texts.add(text(encoded(RSASSA_PSS, key)));
        }
        texts.add(text(certificate));
        texts.add(text(certificate.getPublicKey().getEncoded()));
        return texts;
    }

    /**
     * Returns the key alone, over which OCSP computes key hashes (RFC 6960 section 4.1.1).
     *
     * @param certificate a certificate that {@link CertificateDecoder} has decoded
     * @return contents of the BIT STRING without the octet that counts the unused bits
     */
    public static byte[] keyOctets(X509Certificate certificate) {
        try {
            DerReader key = DerReader.of(encoded(certificate)).read(DerReader.SEQUENCE);
            key.read(DerReader.SEQUENCE);
            DerReader bits = key.read(DerReader.BIT_STRING);
            bits.skipOctet();
            return bits.rest();
        } catch (DerException e) {
            throw new IllegalStateException("a decoded certificate is not DER", e);
        }
    }

    // Written here, since what a certificate says to be an RSA key may be none to a provider.
    private static byte[] encoded(byte[] algorithm, RSAPublicKey key) {
        byte[] numbers = DerElement.of(
                DerReader.SEQUENCE,
                DerElement.of(DerReader.INTEGER, key.getModulus().toByteArray()),
                DerElement.of(DerReader.INTEGER, key.getPublicExponent().toByteArray()));
        return DerElement.of(
                DerReader.SEQUENCE,
                DerElement.of(DerReader.SEQUENCE, algorithm),
                DerElement.of(DerReader.BIT_STRING, NO_UNUSED_BITS, numbers));
    }

    private static String text(byte[] encoded) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256", "SUN").digest(encoded);
            return PREFIX + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            DerReader fields = DerReader.of(certificate.getTBSCertificate()).read(DerReader.SEQUENCE);
            if (fields.peekTag() == VERSION) {
                fields.readAny();
            }
            fields.readInteger();
            for (int i = 0; i < FIELDS_BETWEEN_SERIAL_NUMBER_AND_KEY; i++) {
                fields.read(DerReader.SEQUENCE);
            }
            byte[] keyAndRest = fields.rest();
            DerReader key = DerReader.of(keyAndRest);
            key.read(DerReader.SEQUENCE);
            return Arrays.copyOf(keyAndRest, keyAndRest.length - key.rest().length);
        } catch (CertificateEncodingException | DerException e) {
            throw new IllegalStateException("a decoded certificate is not DER", e);
        }
    }
}
