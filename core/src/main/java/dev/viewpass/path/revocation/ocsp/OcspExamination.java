package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.KeySignature;
import dev.viewpass.path.revocation.RevocationStatus;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.path.revocation.ocsp.OcspResponse.ResponseData;
import dev.viewpass.refusal.Rejection;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks the certificates of one path up in OCSP responses. A response counts when the key that signed the certificate
 * signed it, or a delegate that this key certified for it (RFC 6960 section 4.2.2.2). Whether a delegate is itself revoked
 * is not asked; CAs give delegates short lives in place of that.
 *
 * <p>Of all that is said about a certificate, one revocation revokes it, and everything must be usable for it to be good.
 */
public final class OcspExamination {
    /** Most responses that are examined for one certificate. */
    public static final int MAX_RESPONSES = 4;
    /** Most signatures that are verified for one path. */
    public static final int MAX_SIGNATURES = 32;

    private static final int MAX_DELEGATES = 3;

    private final OcspResponses source;
    private final OcspRules rules;
    private final ExaminedPath path;
    private final Instant at;
    private int signatures;

    /**
     * Prepares an examination.
     *
     * @param source where responses come from
     * @param rules what is demanded of every response
     * @param path the path; what it says about acceptable certificates applies to delegates
     * @param at the time of the decision
     */
    public OcspExamination(OcspResponses source, OcspRules rules, ExaminedPath path, Instant at) {
        this.source = source;
        this.rules = rules;
        this.path = path;
        this.at = at;
    }

    /**
     * Looks a certificate of the path up.
     *
     * @param index its index, which is not that of the anchor
     * @return what the responses say about it
     */
    public RevocationStatus status(int index) {
        X509Certificate certificate = path.certificates().get(index);
        X509Certificate issuer = path.certificates().get(index + 1);
        List<OcspResponse> responses = source.of(certificate, issuer);
        if (responses.isEmpty()) {
            return new RevocationStatus(
                    Kind.ABSENT,
                    "there is no OCSP response of " + CertificateText.issuer(certificate) + " for the serial number "
                            + CertificateText.serial(certificate));
        }
        if (responses.size() > MAX_RESPONSES) {
            return new RevocationStatus(Kind.UNUSABLE, "there are more than " + MAX_RESPONSES + " OCSP responses");
        }
        List<RevocationStatus> statuses = new ArrayList<>();
        for (OcspResponse response : responses) {
            hear(response, index).ifPresent(statuses::add);
        }
        return first(statuses, Kind.REVOKED)
                .or(() -> first(statuses, Kind.UNUSABLE))
                .or(() -> first(statuses, Kind.GOOD))
                .orElseGet(() -> unusable(
                        index,
                        "it is for other certificates than serial number " + CertificateText.serial(certificate)));
    }

    private static Optional<RevocationStatus> first(List<RevocationStatus> statuses, Kind kind) {
        return statuses.stream().filter(status -> status.kind() == kind).findFirst();
    }

    /** Returns nothing when the response does not speak of the certificate. */
    private Optional<RevocationStatus> hear(OcspResponse response, int index) {
        X509Certificate certificate = path.certificates().get(index);
        X509Certificate issuer = path.certificates().get(index + 1);
        List<SingleResponse> answers = response.data().responses().stream()
                .filter(answer -> answer.certId().isOf(certificate, issuer))
                .toList();
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.of(fault(response, index)
                        .map(fault -> unusable(index, fault))
                        .orElseGet(() -> conclude(answers, response.data(), index)));
    }

    private RevocationStatus conclude(List<SingleResponse> answers, ResponseData data, int index) {
        List<RevocationStatus> statuses = answers.stream()
                .map(answer -> answer.fault(rules.maxAge(), at)
                        .or(() -> orderFault(answer, data))
                        .map(fault -> unusable(index, fault))
                        .orElseGet(() -> status(answer, index)))
                .toList();
        return first(statuses, Kind.REVOKED)
                .or(() -> first(statuses, Kind.UNUSABLE))
                .orElse(statuses.get(0));
    }

    private static Optional<String> orderFault(SingleResponse answer, ResponseData data) {
        return data.producedAt().isBefore(answer.thisUpdate())
                ? Optional.of(
                        "it was produced at " + data.producedAt() + ", before its thisUpdate " + answer.thisUpdate())
                : Optional.empty();
    }

    private RevocationStatus status(SingleResponse answer, int index) {
        if (answer.status() instanceof CertStatus.Revoked revoked) {
            return new RevocationStatus(
                    Kind.REVOKED,
                    "revoked since " + revoked.time() + " (serial "
                            + CertificateText.serial(path.certificates().get(index)) + ")");
        }
        return answer.status() instanceof CertStatus.Good
                ? new RevocationStatus(Kind.GOOD, "good")
                : unusable(index, "its responder does not know the certificate (status unknown)");
    }

    private RevocationStatus unusable(int index, String fault) {
        return new RevocationStatus(
                Kind.UNUSABLE,
                "the OCSP response of "
                        + CertificateText.issuer(path.certificates().get(index)) + " is unusable: " + fault);
    }

    private Optional<String> fault(OcspResponse response, int index) {
        ResponseData data = response.data();
        if (!data.criticalExtensions().isEmpty()) {
            return Optional.of("it has critical extensions that are not supported: " + data.criticalExtensions());
        }
        if (data.producedAt().isAfter(at)) {
            return Optional.of("it was produced in the future, " + data.producedAt());
        }
        Instant notBefore = path.certificates().get(index).getNotBefore().toInstant();
        if (data.producedAt().isBefore(notBefore)) {
            return Optional.of(
                    "it was produced at " + data.producedAt() + ", before the certificate began at " + notBefore);
        }
        return rules.signatureRule().apply(response).map(Rejection::explanation).or(() -> signerFault(response, index));
    }

    /** Returns why nobody who may has signed a response, or nothing. */
    private Optional<String> signerFault(OcspResponse response, int index) {
        X509Certificate issuer = path.certificates().get(index + 1);
        ResponderId responder = response.data().responderId();
        List<X509Certificate> delegates = response.certificates().stream()
                .filter(other -> responder.fits(other) && !other.getPublicKey().equals(issuer.getPublicKey()))
                .toList();
        boolean isByIssuer = responder.fits(issuer);
        if (isByIssuer && mayVerify() && response.isSignedBy(issuer.getPublicKey())) {
            return Optional.empty();
        }
        if (delegates.size() > MAX_DELEGATES) {
            return Optional.of("more than " + MAX_DELEGATES + " of its certificates may be its responder's");
        }
        Optional<String> fault = Optional.empty();
        for (X509Certificate delegate : delegates) {
            Optional<String> found = delegateFault(delegate, response, index);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            fault = fault.or(() -> found);
        }
        if (signatures > MAX_SIGNATURES) {
            return Optional.of("more than " + MAX_SIGNATURES + " signatures would have to be verified for one path");
        }
        return fault.or(() -> Optional.of(
                isByIssuer
                        ? "it is not signed by the issuer's key"
                        : "its responder (" + responder + ") is neither the issuer nor in its certificates"));
    }

    private Optional<String> delegateFault(X509Certificate delegate, OcspResponse response, int index) {
        String name = "the responder's certificate " + CertificateText.subject(delegate) + " ";
        X509Certificate issuer = path.certificates().get(index + 1);
        PublicKey key = delegate.getPublicKey();
        if (path.certificates().subList(0, index + 1).stream()
                .anyMatch(below -> below.getPublicKey().equals(key))) {
            return Optional.of(name + "has the key of the certificate in question or of one below it");
        }
        Optional<String> fault = OcspDelegate.fault(delegate, issuer);
        if (fault.isPresent()) {
            return fault.map(name::concat);
        }
        if (!path.acceptable().test(delegate)) {
            return Optional.of(name + "is not valid at the time, denied, too weak for algorithms, or has unsupported"
                    + " extensions");
        }
        if (!mayVerify() || !KeySignature.isSigned(delegate, issuer)) {
            return Optional.of(name + "is not signed by the issuer's key");
        }
        return mayVerify() && response.isSignedBy(key)
                ? Optional.empty()
                : Optional.of("it is not signed by the key of its responder " + CertificateText.subject(delegate));
    }

    private boolean mayVerify() {
        return ++signatures <= MAX_SIGNATURES;
    }
}
