package dev.viewpass.certificate.extension;

import java.util.Arrays;
import java.util.Optional;

/** The extensions of RFC 5280 section 4.2: their object identifiers, and what they are called in sentences. */
public enum KnownExtension {
    /** Attributes of the subject (section 4.2.1.8). */
    SUBJECT_DIRECTORY_ATTRIBUTES("2.5.29.9", "subject directory attributes"),
    /** Names the key that is certified (section 4.2.1.2). */
    SUBJECT_KEY_IDENTIFIER("2.5.29.14", "subject key identifier"),
    /** What the key may do (section 4.2.1.3). */
    KEY_USAGE("2.5.29.15", "key usage"),
    /** Further names of the subject (section 4.2.1.6). */
    SUBJECT_ALTERNATIVE_NAMES("2.5.29.17", "subject alternative names"),
    /** Further names of the issuer (section 4.2.1.7). */
    ISSUER_ALTERNATIVE_NAMES("2.5.29.18", "issuer alternative names"),
    /** Whether the subject is a CA (section 4.2.1.9). */
    BASIC_CONSTRAINTS("2.5.29.19", "basic constraints"),
    /** Which names a CA may certify (section 4.2.1.10). */
    NAME_CONSTRAINTS("2.5.29.30", "name constraints"),
    /** Where CRLs are (section 4.2.1.13). */
    CRL_DISTRIBUTION_POINTS("2.5.29.31", "CRL distribution points"),
    /** Under which policies the certificate was issued (section 4.2.1.4). */
    CERTIFICATE_POLICIES("2.5.29.32", "certificate policies"),
    /** Which policies of two domains are equal (section 4.2.1.5). */
    POLICY_MAPPINGS("2.5.29.33", "policy mappings"),
    /** Names the key that signed (section 4.2.1.1). */
    AUTHORITY_KEY_IDENTIFIER("2.5.29.35", "authority key identifier"),
    /** What policies are demanded further down (section 4.2.1.11). */
    POLICY_CONSTRAINTS("2.5.29.36", "policy constraints"),
    /** For which purposes the key may be used (section 4.2.1.12). */
    EXTENDED_KEY_USAGE("2.5.29.37", "extended key usage"),
    /** Where delta CRLs are (section 4.2.1.15). */
    FRESHEST_CRL("2.5.29.46", "freshest CRL"),
    /** From where on anyPolicy matches nothing (section 4.2.1.14). */
    INHIBIT_ANY_POLICY("2.5.29.54", "inhibit anyPolicy"),
    /** Where to learn about the issuer (section 4.2.2.1). */
    AUTHORITY_INFORMATION_ACCESS("1.3.6.1.5.5.7.1.1", "authority information access"),
    /** Where to learn about the subject (section 4.2.2.2). */
    SUBJECT_INFORMATION_ACCESS("1.3.6.1.5.5.7.1.11", "subject information access");

    private final String oid;
    private final String text;

    KnownExtension(String oid, String text) {
        this.oid = oid;
        this.text = text;
    }

    /**
     * Returns the object identifier.
     *
     * @return its dotted form
     */
    public String oid() {
        return oid;
    }

    /**
     * Returns the name for sentences.
     *
     * @return lower-case words without an article
     */
    public String text() {
        return text;
    }

    /**
     * Finds an extension.
     *
     * @param oid an object identifier in dotted form
     * @return the extension, or nothing when RFC 5280 does not define it
     */
    public static Optional<KnownExtension> of(String oid) {
        return Arrays.stream(values())
                .filter(extension -> extension.oid.equals(oid))
                .findFirst();
    }
}
