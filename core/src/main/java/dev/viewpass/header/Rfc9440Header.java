package dev.viewpass.header;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.DerException;
import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.gateway.ProvenRequest;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code Client-Cert} and {@code Client-Cert-Chain} of RFC 9440, as CloudFront sends them in passthrough mode.
 *
 * <p>The certificate field is a singleton: a second line or a list is refused, never "the first one taken". The chain
 * field may be repeated; its lines are joined in order. A chain without a certificate is refused.
 */
public final class Rfc9440Header implements ClientCertificateHeader {
    private final String certificateField;
    private final String chainField;
    private final HeaderLimits limits;
    private final LookAlikeFields lookAlikes;

    /**
     * Makes the reader.
     *
     * @param certificateField name of the field with the end-entity certificate
     * @param chainField name of the field with the other certificates
     * @param limits caps that apply before anything is decoded
     */
    public Rfc9440Header(String certificateField, String chainField, HeaderLimits limits) {
        this.certificateField = certificateField;
        this.chainField = chainField;
        this.limits = limits;
        this.lookAlikes = new LookAlikeFields(List.of(certificateField, chainField));
    }

    @Override
    public Set<String> fieldNames() {
        return Set.of(certificateField, chainField);
    }

    @Override
    public HeaderContent read(ProvenRequest proven) {
        ForwardedRequest request = proven.request();
        List<String> certificateLines = request.fieldLines(certificateField);
        List<String> chainLines = request.fieldLines(chainField);
        Optional<Rejection> rejection = checkNames(request)
                .or(() -> checkSingleton(certificateLines))
                .or(() -> checkChainHasLeaf(certificateLines, chainLines));
        if (rejection.isPresent()) {
            return new HeaderContent.Malformed(rejection.get());
        }
        return isBlank(certificateLines)
                ? new HeaderContent.Absent()
                : present(certificateLines.get(0), isBlank(chainLines) ? List.of() : chainLines);
    }

    private Optional<Rejection> checkNames(ForwardedRequest request) {
        return lookAlikes
                .find(request)
                .map(name -> new Rejection(
                        RejectionReason.CONFLICTING_FIELDS, "the field " + name + " looks like a configured one"));
    }

    private Optional<Rejection> checkSingleton(List<String> certificateLines) {
        return certificateLines.size() > 1
                ? Optional.of(unreadable(certificateField, "it was sent " + certificateLines.size() + " times"))
                : Optional.empty();
    }

    private Optional<Rejection> checkChainHasLeaf(List<String> certificateLines, List<String> chainLines) {
        return isBlank(certificateLines) && !isBlank(chainLines)
                ? Optional.of(unreadable(chainField, "it was sent without " + certificateField))
                : Optional.empty();
    }

    private static boolean isBlank(List<String> lines) {
        return lines.stream().allMatch(StructuredFieldCursor::isBlank);
    }

    private HeaderContent present(String certificateLine, List<String> chainLines) {
        String field = certificateField;
        try {
            requireSize(certificateLine.length());
            byte[] endEntity = ByteSequenceParser.item(certificateLine, limits.maxCertificateBytes());
            field = chainField;
            List<byte[]> others = chain(chainLines);
            return new HeaderContent.Presented(decode(endEntity, others));
        } catch (MalformedFieldException e) {
            return malformed(e.reason(), "the field " + field + " can not be read: " + e.getMessage());
        } catch (DerException e) {
            return malformed(RejectionReason.MALFORMED_CERTIFICATE, e.getMessage());
        }
    }

    private List<byte[]> chain(List<String> lines) throws MalformedFieldException {
        if (lines.isEmpty()) {
            return List.of();
        }
        requireSize(lines.stream().mapToLong(String::length).sum());
        if (limits.maxCertificates() == 1) {
            throw new MalformedFieldException(
                    RejectionReason.TOO_MANY_CERTIFICATES, "no certificate besides the leaf is allowed");
        }
        return ByteSequenceParser.list(
                String.join(", ", lines), limits.maxCertificates() - 1, limits.maxCertificateBytes());
    }

    private void requireSize(long characters) throws MalformedFieldException {
        if (characters > limits.maxFieldBytes()) {
            throw new MalformedFieldException(
                    RejectionReason.TOO_LARGE, "it has more than " + limits.maxFieldBytes() + " characters");
        }
    }

    private PresentedChain decode(byte[] endEntity, List<byte[]> others) throws DerException {
        X509Certificate leaf = certificate(certificateField, endEntity, 1);
        List<X509Certificate> chain = new ArrayList<>(others.size());
        for (byte[] other : others) {
            chain.add(certificate(chainField, other, chain.size() + 1));
        }
        return new PresentedChain(leaf, chain);
    }

    private static X509Certificate certificate(String field, byte[] encoded, int number) throws DerException {
        try {
            return CertificateDecoder.decode(encoded);
        } catch (DerException e) {
            throw new DerException(
                    "certificate " + number + " of the field " + field + " is not one DER certificate: "
                            + e.getMessage(),
                    e);
        }
    }

    private static Rejection unreadable(String field, String what) {
        return new Rejection(RejectionReason.MALFORMED_FIELD, "the field " + field + " can not be read: " + what);
    }

    private static HeaderContent malformed(RejectionReason reason, String explanation) {
        return new HeaderContent.Malformed(new Rejection(reason, explanation));
    }
}
