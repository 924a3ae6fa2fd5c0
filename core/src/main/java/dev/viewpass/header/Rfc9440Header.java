package dev.viewpass.header;

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
    /** The names that RFC 9440 gives to its fields, whatever they are called here. */
    static final Set<String> STANDARD_FIELDS = Set.of("Client-Cert", "Client-Cert-Chain");

    private final CertificateField certificateField;
    private final CertificateField chainField;
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
        this.certificateField = new CertificateField(certificateField, limits);
        this.chainField = new CertificateField(chainField, limits);
        this.limits = limits;
        this.lookAlikes = new LookAlikeFields(List.of(certificateField, chainField));
    }

    @Override
    public Set<String> fieldNames() {
        return Set.of(certificateField.name(), chainField.name());
    }

    @Override
    public int maxCertificates() {
        return limits.maxCertificates();
    }

    @Override
    public HeaderContent read(ProvenRequest proven) {
        ForwardedRequest request = proven.request();
        List<String> certificateLines = request.fieldLines(certificateField.name());
        List<String> chainLines = request.fieldLines(chainField.name());
        Optional<Rejection> rejection = lookAlikes
                .check(request)
                .or(() -> certificateField.checkSingleton(certificateLines))
                .or(() -> checkChainHasLeaf(certificateLines, chainLines));
        if (rejection.isPresent()) {
            return new HeaderContent.Malformed(rejection.get());
        }
        return CertificateField.isBlank(certificateLines)
                ? new HeaderContent.Absent()
                : present(certificateLines.get(0), CertificateField.isBlank(chainLines) ? List.of() : chainLines);
    }

    private Optional<Rejection> checkChainHasLeaf(List<String> certificateLines, List<String> chainLines) {
        return CertificateField.isBlank(certificateLines) && !CertificateField.isBlank(chainLines)
                ? Optional.of(chainField.unreadable(
                        RejectionReason.MALFORMED_FIELD, "it was sent without " + certificateField.name()))
                : Optional.empty();
    }

    private HeaderContent present(String certificateLine, List<String> chainLines) {
        CertificateField field = certificateField;
        try {
            field.requireSize(certificateLine.length());
            byte[] endEntity = ByteSequenceParser.item(certificateLine, limits.maxCertificateBytes());
            field = chainField;
            List<byte[]> others = chain(chainLines);
            return new HeaderContent.Presented(decode(endEntity, others));
        } catch (MalformedFieldException e) {
            return malformed(field.unreadable(e.reason(), e.getMessage()));
        } catch (DerException e) {
            return malformed(new Rejection(RejectionReason.MALFORMED_CERTIFICATE, e.getMessage()));
        }
    }

    private List<byte[]> chain(List<String> lines) throws MalformedFieldException {
        if (lines.isEmpty()) {
            return List.of();
        }
        chainField.requireSize(lines.stream().mapToLong(String::length).sum());
        if (limits.maxCertificates() == 1) {
            throw new MalformedFieldException(
                    RejectionReason.TOO_MANY_CERTIFICATES, "no certificate besides the leaf is allowed");
        }
        return ByteSequenceParser.list(
                String.join(", ", lines), limits.maxCertificates() - 1, limits.maxCertificateBytes());
    }

    private PresentedChain decode(byte[] endEntity, List<byte[]> others) throws DerException {
        X509Certificate leaf = certificateField.certificate(endEntity, 1);
        List<X509Certificate> chain = new ArrayList<>(others.size());
        for (byte[] other : others) {
            chain.add(chainField.certificate(other, chain.size() + 1));
        }
        return new PresentedChain(leaf, chain);
    }

    private static HeaderContent malformed(Rejection rejection) {
        return new HeaderContent.Malformed(rejection);
    }
}
