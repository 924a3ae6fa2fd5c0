package dev.viewpass.path.policy;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.extension.ExtensionValue;
import dev.viewpass.certificate.extension.ImplicitInteger;
import dev.viewpass.certificate.extension.KnownExtension;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Inhibit anyPolicy (RFC 5280 section 4.2.1.14).
 *
 * @param skipCerts after how many further certificates anyPolicy matches nothing
 */
public record InhibitAnyPolicy(int skipCerts) {

    /**
     * Decodes the extension.
     *
     * @param certificate any certificate
     * @return the number, or nothing when the certificate does not have the extension
     * @throws DerException if it is present and broken or negative
     */
    public static Optional<InhibitAnyPolicy> of(X509Certificate certificate) throws DerException {
        return ExtensionValue.read(
                certificate,
                KnownExtension.INHIBIT_ANY_POLICY,
                value -> new InhibitAnyPolicy(ImplicitInteger.readCount(value, DerReader.INTEGER)));
    }
}
