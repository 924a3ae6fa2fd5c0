package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Opens the value of an extension and makes sure that nothing of it is left unread. */
public final class ExtensionValue {
    private ExtensionValue() {}

    /**
     * What stands in the OCTET STRING of an extension.
     *
     * @param <T> the decoded form
     */
    @FunctionalInterface
    public interface Syntax<T> {

        /**
         * Reads one value.
         *
         * @param value the contents of the OCTET STRING; what is left unread is an error
         * @return the decoded form
         * @throws DerException if the contents are not of this syntax
         */
        T read(DerReader value) throws DerException;
    }

    /**
     * Decodes an extension.
     *
     * @param certificate any certificate
     * @param extension which extension
     * @param syntax its ASN.1
     * @param <T> the decoded form
     * @return the decoded value, or nothing when the certificate does not have the extension
     * @throws DerException if the extension is present and not of that syntax; the message names the extension
     */
    public static <T> Optional<T> read(X509Certificate certificate, KnownExtension extension, Syntax<T> syntax)
            throws DerException {
        byte[] encoded = certificate.getExtensionValue(extension.oid());
        if (encoded == null) {
            return Optional.empty();
        }
        try {
            DerReader value = DerReader.of(encoded).read(DerReader.OCTET_STRING);
            T decoded = syntax.read(value);
            value.requireEnd();
            return Optional.of(decoded);
        } catch (DerException e) {
            throw new DerException(
                    "the " + extension.text() + " (" + extension.oid() + ") can not be parsed: " + e.getMessage(), e);
        }
    }
}
