package dev.viewpass.header;

import dev.viewpass.certificate.KeyIdentifiers;
import dev.viewpass.certificate.SelfIssued;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What the caller presented: the end-entity certificate, whose key the gateway saw in use, and other certificates that
 * may help to find a path. Nothing of it is verified.
 *
 * @param endEntity the certificate of the caller
 * @param others further certificates in the order sent, without the leaf and without self-signed ones
 */
public record PresentedChain(X509Certificate endEntity, List<X509Certificate> others) {

    /**
     * Makes the chain. Repetitions of the leaf and self-signed certificates are dropped: the first add nothing, and a
     * root counts only when it is configured.
     *
     * @param endEntity the certificate of the caller
     * @param others further certificates in the order sent
     */
    public PresentedChain {
        X509Certificate leaf = endEntity;
        others = others.stream()
                .filter(certificate -> !certificate.equals(leaf) && !isSelfSigned(certificate))
                .toList();
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        return SelfIssued.is(certificate)
                && KeyIdentifiers.match(certificate, certificate) != KeyIdentifiers.Match.OTHER;
    }
}
