package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.certificate.DerElement;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.SubjectPublicKeyInfo;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * CertID (RFC 6960 section 4.1.1). Its hashes only tell CAs apart, so that SHA-1 is good enough: who answers is proven by
 * the signature.
 *
 * @param hashAlgorithm object identifier of the hash in dotted form
 * @param issuerNameHash hash of the issuer's name as it stands in the certificate, in hexadecimal digits
 * @param issuerKeyHash hash of the issuer's key, in hexadecimal digits
 * @param serialNumber serial number of the certificate
 */
record CertId(String hashAlgorithm, String issuerNameHash, String issuerKeyHash, BigInteger serialNumber) {
    static final String SHA_1 = "1.3.14.3.2.26";

    private static final Map<String, String> HASHES = Map.of(
            SHA_1,
            "SHA-1",
            "2.16.840.1.101.3.4.2.4",
            "SHA-224",
            "2.16.840.1.101.3.4.2.1",
            "SHA-256",
            "2.16.840.1.101.3.4.2.2",
            "SHA-384",
            "2.16.840.1.101.3.4.2.3",
            "SHA-512");
    private static final byte[] SHA_1_ALGORITHM = HexFormat.of().parseHex("300906052b0e03021a0500");
    private static final byte[] NULL = {5, 0};

    static CertId sha1Of(X509Certificate certificate, X509Certificate issuer) {
        return of(certificate, issuer, SHA_1, "SHA-1");
    }

    private static CertId of(X509Certificate certificate, X509Certificate issuer, String oid, String hash) {
        return new CertId(
                oid,
                hash(hash, certificate.getIssuerX500Principal().getEncoded()),
                hash(hash, SubjectPublicKeyInfo.keyOctets(issuer)),
                certificate.getSerialNumber());
    }

    /** Tells whether this is the identifier of a certificate; an unknown hash identifies none. */
    boolean isOf(X509Certificate certificate, X509Certificate issuer) {
        String hash = HASHES.get(hashAlgorithm);
        return hash != null
                && serialNumber.equals(certificate.getSerialNumber())
                && equals(of(certificate, issuer, hashAlgorithm, hash));
    }

    static CertId read(DerReader list) throws DerException {
        DerReader fields = list.read(DerReader.SEQUENCE);
        DerReader algorithm = fields.read(DerReader.SEQUENCE);
        String oid = algorithm.readObjectIdentifier();
        if (algorithm.hasNext() && !Arrays.equals(algorithm.rest(), NULL)) {
            throw new DerException("hash algorithm with parameters");
        }
        String name =
                HexFormat.of().formatHex(fields.read(DerReader.OCTET_STRING).rest());
        String key =
                HexFormat.of().formatHex(fields.read(DerReader.OCTET_STRING).rest());
        BigInteger serialNumber = fields.readInteger();
        fields.requireEnd();
        return new CertId(oid, name, key, serialNumber);
    }

    /** Writes an identifier that {@link #sha1Of} made. */
    byte[] encoded() {
        return DerElement.of(
                DerReader.SEQUENCE,
                SHA_1_ALGORITHM,
                DerElement.of(DerReader.OCTET_STRING, HexFormat.of().parseHex(issuerNameHash)),
                DerElement.of(DerReader.OCTET_STRING, HexFormat.of().parseHex(issuerKeyHash)),
                DerElement.of(DerReader.INTEGER, serialNumber.toByteArray()));
    }

    /** Returns a hash in hexadecimal digits. */
    static String hash(String algorithm, byte[] octets) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm, "SUN").digest(octets));
        } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
            throw new IllegalStateException("this JVM has no " + algorithm, e);
        }
    }
}
