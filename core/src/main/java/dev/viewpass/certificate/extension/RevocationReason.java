package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.util.Set;

/** Reasons that a CRL can be limited to, in the order of the bits of ReasonFlags (RFC 5280 section 4.2.1.13). */
public enum RevocationReason {
    /** Not used. */
    UNUSED("unused"),
    /** The key of the subject is known to others. */
    KEY_COMPROMISE("keyCompromise"),
    /** The key of the CA is known to others. */
    CA_COMPROMISE("cACompromise"),
    /** The subject's name or other information has changed. */
    AFFILIATION_CHANGED("affiliationChanged"),
    /** Another certificate has replaced this one. */
    SUPERSEDED("superseded"),
    /** The certificate is no longer needed. */
    CESSATION_OF_OPERATION("cessationOfOperation"),
    /** The certificate is suspended. */
    CERTIFICATE_HOLD("certificateHold"),
    /** A privilege was withdrawn. */
    PRIVILEGE_WITHDRAWN("privilegeWithdrawn"),
    /** The key of the attribute authority is known to others. */
    AA_COMPROMISE("aACompromise");

    private final String text;

    RevocationReason(String text) {
        this.text = text;
    }

    /**
     * Returns the reason as RFC 5280 writes it.
     *
     * @return such as {@code keyCompromise}
     */
    public String text() {
        return text;
    }

    /**
     * Reads the rest as ReasonFlags.
     *
     * @param flags contents of the BIT STRING
     * @return at least one reason
     * @throws DerException if there is no reason, an unknown one, or the bits are not in the form of DER
     */
    public static Set<RevocationReason> read(DerReader flags) throws DerException {
        return NamedBits.read(flags.rest(), RevocationReason.class);
    }
}
