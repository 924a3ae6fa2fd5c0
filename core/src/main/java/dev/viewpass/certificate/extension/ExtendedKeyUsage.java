package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Extended key usage (RFC 5280 section 4.2.1.12).
 *
 * @param purposes object identifiers of the purposes in dotted form and in the order of the encoding; at least one
 */
public record ExtendedKeyUsage(List<String> purposes) {

    /**
     * Makes an extended key usage; the list is copied.
     *
     * @param purposes object identifiers in dotted form
     */
    public ExtendedKeyUsage {
        purposes = List.copyOf(purposes);
    }

    /**
     * Decodes the extension.
     *
     * @param certificate any certificate
     * @return the purposes, or nothing when the certificate has no extended key usage
     * @throws DerException if it is present and broken, empty or lists a purpose twice
     */
    public static Optional<ExtendedKeyUsage> of(X509Certificate certificate) throws DerException {
        return ExtensionValue.read(certificate, KnownExtension.EXTENDED_KEY_USAGE, ExtendedKeyUsage::read);
    }

    private static ExtendedKeyUsage read(DerReader value) throws DerException {
        DerReader list = value.read(DerReader.SEQUENCE);
        Set<String> purposes = new LinkedHashSet<>();
        do {
            String purpose = list.readObjectIdentifier();
            if (!purposes.add(purpose)) {
                throw new DerException("purpose " + purpose + " is listed twice");
            }
        } while (list.hasNext());
        return new ExtendedKeyUsage(List.copyOf(purposes));
    }
}
