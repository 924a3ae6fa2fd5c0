package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** Refuses a path with a denied certificate or key in it, the CAs' and the anchor's included. */
final class DenyListCheck implements PathCheck {
    private final DenyList denyList;

    DenyListCheck(DenyList denyList) {
        this.denyList = denyList;
    }

    @Override
    public String name() {
        return "deny list";
    }

    @Override
    public String found() {
        return denyList.size() == 0 ? "no entries" : PathCheck.super.found();
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        for (X509Certificate certificate : path.withAnchor()) {
            Optional<DenyList.Entry> entry = denyList.find(certificate);
            if (entry.isPresent()) {
                return entry.map(denied -> new Rejection(
                        RejectionReason.DENIED,
                        "the certificate of " + CertificateText.subject(certificate) + " is on the deny list: line "
                                + denied.line() + ", " + denied.text()));
            }
        }
        return Optional.empty();
    }
}
