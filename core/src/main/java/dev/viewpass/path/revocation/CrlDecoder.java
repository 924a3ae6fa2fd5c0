package dev.viewpass.path.revocation;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.Pem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchProviderException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns bytes of unknown origin into a CRL: exactly one, in strict DER, by the JDK's own parser, asked for by name so
 * that no other provider of the JVM decides what a list means. What the list says is not judged here.
 */
public final class CrlDecoder {
    private CrlDecoder() {}

    /**
     * Decodes the lists of a file or of an answer.
     *
     * @param content one list in DER, or any number of blocks {@code X509 CRL} in PEM (RFC 7468 section 6)
     * @return at least one list
     * @throws DerException if there is anything else
     */
    public static List<X509CRL> decodeAll(byte[] content) throws DerException {
        List<byte[]> blocks = Pem.blocks(new String(content, StandardCharsets.ISO_8859_1), "X509 CRL");
        List<X509CRL> crls = new ArrayList<>();
        for (byte[] encoded : blocks.isEmpty() ? List.of(content) : blocks) {
            crls.add(decode(encoded));
        }
        return crls;
    }

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
