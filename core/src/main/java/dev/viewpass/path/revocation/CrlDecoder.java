package dev.viewpass.path.revocation;

import dev.viewpass.certificate.DerException;
import java.io.ByteArrayInputStream;
import java.security.NoSuchProviderException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.Arrays;

/**
 * Turns bytes of unknown origin into a CRL: exactly one, in strict DER, by the JDK's own parser, asked for by name so
 * that no other provider of the JVM decides what a list means. What the list says is not judged here.
 */
public final class CrlDecoder {
    private CrlDecoder() {}

    /**
     * Decodes one CRL (RFC 5280 section 5.1). The time it takes grows with the number of entries and no faster.
     *
     * @param encoded the DER encoding, complete and with nothing after it
     * @return the list; its {@code getEncoded()} equals the given bytes
     * @throws DerException if the bytes are not exactly one CRL in DER, or the JDK can not parse it
     */
    public static X509CRL decode(byte[] encoded) throws DerException {
        CrlForm.of(encoded);
        try {
            X509CRL crl = (X509CRL)
                    CertificateFactory.getInstance("X.509", "SUN").generateCRL(new ByteArrayInputStream(encoded));
            if (!Arrays.equals(crl.getEncoded(), encoded)) {
                throw new DerException("the CRL is encoded in another way than it was given");
            }
            return crl;
        } catch (CRLException | CertificateException | RuntimeException e) {
            throw new DerException("not a CRL that can be parsed", e);
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("this JVM has no provider SUN", e);
        }
    }
}
