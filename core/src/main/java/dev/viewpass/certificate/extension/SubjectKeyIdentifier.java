package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Subject key identifier (RFC 5280 section 4.2.1.2).
 *
 * @param keyIdentifier its octets as lower-case hexadecimal digits
 */
public record SubjectKeyIdentifier(String keyIdentifier) {

    /**
     * Decodes the extension.
     *
     * @param certificate any certificate
     * @return the identifier, or nothing when the certificate has none
     * @throws DerException if it is present and broken or empty
     */
    public static Optional<SubjectKeyIdentifier> of(X509Certificate certificate) throws DerException {
        return ExtensionValue.read(
                certificate,
                KnownExtension.SUBJECT_KEY_IDENTIFIER,
                value -> new SubjectKeyIdentifier(KeyIdentifierOctets.read(value, DerReader.OCTET_STRING)));
    }
}
