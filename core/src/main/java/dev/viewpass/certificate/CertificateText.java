package dev.viewpass.certificate;

import dev.viewpass.refusal.LogText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/** The texts in which certificates appear everywhere in Viewpass: settings, logs, principals and answers. */
public final class CertificateText {
    private CertificateText() {}

    /**
     * Returns a whole name in the form of RFC 2253, however long it is.
     *
     * @param name a subject or issuer
     * @return the text of {@link X500Principal#getName()} with control characters escaped as {@code \xx}
     */
    public static String name(X500Principal name) {
        return LogText.escape(name.getName());
    }

    /**
     * Returns the subject of a certificate for a sentence. Two subjects may have one such text: it is for people to read
     * and never to be compared.
     *
     * @param certificate a certificate
     * @return its subject as {@link #name(X500Principal)} gives it, cut as {@link LogText#name(String)} says
     */
    public static String subject(X509Certificate certificate) {
        return LogText.name(certificate.getSubjectX500Principal().getName());
    }

    /**
     * Returns the issuer of a certificate for a sentence. Two issuers may have one such text: it is for people to read
     * and never to be compared.
     *
     * @param certificate a certificate
     * @return its issuer as {@link #name(X500Principal)} gives it, cut as {@link LogText#name(String)} says
     */
    public static String issuer(X509Certificate certificate) {
        return LogText.name(certificate.getIssuerX500Principal().getName());
    }

    /**
     * Returns the serial number of a certificate.
     *
     * @param certificate a certificate
     * @return lower-case hexadecimal digits without separators and leading zeros
     */
    public static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16);
    }

    /**
     * Returns the fingerprint of a certificate.
     *
     * @param certificate a certificate
     * @return {@code sha256:} and 64 lower-case hexadecimal digits over the DER encoding
     */
    public static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256", "SUN").digest(certificate.getEncoded());
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | NoSuchProviderException | CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate has no SHA-256 fingerprint", e);
        }
    }
}
