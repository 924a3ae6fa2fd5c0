package dev.viewpass.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.NoSuchProviderException;
import java.security.PublicKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/** The way between the JDK's view of certificates, CRLs and names and Bouncy Castle's. */
final class Certificates {
    private Certificates() {}

    static X500Principal name(String distinguishedName) {
        try {
            return new X500Principal(distinguishedName);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + distinguishedName + "\" is not an RFC 2253 name such as CN=Alice,O=Acme.", e);
        }
    }

    static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("The certificate has no encoding.", e);
        }
    }

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("The certificate has no encoding.", e);
        }
    }

    static X509Certificate parse(X509CertificateHolder holder) {
        try {
            return (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
        } catch (CertificateException | IOException e) {
            throw new IllegalStateException("The JDK cannot read the certificate that was made.", e);
        }
    }

    static X509CRL parse(X509CRLHolder holder) {
        try {
            return (X509CRL) factory().generateCRL(new ByteArrayInputStream(holder.getEncoded()));
        } catch (CertificateException | CRLException | IOException e) {
            throw new IllegalStateException("The JDK cannot read the CRL that was made.", e);
        }
    }

    /** SHA-1 of the public key, RFC 5280 section 4.2.1.2 method (1). */
    static SubjectKeyIdentifier keyIdentifier(PublicKey key) {
        try {
            return new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no SHA-1.", e);
        }
    }

    /** The identifier that a certificate states for its key, or the computed one when it states none. */
    static SubjectKeyIdentifier keyIdentifier(X509Certificate certificate) {
        SubjectKeyIdentifier stated =
                SubjectKeyIdentifier.fromExtensions(holder(certificate).getExtensions());
        return stated == null ? keyIdentifier(certificate.getPublicKey()) : stated;
    }

    private static CertificateFactory factory() throws CertificateException {
        try {
            return CertificateFactory.getInstance("X.509", "SUN");
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("This Java runtime has no provider SUN.", e);
        }
    }
}
