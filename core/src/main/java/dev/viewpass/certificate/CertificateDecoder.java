package dev.viewpass.certificate;

import java.io.ByteArrayInputStream;
import java.security.NoSuchProviderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * Turns bytes of unknown origin into a certificate: exactly one, in DER, by the JDK's own parser, asked for by name so
 * that no other provider of the JVM decides what a certificate means.
 */
public final class CertificateDecoder {
    private CertificateDecoder() {}

    /**
     * Decodes one certificate.
     *
     * @param encoded the DER encoding, complete and with nothing after it
     * @return the certificate; its {@code getEncoded()} equals the given bytes
     * @throws DerException if the bytes are not exactly one certificate in DER, the JDK can not parse it, or it reads a
     *     date, an RSA key or a name of it that no certificate should have
     */
    public static X509Certificate decode(byte[] encoded) throws DerException {
        DerWalk.requireCertificate(encoded);
        try {
            X509Certificate certificate =
                    (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(encoded));
            if (!Arrays.equals(certificate.getEncoded(), encoded)) {
                throw new DerException("the certificate is encoded in another way than it was sent");
            }
            SignedFields.require(certificate.getTBSCertificate());
            return certificate;
        } catch (CertificateException | RuntimeException e) {
            // The JDK's parser lets unchecked exceptions escape on some crafted keys and extensions.
            throw new DerException("not a certificate that can be parsed", e);
        }
    }

    private static CertificateFactory factory() throws CertificateException {
        try {
            return CertificateFactory.getInstance("X.509", "SUN");
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("this JVM has no provider SUN", e);
        }
    }
}
