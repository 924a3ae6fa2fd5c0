package dev.viewpass.header;

import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One field with all certificates but the leaf. Only a list of RFC 9440 may stand on several lines. */
record OneChainField(CertificateField field, CertificateSyntax syntax) implements ChainFields {

    @Override
    public Set<String> names() {
        return Set.of(field.name());
    }

    @Override
    public String text() {
        return field.name();
    }

    @Override
    public boolean areAbsent(ForwardedRequest request) {
        return field.lines(request).isEmpty();
    }

    @Override
    public Optional<Rejection> checkLines(ForwardedRequest request) {
        return syntax.isListOfLines() ? Optional.empty() : field.checkSingleton(request);
    }

    @Override
    public List<X509Certificate> read(ForwardedRequest request) throws UnreadableFieldException {
        List<String> lines = field.lines(request);
        if (lines.isEmpty()) {
            return List.of();
        }
        int most = field.limits().maxCertificates() - 1;
        if (most == 0) {
            throw new UnreadableFieldException(field.unreadable(
                    RejectionReason.TOO_MANY_CERTIFICATES, "no certificate besides the leaf is allowed"));
        }
        return field.certificates(lines, syntax, most);
    }
}
