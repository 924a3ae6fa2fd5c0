package dev.viewpass.header;

import dev.viewpass.gateway.ConfiguredFieldNames;
import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.gateway.ProvenRequest;
import dev.viewpass.refusal.Rejection;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One field with the end-entity certificate, alone or with the rest of the chain behind it.
 *
 * <p>The field is a singleton: a second line is refused, never "the first one taken"; so is a second certificate where one
 * is expected. Where no chain comes along, the issuing CAs have to be configured.
 */
final class OneFieldHeader implements ClientCertificateHeader {
    private final CertificateField field;
    private final CertificateSyntax syntax;
    private final boolean hasChain;
    private final ConfiguredFieldNames names;

    /**
     * Makes the reader.
     *
     * @param field the field
     * @param syntax how it is written
     * @param hasChain whether further certificates may follow the leaf
     */
    OneFieldHeader(CertificateField field, CertificateSyntax syntax, boolean hasChain) {
        this.field = field;
        this.syntax = syntax;
        this.hasChain = hasChain;
        this.names = new ConfiguredFieldNames(Set.of(field.name()));
    }

    @Override
    public Set<String> fieldNames() {
        return Set.of(field.name());
    }

    @Override
    public int maxCertificates() {
        return hasChain ? field.limits().maxCertificates() : 1;
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
            return lines.isEmpty() ? new HeaderContent.Absent() : new HeaderContent.Presented(chain(lines.get(0)));
        } catch (UnreadableFieldException e) {
            return e.content();
        }
    }

    private PresentedChain chain(String line) throws UnreadableFieldException {
        if (!hasChain) {
            return new PresentedChain(field.certificate(line, syntax), List.of());
        }
        List<X509Certificate> certificates =
                field.certificates(List.of(line), syntax, field.limits().maxCertificates());
        return new PresentedChain(certificates.get(0), certificates.subList(1, certificates.size()));
    }
}
