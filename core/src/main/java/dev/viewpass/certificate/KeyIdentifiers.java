package dev.viewpass.certificate;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Key identifiers of RFC 5280 sections 4.2.1.1 and 4.2.1.2. They are hints for the search of a path, never proof: a
 * broken extension counts as no hint.
 */
public final class KeyIdentifiers {
    private static final byte[] NONE = {};

    private KeyIdentifiers() {}

    /**
     * Tells how well the issuer's subject key identifier answers the certificate's authority key identifier.
     *
     * @param certificate the issued certificate
     * @param issuer a certificate whose subject is the issuer's name
     * @return {@link Match#UNKNOWN} when either does not say
     */
    public static Match match(X509Certificate certificate, X509Certificate issuer) {
        return Match.of(
                authorityKey(certificate).orElse(NONE), subjectKey(issuer).orElse(NONE));
    }

    /** How an authority key identifier and a subject key identifier relate; best match first. */
    public enum Match {
        /** Both are present and equal. */
        SAME,
        /** At least one is absent. */
        UNKNOWN,
        /** Both are present and differ. */
        OTHER;

        /**
         * Compares two key identifiers.
         *
         * @param authorityKey what the issued certificate says, empty when it says nothing
         * @param subjectKey what the issuer says, empty when it says nothing
         * @return how they relate
         */
        public static Match of(byte[] authorityKey, byte[] subjectKey) {
            if (authorityKey.length == 0 || subjectKey.length == 0) {
                return UNKNOWN;
            }
            return Arrays.equals(authorityKey, subjectKey) ? SAME : OTHER;
        }
    }

    /**
     * Returns the subject key identifier.
     *
     * @param certificate any certificate
     * @return its octets, or nothing when absent or broken
     */
    public static Optional<byte[]> subjectKey(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue("2.5.29.14");
        if (extension == null) {
            return Optional.empty();
        }
        try {
            DerReader octets = DerReader.of(extension).read(DerReader.OCTET_STRING);
            return Optional.of(octets.read(DerReader.OCTET_STRING).rest());
        } catch (DerException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the key identifier of the authority key identifier extension.
     *
     * @param certificate any certificate
     * @return its octets, or nothing when absent or broken
     */
    public static Optional<byte[]> authorityKey(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue("2.5.29.35");
        if (extension == null) {
            return Optional.empty();
        }
        try {
            DerReader identifier =
                    DerReader.of(extension).read(DerReader.OCTET_STRING).read(DerReader.SEQUENCE);
            return identifier.peekTag() == 0x80
                    ? Optional.of(identifier.read(0x80).rest())
                    : Optional.empty();
        } catch (DerException e) {
            return Optional.empty();
        }
    }
}
