package dev.viewpass.testkit;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/** Everything that the issuer signs (TBSCertificate, RFC 5280 section 4.1), except the issuer's own name. */
record TbsCertificate(
        BigInteger serialNumber,
        X500Principal subject,
        PublicKey publicKey,
        Validity validity,
        CertificateExtensions extensions) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A random serial number of 16 octets, far more than enough to be unique (RFC 5280 section 4.1.2.2). */
    static BigInteger randomSerialNumber() {
        return new BigInteger(126, RANDOM).setBit(126);
    }

    X509Certificate signedBy(X500Principal issuer, PrivateKey key, SignatureAlgorithm algorithm) {
        ContentSigner signer = algorithm.signer(key);
        // Without extensions the version is 1 (RFC 5280 section 4.1.2.1).
        return Certificates.parse(extensions.all().isEmpty() ? version1(issuer, signer) : version3(issuer, signer));
    }

    private X509CertificateHolder version1(X500Principal issuer, ContentSigner signer) {
        return new JcaX509v1CertificateBuilder(
                        issuer, serialNumber, validity.notBefore(), validity.notAfter(), subject, publicKey)
                .build(signer);
    }

    private X509CertificateHolder version3(X500Principal issuer, ContentSigner signer) {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer, serialNumber, validity.notBefore(), validity.notAfter(), subject, publicKey);
        for (Extension extension : extensions.all()) {
            try {
                builder.addExtension(extension);
            } catch (CertIOException e) {
                throw new IllegalStateException("Cannot encode extension " + extension.getExtnId() + ".", e);
            }
        }
        return builder.build(signer);
    }
}
