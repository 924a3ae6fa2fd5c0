package dev.viewpass.path;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * Issuing CA certificates that are configured beside the anchors. They are not trusted; they complete a path when the
 * gateway sends no chain: a resumed TLS session has lost it, and some gateways never have one.
 */
public final class IntermediateCertificates {
    private final Map<X500Principal, List<X509Certificate>> bySubject;
    private final int size;

    private IntermediateCertificates(Collection<X509Certificate> certificates) {
        bySubject = certificates.stream()
                .distinct()
                .collect(Collectors.groupingBy(
                        X509Certificate::getSubjectX500Principal, Collectors.toUnmodifiableList()));
        size = certificates.size();
    }

    /**
     * Makes the pool.
     *
     * @param certificates any number of CA certificates
     * @return the pool
     */
    public static IntermediateCertificates of(Collection<X509Certificate> certificates) {
        return new IntermediateCertificates(certificates);
    }

    /**
     * Returns the number of certificates.
     *
     * @return zero or more
     */
    public int size() {
        return size;
    }

    List<X509Certificate> named(X500Principal name) {
        return bySubject.getOrDefault(name, List.of());
    }
}
