package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Subject information access (RFC 5280 section 4.2.2.2).
 *
 * @param descriptions at least one, in the order of the encoding
 */
public record SubjectInformationAccess(List<AccessDescription> descriptions) {

    /**
     * Makes the extension; the list is copied.
     *
     * @param descriptions in the order of the encoding
     */
    public SubjectInformationAccess {
        descriptions = List.copyOf(descriptions);
    }

    /**
     * Decodes the extension.
     *
     * @param certificate any certificate
     * @return the descriptions, or nothing when the certificate has none
     * @throws DerException if they are present and any of them is broken
     */
    public static Optional<SubjectInformationAccess> of(X509Certificate certificate) throws DerException {
        return ExtensionValue.read(
                certificate,
                KnownExtension.SUBJECT_INFORMATION_ACCESS,
                value -> new SubjectInformationAccess(AccessDescription.readAll(value)));
    }
}
