package dev.viewpass.it.facts;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that no authority of the test kit would make: every part is chosen by hand. */
final class CraftedCertificate {
    private final JcaX509v3CertificateBuilder builder;

    private CraftedCertificate(String subject, KeyPair key, X500Name issuer, BigInteger serial) {
        Instant now = Instant.now();
        builder = new JcaX509v3CertificateBuilder(
                issuer,
                serial,
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(365))),
                new X500Name(subject),
                key.getPublic());
    }

    static CraftedCertificate of(String subject, KeyPair key, X509Certificate issuer) {
        return of(subject, key, name(issuer), BigInteger.TEN);
    }

    static CraftedCertificate of(String subject, KeyPair key, X500Name issuer, BigInteger serial) {
        return new CraftedCertificate(subject, key, issuer, serial);
    }

    static X500Name name(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    /** Adds an extension with any octets as its value. */
    CraftedCertificate with(String oid, boolean critical, byte[] value) throws Exception {
        builder.addExtension(new ASN1ObjectIdentifier(oid), critical, value);
        return this;
    }

    CraftedCertificate with(String oid, boolean critical, ASN1Encodable value) throws Exception {
        builder.addExtension(new ASN1ObjectIdentifier(oid), critical, value);
        return this;
    }

    X509Certificate signedBy(PrivateKey key, String algorithm) throws Exception {
        return parse(builder.build(signer(key, algorithm)));
    }

    byte[] encodedSignedBy(PrivateKey key, String algorithm) throws Exception {
        return builder.build(signer(key, algorithm)).getEncoded();
    }

    /** A certificate of version 1, which has no extensions. */
    static X509Certificate versionOne(String subject, KeyPair key, X509Certificate issuer, PrivateKey signer)
            throws Exception {
        Instant now = Instant.now();
        X509v1CertificateBuilder builder = new JcaX509v1CertificateBuilder(
                name(issuer),
                BigInteger.TEN,
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(365))),
                new X500Name(subject),
                key.getPublic());
        return parse(builder.build(signer(signer, "SHA256withECDSA")));
    }

    private static ContentSigner signer(PrivateKey key, String algorithm) throws Exception {
        return new JcaContentSignerBuilder(algorithm)
                .setProvider(new BouncyCastleProvider())
                .build(key);
    }

    private static X509Certificate parse(X509CertificateHolder holder) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509", "SUN")
                .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
    }
}
