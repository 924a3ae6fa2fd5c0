package dev.viewpass.header;

import dev.viewpass.gateway.ConfiguredFieldNames;
import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.gateway.ProvenRequest;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The certificate that Amazon CloudFront forwards under viewer mTLS, in either mode, held against what CloudFront states
 * about it.
 *
 * <p>Both modes offer fields that describe the certificate: {@code CloudFront-Viewer-Cert-Subject}, {@code -Issuer},
 * {@code -Serial-Number}, {@code -Sha256}, {@code -Validity}, {@code -Present}. In passthrough mode nobody has verified
 * them, so they are never an identity and the application must not see them. One is read, in order to refuse: {@code
 * CloudFront-Viewer-Cert-Present}. When it is sent it is one line with {@code 1} or {@code 0}; a second line, even one
 * that agrees, and any other value, the empty one too, are refused as malformed. {@code 0} beside a certificate is a
 * conflict; so is {@code 1} without one, because a caller who did present a certificate must not become an anonymous one
 * when the origin request policy leaves the certificate's field out. Without the field nothing is concluded.
 */
final class CloudFrontViewerHeader implements ClientCertificateHeader {
    private static final String PRESENT = "CloudFront-Viewer-Cert-Present";
    private static final Set<String> VIEWER_CERT_FIELDS = Set.of(
            PRESENT,
            "CloudFront-Viewer-Cert-Issuer",
            "CloudFront-Viewer-Cert-Pem",
            "CloudFront-Viewer-Cert-Serial-Number",
            "CloudFront-Viewer-Cert-Sha256",
            "CloudFront-Viewer-Cert-Subject",
            "CloudFront-Viewer-Cert-Validity");

    private final ClientCertificateHeader certificates;
    private final String certificateField;
    private final ConfiguredFieldNames names = new ConfiguredFieldNames(VIEWER_CERT_FIELDS);

    /**
     * Makes the reader.
     *
     * @param certificates reads the certificates
     * @param certificateField name of the field with the end-entity certificate
     */
    CloudFrontViewerHeader(ClientCertificateHeader certificates, String certificateField) {
        this.certificates = certificates;
        this.certificateField = certificateField;
    }

    @Override
    public Set<String> fieldNames() {
        return certificates.fieldNames();
    }

    @Override
    public int maxCertificates() {
        return certificates.maxCertificates();
    }

    /** In either mode, all fields that CloudFront has for a viewer's certificate in any. */
    @Override
    public Set<String> hiddenFieldNames() {
        Set<String> names = new HashSet<>(VIEWER_CERT_FIELDS);
        names.addAll(certificates.hiddenFieldNames());
        return Set.copyOf(names);
    }

    @Override
    public HeaderContent read(ProvenRequest proven) {
        ForwardedRequest request = proven.request();
        List<String> statement = request.fieldLines(PRESENT);
        Optional<Rejection> rejection = names.check(request).or(() -> checkForm(statement));
        if (rejection.isPresent()) {
            return new HeaderContent.Malformed(rejection.get());
        }
        HeaderContent content = certificates.read(proven);
        return checkAgreement(statement, content)
                .<HeaderContent>map(HeaderContent.Malformed::new)
                .orElse(content);
    }

    private static Optional<Rejection> checkForm(List<String> statement) {
        boolean wellFormed = statement.isEmpty() || statement.equals(List.of("0")) || statement.equals(List.of("1"));
        return wellFormed
                ? Optional.empty()
                : Optional.of(new Rejection(
                        RejectionReason.MALFORMED_FIELD, "the field " + PRESENT + " is not one line with 0 or 1"));
    }

    private Optional<Rejection> checkAgreement(List<String> statement, HeaderContent content) {
        if (content instanceof HeaderContent.Presented && statement.contains("0")) {
            return conflict("the field " + certificateField + " carries a certificate, and " + PRESENT
                    + " says that the viewer presented none");
        }
        if (content instanceof HeaderContent.Absent && statement.contains("1")) {
            return conflict(PRESENT + " says that the viewer presented a certificate, and the field " + certificateField
                    + " carries none; add the certificate field to CloudFront's origin request policy");
        }
        return Optional.empty();
    }

    private static Optional<Rejection> conflict(String explanation) {
        return Optional.of(new Rejection(RejectionReason.CONFLICTING_FIELDS, explanation));
    }
}
