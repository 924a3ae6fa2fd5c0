package dev.viewpass.header;

import dev.viewpass.gateway.ProvenRequest;
import dev.viewpass.refusal.Rejection;
import java.util.Optional;
import java.util.Set;

/** Certificates held against what else stands in the request: fields of other gateways, and statements of this one. */
final class CheckedHeader implements ClientCertificateHeader {
    private final ClientCertificateHeader certificates;
    private final OtherFamilies families;
    private final CertificateStatements statements;

    CheckedHeader(ClientCertificateHeader certificates, OtherFamilies families, CertificateStatements statements) {
        this.certificates = certificates;
        this.families = families;
        this.statements = statements;
    }

    @Override
    public HeaderContent read(ProvenRequest request) {
        HeaderContent content = certificates.read(request);
        if (content instanceof HeaderContent.Malformed) {
            return content;
        }
        Optional<Rejection> rejection = families.check(request.request());
        if (rejection.isEmpty() && content instanceof HeaderContent.Presented presented) {
            rejection = statements.check(request.request(), presented.chain().endEntity());
        }
        return rejection.<HeaderContent>map(HeaderContent.Malformed::new).orElse(content);
    }

    @Override
    public Set<String> fieldNames() {
        return certificates.fieldNames();
    }

    @Override
    public int maxCertificates() {
        return certificates.maxCertificates();
    }

    @Override
    public Set<String> hiddenFieldNames() {
        return certificates.hiddenFieldNames();
    }
}
