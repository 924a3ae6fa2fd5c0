package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.KeySignature;
import dev.viewpass.path.revocation.ocsp.ResponderVerdict.Authorized;
import dev.viewpass.path.revocation.ocsp.ResponderVerdict.Refused;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks for who signed responses about the certificates of one path (RFC 6960 section 4.2.2.2), with bounded work. */
final class ResponderSearch {
    static final int MAX_DELEGATES = 3;

    private final ExaminedPath path;
    private final Instant at;
    private int signatures;

    ResponderSearch(ExaminedPath path, Instant at) {
        this.path = path;
        this.at = at;
    }

    /** Looks for the signer of a response about the certificate at an index of the path, which is not the last. */
    ResponderVerdict signer(OcspResponse response, int index) {
        X509Certificate issuer = path.certificates().get(index + 1);
        ResponderId responder = response.data().responderId();
        boolean isByIssuer = responder.fits(issuer);
        if (isByIssuer && mayVerify() && response.isSignedBy(issuer.getPublicKey())) {
            return new Authorized(Instant.MAX);
        }
        List<X509Certificate> delegates = response.certificates().stream()
                .filter(other -> responder.fits(other) && !other.getPublicKey().equals(issuer.getPublicKey()))
                .toList();
        if (delegates.size() > MAX_DELEGATES) {
            return new Refused("more than " + MAX_DELEGATES + " of its certificates may be its responder's");
        }
        Optional<String> fault = Optional.empty();
        for (X509Certificate delegate : delegates) {
            Optional<String> found = fault(delegate, response, index);
            if (found.isEmpty()) {
                return new Authorized(delegate.getNotAfter().toInstant());
            }
            fault = fault.or(() -> found);
        }
        if (signatures > OcspExamination.MAX_SIGNATURES) {
            return new Refused("more than " + OcspExamination.MAX_SIGNATURES
                    + " signatures would have to be verified for one path");
        }
        return new Refused(fault.orElse(
                isByIssuer
                        ? "it is not signed by the issuer's key"
                        : "its responder (" + responder + ") is neither the issuer nor in its certificates"));
    }

    private Optional<String> fault(X509Certificate delegate, OcspResponse response, int index) {
        String name = "the responder's certificate " + CertificateText.subject(delegate) + " ";
        X509Certificate issuer = path.certificates().get(index + 1);
        PublicKey key = delegate.getPublicKey();
        if (path.certificates().subList(0, index + 1).stream()
                .anyMatch(below -> below.getPublicKey().equals(key))) {
            return Optional.of(name + "has the key of the certificate in question or of one below it");
        }
        Optional<String> fault = OcspDelegate.fault(delegate, issuer, at);
        if (fault.isPresent()) {
            return fault.map(name::concat);
        }
        if (!path.acceptable().test(delegate)) {
            return Optional.of(name + "is denied, too weak for algorithms, or has unsupported extensions");
        }
        if (!mayVerify() || !KeySignature.isSigned(delegate, issuer)) {
            return Optional.of(name + "is not signed by the issuer's key");
        }
        return mayVerify() && response.isSignedBy(key)
                ? Optional.empty()
                : Optional.of("it is not signed by the key of its responder " + CertificateText.subject(delegate));
    }

    private boolean mayVerify() {
        return ++signatures <= OcspExamination.MAX_SIGNATURES;
    }
}
