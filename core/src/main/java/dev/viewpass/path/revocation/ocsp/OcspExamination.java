package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.RevocationStatus;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.path.revocation.ocsp.OcspResponse.ResponseData;
import dev.viewpass.refusal.Rejection;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks the certificates of one path up in OCSP responses. A response counts when the key that signed the certificate
 * signed it, or a delegate that this key certified for it (RFC 6960 section 4.2.2.2).
 *
 * <p>Of all that is said about a certificate, one revocation revokes it, and everything must be usable for it to be good.
 */
public final class OcspExamination {
    /** Most responses that are examined for one certificate. */
    public static final int MAX_RESPONSES = 4;
    /** Most signatures that are asked about for one path. */
    public static final int MAX_SIGNATURES = 32;

    private static final List<Kind> WORST_FIRST = List.of(Kind.REVOKED, Kind.UNUSABLE, Kind.GOOD);

    private final OcspResponses source;
    private final OcspRules rules;
    private final ExaminedPath path;
    private final Instant at;
    private final ResponderSearch search;

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
        this.search = new ResponderSearch(path, at);
    }

    /**
     * Looks a certificate of the path up.
     *
     * @param index its index, which is not that of the anchor
     * @return what the responses say about it
     */
    public RevocationStatus status(int index) {
        return answer(index).status();
    }

    /** The same with the time that it holds. */
    OcspAnswer answer(int index) {
        X509Certificate certificate = path.certificates().get(index);
        List<OcspResponse> responses;
        try {
            responses = source.of(certificate, path.certificates().get(index + 1));
        } catch (DerException e) {
            return unproven(index, e.getMessage());
        }
        if (responses.isEmpty()) {
            return OcspAnswer.unproven(new RevocationStatus(
                    Kind.ABSENT,
                    "there is no OCSP response of " + CertificateText.issuer(certificate) + " for the serial number "
                            + CertificateText.serial(certificate)
                            + source.absence(certificate, path.certificates().get(index + 1))));
        }
        if (responses.size() > MAX_RESPONSES) {
            return unproven(index, "there are more than " + MAX_RESPONSES + " responses");
        }
        return responses.stream()
                .flatMap(response -> answers(response, index))
                .min(Comparator.comparing((OcspAnswer answer) ->
                                WORST_FIRST.indexOf(answer.status().kind()))
                        .thenComparing(OcspAnswer::until))
                .orElseGet(() -> unproven(
                        index,
                        "it is for other certificates than serial number " + CertificateText.serial(certificate)));
    }

    /** Returns what a response says about a certificate, nothing when it does not speak of it. */
    private Stream<OcspAnswer> answers(OcspResponse response, int index) {
        X509Certificate certificate = path.certificates().get(index);
        X509Certificate issuer = path.certificates().get(index + 1);
        List<SingleResponse> answers = response.data().responses().stream()
                .filter(answer -> answer.certId().isOf(certificate, issuer))
                .toList();
        if (answers.isEmpty()) {
            return Stream.empty();
        }
        Optional<String> fault = fault(response, certificate);
        if (fault.isPresent()) {
            return fault.map(text -> unproven(index, text)).stream();
        }
        ResponderVerdict verdict = search.signer(response, index);
        return verdict instanceof ResponderVerdict.Authorized signer
                ? answers.stream().map(answer -> answer(answer, response.data(), signer, index))
                : Stream.of(unproven(index, ((ResponderVerdict.Refused) verdict).fault()));
    }

    private OcspAnswer answer(SingleResponse answer, ResponseData data, ResponderVerdict.Authorized signer, int index) {
        Optional<String> fault = answer.fault(rules.maxAge(), at).or(() -> orderFault(answer, data));
        if (fault.isPresent()) {
            return unproven(index, fault.get());
        }
        Instant end = answer.until(rules.maxAge());
        return new OcspAnswer(
                status(answer, index), answer.thisUpdate(), end.isBefore(signer.until()) ? end : signer.until());
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

    private OcspAnswer unproven(int index, String fault) {
        return OcspAnswer.unproven(unusable(index, fault));
    }

    private RevocationStatus unusable(int index, String fault) {
        return new RevocationStatus(
                Kind.UNUSABLE,
                "the OCSP response of "
                        + CertificateText.issuer(path.certificates().get(index)) + " is unusable: " + fault);
    }

    private Optional<String> fault(OcspResponse response, X509Certificate certificate) {
        ResponseData data = response.data();
        if (!data.criticalExtensions().isEmpty()) {
            return Optional.of("it has critical extensions that are not supported: " + data.criticalExtensions());
        }
        if (data.producedAt().isAfter(at.plus(OcspRules.GREATEST_LEAD))) {
            return Optional.of("it was produced in the future, " + data.producedAt());
        }
        Instant notBefore = certificate.getNotBefore().toInstant();
        if (data.producedAt().isBefore(notBefore)) {
            return Optional.of(
                    "it was produced at " + data.producedAt() + ", before the certificate began at " + notBefore);
        }
        return rules.signatureRule().apply(response).map(Rejection::explanation);
    }
}
