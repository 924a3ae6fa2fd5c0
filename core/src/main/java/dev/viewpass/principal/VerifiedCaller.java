package dev.viewpass.principal;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.path.VerifiedPath;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The caller of a verified path: texts, and the DER encoding of the end-entity certificate. */
public final class VerifiedCaller implements CertificatePrincipal {
    private static final long serialVersionUID = 1;

    /** The selected name. */
    private final String name;
    /** The groups that the rules gave. */
    private final TreeSet<String> groups;
    /** The end-entity certificate in DER. */
    private final byte[] encoded;
    /** Serial number in lower-case hexadecimal digits. */
    private final String serial;
    /** SHA-256 fingerprint. */
    private final String fingerprint;

    private VerifiedCaller(String name, Collection<String> groups, X509Certificate certificate) {
        this.name = name;
        this.groups = new TreeSet<>(groups);
        this.serial = CertificateText.serial(certificate);
        this.fingerprint = CertificateText.fingerprint(certificate);
        try {
            this.encoded = certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a verified certificate has no encoding", e);
        }
    }

    /**
     * Makes the caller of a verified path.
     *
     * @param path the path
     * @param name the selected name
     * @param groups the groups that the rules give
     * @return the caller
     */
    public static VerifiedCaller of(VerifiedPath path, String name, Collection<String> groups) {
        return new VerifiedCaller(name, groups, path.endEntity());
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Set<String> groups() {
        return Collections.unmodifiableSortedSet(groups);
    }

    @Override
    public X509Certificate certificate() {
        try {
            return CertificateDecoder.decode(encoded);
        } catch (DerException e) {
            throw new IllegalStateException("the certificate of the caller does not parse any more", e);
        }
    }

    @Override
    public String serial() {
        return serial;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifiedCaller caller
                && name.equals(caller.name)
                && groups.equals(caller.groups)
                && fingerprint.equals(caller.fingerprint);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, fingerprint);
    }

    @Override
    public String toString() {
        return name;
    }
}
