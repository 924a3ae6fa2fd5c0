package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;

/**
 * Key usage (RFC 5280 section 4.2.1.3).
 *
 * @param uses what the key may do; at least one use
 */
public record KeyUsage(Set<Use> uses) {

    /** What a key may do, in the order of the bits. */
    public enum Use {
        /** Sign something other than certificates and CRLs, such as a TLS handshake. */
        DIGITAL_SIGNATURE,
        /** Sign what its owner shall not be able to deny (contentCommitment). */
        NON_REPUDIATION,
        /** Encipher keys. */
        KEY_ENCIPHERMENT,
        /** Encipher data without a key in between. */
        DATA_ENCIPHERMENT,
        /** Agree on keys. */
        KEY_AGREEMENT,
        /** Sign certificates. */
        KEY_CERT_SIGN,
        /** Sign CRLs. */
        CRL_SIGN,
        /** Only encipher, while agreeing on keys. */
        ENCIPHER_ONLY,
        /** Only decipher, while agreeing on keys. */
        DECIPHER_ONLY
    }

    /**
     * Makes a key usage; the set is copied.
     *
     * @param uses what the key may do
     */
    public KeyUsage {
        uses = Set.copyOf(uses);
    }

    /**
     * Decodes the extension.
     *
     * @param certificate any certificate
     * @return the key usage, or nothing when the certificate has none
     * @throws DerException if it is present and broken, allows nothing or has bits without a meaning
     */
    public static Optional<KeyUsage> of(X509Certificate certificate) throws DerException {
        return ExtensionValue.read(certificate, KnownExtension.KEY_USAGE, KeyUsage::read);
    }

    private static KeyUsage read(DerReader value) throws DerException {
        return new KeyUsage(NamedBits.read(value.read(DerReader.BIT_STRING).rest(), Use.class));
    }
}
