package dev.viewpass.header;

import dev.viewpass.certificate.DerException;
import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.gateway.ProvenRequest;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One field with the end-entity certificate in percent-encoded PEM, of which the characters {@code + / =} may stand
 * escaped or as they are: {@code -----BEGIN%20CERTIFICATE-----%0AMIIG…%0A-----END%20CERTIFICATE-----%0A}.
 *
 * <p>The field is a singleton with exactly one certificate: a second line or a second block is refused, never "the first
 * one taken". No chain comes along, so the issuing CAs have to be configured.
 */
public final class PercentEncodedPemHeader implements ClientCertificateHeader {
    private final CertificateField field;
    private final LookAlikeFields lookAlikes;

    /**
     * Makes the reader.
     *
     * @param certificateField name of the field with the end-entity certificate
     * @param limits caps that apply before anything is decoded
     */
    public PercentEncodedPemHeader(String certificateField, HeaderLimits limits) {
        this.field = new CertificateField(certificateField, limits);
        this.lookAlikes = new LookAlikeFields(Set.of(certificateField));
    }

    @Override
    public Set<String> fieldNames() {
        return Set.of(field.name());
    }

    @Override
    public int maxCertificates() {
        return 1;
    }

    @Override
    public HeaderContent read(ProvenRequest proven) {
        ForwardedRequest request = proven.request();
        List<String> lines = request.fieldLines(field.name());
        Optional<Rejection> rejection = lookAlikes.check(request).or(() -> field.checkSingleton(lines));
        if (rejection.isPresent()) {
            return new HeaderContent.Malformed(rejection.get());
        }
        return CertificateField.isBlank(lines) ? new HeaderContent.Absent() : present(lines.get(0));
    }

    private HeaderContent present(String line) {
        try {
            field.requireSize(line.length());
            byte[] endEntity =
                    PemParser.item(PercentEncoding.decode(line), field.limits().maxCertificateBytes());
            return new HeaderContent.Presented(new PresentedChain(field.certificate(endEntity, 1), List.of()));
        } catch (MalformedFieldException e) {
            return malformed(field.unreadable(e.reason(), e.getMessage()));
        } catch (DerException e) {
            return malformed(new Rejection(RejectionReason.MALFORMED_CERTIFICATE, e.getMessage()));
        }
    }

    private static HeaderContent malformed(Rejection rejection) {
        return new HeaderContent.Malformed(rejection);
    }
}
