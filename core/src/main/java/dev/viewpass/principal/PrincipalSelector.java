package dev.viewpass.principal;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DistinguishedName;
import dev.viewpass.certificate.SubjectAlternativeNames;
import dev.viewpass.path.VerifiedPath;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** The values of the setting {@code principal}: where in the end-entity certificate the name of the caller stands. */
public enum PrincipalSelector implements PrincipalMapper {
    /** The whole subject in the form of RFC 2253. */
    SUBJECT("subject") {
        @Override
        List<String> names(X509Certificate endEntity) throws DerException {
            // The text form has U+FFFD for whatever is no text, and two names must not have one text.
            X500Principal subject = endEntity.getSubjectX500Principal();
            DistinguishedName.of(subject);
            return subject.getName().isEmpty() ? List.of() : List.of(CertificateText.name(subject));
        }
    },
    /** The common name. */
    SUBJECT_CN("subject.cn") {
        @Override
        List<String> names(X509Certificate endEntity) throws DerException {
            return DistinguishedName.of(endEntity.getSubjectX500Principal()).values(AttributeType.CN.oid());
        }
    },
    /** The e-mail address among the alternative names. */
    SAN_EMAIL("san.email") {
        @Override
        List<String> names(X509Certificate endEntity) throws DerException {
            return SubjectAlternativeNames.of(endEntity).emails();
        }
    },
    /** The URI among the alternative names, such as a SPIFFE ID. */
    SAN_URI("san.uri") {
        @Override
        List<String> names(X509Certificate endEntity) throws DerException {
            return SubjectAlternativeNames.of(endEntity).uris();
        }
    },
    /** The SHA-256 fingerprint. */
    FINGERPRINT("fingerprint") {
        @Override
        List<String> names(X509Certificate endEntity) {
            return List.of(CertificateText.fingerprint(endEntity));
        }
    };

    private final String key;

    PrincipalSelector(String key) {
        this.key = key;
    }

    abstract List<String> names(X509Certificate endEntity) throws DerException;

    @Override
    public List<String> names(VerifiedPath path) throws DerException {
        return names(path.endEntity());
    }

    /**
     * Returns the text of the setting.
     *
     * @return such as {@code san.email}
     */
    public String key() {
        return key;
    }

    @Override
    public String toString() {
        return key;
    }

    /**
     * Finds a selector by the text of the setting.
     *
     * @param key the text
     * @return the selector, or nothing
     */
    public static Optional<PrincipalSelector> of(String key) {
        return Arrays.stream(values())
                .filter(selector -> selector.key.equals(key))
                .findFirst();
    }
}
