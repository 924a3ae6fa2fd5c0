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
 * A field with the end-entity certificate, and others for the rest of the chain: {@code Client-Cert} and {@code
 * Client-Cert-Chain} of RFC 9440, as CloudFront sends them in passthrough mode, and their like.
 *
 * <p>The certificate field is a singleton: a second line or a list is refused, never "the first one taken". A chain
 * without a certificate is refused.
 */
final class LeafAndChainHeader implements ClientCertificateHeader {
    /** The names that RFC 9440 gives to its fields, whatever they are called here. */
    static final Set<String> STANDARD_FIELDS = Set.of("Client-Cert", "Client-Cert-Chain");

    private final CertificateField certificate;
    private final ChainFields chain;
    private final CertificateSyntax syntax;
    private final ConfiguredFieldNames names;

    /**
     * Makes the reader.
     *
     * @param certificate the field with the end-entity certificate
     * @param chain the fields with the other certificates
     * @param syntax how the certificate field is written
     */
    LeafAndChainHeader(CertificateField certificate, ChainFields chain, CertificateSyntax syntax) {
        this.certificate = certificate;
        this.chain = chain;
        this.syntax = syntax;
        this.names = new ConfiguredFieldNames(fieldNames());
    }

    @Override
    public Set<String> fieldNames() {
        Set<String> names = new HashSet<>(chain.names());
        names.add(certificate.name());
        return Set.copyOf(names);
    }

    @Override
    public int maxCertificates() {
        return certificate.limits().maxCertificates();
    }

    @Override
    public HeaderContent read(ProvenRequest proven) {
        ForwardedRequest request = proven.request();
        List<String> lines = certificate.lines(request);
        Optional<Rejection> rejection = names.check(request)
                .or(() -> certificate.checkSingleton(request))
                .or(() -> chain.checkLines(request))
                .or(() -> checkChainHasLeaf(lines, request));
        if (rejection.isPresent()) {
            return new HeaderContent.Malformed(rejection.get());
        }
        try {
            return lines.isEmpty()
                    ? new HeaderContent.Absent()
                    : new HeaderContent.Presented(
                            new PresentedChain(certificate.certificate(lines.get(0), syntax), chain.read(request)));
        } catch (UnreadableFieldException e) {
            return e.content();
        }
    }

    private Optional<Rejection> checkChainHasLeaf(List<String> lines, ForwardedRequest request) {
        return lines.isEmpty() && !chain.areAbsent(request)
                ? Optional.of(new Rejection(
                        RejectionReason.MALFORMED_FIELD,
                        "the field " + chain.text() + " can not be read: it was sent without " + certificate.name()))
                : Optional.empty();
    }
}
