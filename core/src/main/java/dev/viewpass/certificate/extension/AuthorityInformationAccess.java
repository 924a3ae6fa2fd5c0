package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Authority information access (RFC 5280 section 4.2.2.1).
 *
 * @param descriptions at least one, in the order of the encoding
 */
public record AuthorityInformationAccess(List<AccessDescription> descriptions) {
    /** Access method of OCSP responders. */
    public static final String OCSP = "1.3.6.1.5.5.7.48.1";
    /** Access method of certificates of the issuer. */
    public static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";

    /**
     * Makes the extension; the list is copied.
     *
     * @param descriptions in the order of the encoding
     */
    public AuthorityInformationAccess {
        descriptions = List.copyOf(descriptions);
    }

    /**
     * Decodes the extension.
     *
     * @param certificate any certificate
     * @return the descriptions, or nothing when the certificate has none
     * @throws DerException if they are present and any of them is broken
     */
    public static Optional<AuthorityInformationAccess> of(X509Certificate certificate) throws DerException {
        return ExtensionValue.read(
                certificate,
                KnownExtension.AUTHORITY_INFORMATION_ACCESS,
                value -> new AuthorityInformationAccess(AccessDescription.readAll(value)));
    }

    /**
     * Returns the addresses for an access method.
     *
     * @param method object identifier in dotted form, such as {@link #OCSP}
     * @return locations that are URIs, in the order of the encoding
     */
    public List<String> uris(String method) {
        return descriptions.stream()
                .filter(description -> description.method().equals(method))
                .flatMap(description -> description.location().uri().stream())
                .toList();
    }
}
