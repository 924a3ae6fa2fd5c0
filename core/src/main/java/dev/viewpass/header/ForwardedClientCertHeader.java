package dev.viewpass.header;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.SubjectAlternativeNames;
import dev.viewpass.gateway.ConfiguredFieldNames;
import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.gateway.ProvenRequest;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code x-forwarded-client-cert} of Envoy and Istio, with {@code Hash} and {@code Cert}, and {@code Chain} when configured.
 *
 * <p>Envoy writes names of a certificate that nobody has verified into the field as they are, so that a caller can put
 * whole pairs and elements into a name. Three things are demanded of every element with a certificate or such names, and
 * leave no room for that: {@code Hash}, which Envoy computes and writes before any name, is that of the certificate; no key
 * is there twice but those that Envoy repeats; and each {@code URI} and {@code DNS} is a name of the certificate, whole,
 * which the beginning of a name is not.
 */
final class ForwardedClientCertHeader implements ClientCertificateHeader {
    private static final PemSyntax PEM = new PemSyntax(Armour.PEM, true);

    private final CertificateField field;
    private final CertificateField texts;
    private final boolean rightmost;
    private final ConfiguredFieldNames names;

    /**
     * Makes the reader.
     *
     * @param field the field
     * @param rightmost whether elements of other hops may stand before the gateway's
     */
    ForwardedClientCertHeader(CertificateField field, boolean rightmost) {
        this.field = field;
        this.texts = field.withoutHints();
        this.rightmost = rightmost;
        this.names = new ConfiguredFieldNames(Set.of(field.name()));
    }

    @Override
    public Set<String> fieldNames() {
        return Set.of(field.name());
    }

    @Override
    public int maxCertificates() {
        return field.limits().maxCertificates();
    }

    @Override
    public HeaderContent read(ProvenRequest proven) {
        ForwardedRequest request = proven.request();
        Optional<Rejection> rejection = names.check(request).or(() -> field.checkSingleton(request));
        if (rejection.isPresent()) {
            return new HeaderContent.Malformed(rejection.get());
        }
        List<String> lines = field.lines(request);
        try {
            return lines.isEmpty() ? new HeaderContent.Absent() : new HeaderContent.Presented(chain(lines));
        } catch (UnreadableFieldException e) {
            return e.content();
        }
    }

    private PresentedChain chain(List<String> lines) throws UnreadableFieldException {
        List<XfccElement> elements = elements(lines);
        int last = elements.size() - 1;
        for (XfccElement element : elements.subList(0, last)) {
            // Where one ends can be told only when its names can be compared with its certificate.
            if (Stream.of("cert", "chain", "uri", "dns")
                    .anyMatch(key -> element.value(key).isPresent())) {
                chain(element);
            }
        }
        return chain(elements.get(last));
    }

    private List<XfccElement> elements(List<String> lines) throws UnreadableFieldException {
        try {
            field.requireSize(lines);
            return XfccElement.list(lines.get(0), rightmost ? field.limits().maxCertificates() : 1);
        } catch (MalformedFieldException e) {
            throw new UnreadableFieldException(
                    field.unreadable(e.reason(), e.getMessage() + field.hint().apply(lines.get(0))));
        }
    }

    private PresentedChain chain(XfccElement element) throws UnreadableFieldException {
        PresentedChain chain = certificates(element);
        String hash = element.value("hash").orElseThrow(() -> malformed("an element has no Hash"));
        if (!CertificateText.fingerprint(chain.endEntity()).equals("sha256:" + hash.toLowerCase(Locale.ROOT))) {
            throw new UnreadableFieldException(new Rejection(
                    RejectionReason.CONFLICTING_FIELDS, "the Hash of " + field.name() + " is not that of its Cert"));
        }
        requireNames(element, chain.endEntity());
        return chain;
    }

    private void requireNames(XfccElement element, X509Certificate certificate) throws UnreadableFieldException {
        try {
            SubjectAlternativeNames names = SubjectAlternativeNames.of(certificate);
            if (!names.uris().containsAll(element.names("uri"))
                    || !names.dnsNames().containsAll(element.names("dns"))) {
                throw new UnreadableFieldException(new Rejection(
                        RejectionReason.CONFLICTING_FIELDS,
                        "a URI or DNS of " + field.name() + " is not a name of its Cert"));
            }
        } catch (DerException e) {
            throw new UnreadableFieldException(new Rejection(RejectionReason.MALFORMED_CERTIFICATE, e.getMessage()));
        }
    }

    private PresentedChain certificates(XfccElement element) throws UnreadableFieldException {
        Optional<String> leaf = element.value("cert");
        Optional<String> all = element.value("chain");
        if (all.isEmpty()) {
            String only = leaf.orElseThrow(() -> malformed(
                    "an element has no Cert; in Envoy, set cert: true in" + " set_current_client_cert_details"));
            return new PresentedChain(texts.certificate(only, PEM), List.of());
        }
        List<X509Certificate> chain =
                texts.certificates(List.of(all.get()), PEM, field.limits().maxCertificates());
        if (leaf.isPresent() && !texts.certificate(leaf.get(), PEM).equals(chain.get(0))) {
            throw new UnreadableFieldException(new Rejection(
                    RejectionReason.CONFLICTING_FIELDS,
                    "the Chain of " + field.name() + " does not begin with its Cert"));
        }
        return new PresentedChain(chain.get(0), chain.subList(1, chain.size()));
    }

    private UnreadableFieldException malformed(String what) {
        return new UnreadableFieldException(field.unreadable(RejectionReason.MALFORMED_FIELD, what));
    }
}
