package dev.viewpass.header;

import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fields numbered from 0 with one certificate each: the issuer of the leaf, its issuer, and so on. The first absent one
 * ends the chain, and none may follow it.
 */
record NumberedChainFields(String prefix, List<CertificateField> fields, CertificateSyntax syntax)
        implements ChainFields {
    /** How the name of such fields ends in settings. */
    static final String SUFFIX = "-*";

    /** Makes as many fields as certificates are allowed, and one more to see that there are not too many. */
    static NumberedChainFields of(String name, Function<String, CertificateField> field, CertificateSyntax syntax) {
        String prefix = name.substring(0, name.length() - 1);
        int most = field.apply(name).limits().maxCertificates();
        List<CertificateField> fields =
                IntStream.range(0, most).mapToObj(i -> field.apply(prefix + i)).toList();
        return new NumberedChainFields(prefix, fields, syntax);
    }

    @Override
    public Set<String> names() {
        return fields.stream().map(CertificateField::name).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String text() {
        return fields.get(0).name();
    }

    @Override
    public boolean areAbsent(ForwardedRequest request) {
        return fields.stream().allMatch(field -> field.lines(request).isEmpty());
    }

    @Override
    public Optional<Rejection> checkLines(ForwardedRequest request) {
        return fields.stream()
                .flatMap(field -> field.checkSingleton(request).stream())
                .findFirst();
    }

    @Override
    public List<X509Certificate> read(ForwardedRequest request) throws UnreadableFieldException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            CertificateField field = fields.get(i);
            List<String> lines = field.lines(request);
            if (lines.isEmpty()) {
                continue;
            }
            if (i > certificates.size()) {
                throw new UnreadableFieldException(
                        field.unreadable(RejectionReason.MALFORMED_FIELD, "it was sent without " + prefix + (i - 1)));
            }
            if (i == fields.size() - 1) {
                throw new UnreadableFieldException(field.unreadable(
                        RejectionReason.TOO_MANY_CERTIFICATES,
                        "at most " + fields.size() + " certificates are read, the leaf counted"));
            }
            certificates.add(field.certificate(lines.get(0), syntax));
        }
        return certificates;
    }
}
