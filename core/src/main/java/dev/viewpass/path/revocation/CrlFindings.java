package dev.viewpass.path.revocation;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import java.security.cert.CRLReason;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the lists of one issuer say together about one certificate. Any usable list that names it revokes it; it is good
 * only when those that do not name it cover all reasons (RFC 5280 section 6.3.3).
 */
final class CrlFindings {
    private final CertificateInQuestion question;
    private final Instant at;
    private final List<String> faults = new ArrayList<>();
    private ReasonsMask reasons = ReasonsMask.NONE;
    private boolean isCovered;
    private boolean isSettled;
    private int heard;
    private @Nullable X509CRLEntry revocation;

    CrlFindings(CertificateInQuestion question, Instant at) {
        this.question = question;
        this.at = at;
    }

    /** Hears lists signed by the key that signed the certificate, or by another that a good one may rest on. */
    void hear(X509Certificate signer, List<LoadedCrl> lists) {
        boolean counts = !isSettled;
        CrlSeries.of(lists).forEach(series -> hear(signer, series, counts));
        heard += lists.size();
    }

    /** Hears lists whose key is itself in question: they can revoke, and nothing else. */
    void hearAccusations(X509Certificate signer, List<LoadedCrl> lists) {
        CrlSeries.of(lists).forEach(series -> hear(signer, series, false));
        heard += lists.size();
    }

    /** From now on lists can only revoke, if one that covers the certificate was heard: it was its own key's. */
    void settle() {
        isSettled = isCovered;
    }

    // A serial number is its issuer's own, so that a list that names it revokes, whatever else the list covers.
    private void hear(X509Certificate signer, CrlSeries series, boolean counts) {
        Optional<String> fault = series.complete().flatMap(list -> list.fault(signer, at));
        series.complete().filter(list -> fault.isEmpty()).ifPresent(this::lookUp);
        series.deltas().stream()
                .filter(list -> list.fault(signer, at).isEmpty())
                .forEach(this::lookUp);
        Optional<ReasonsMask> covered = series.scope().covers(question);
        if (counts && covered.isPresent()) {
            isCovered = true;
            fault.or(() -> fault(signer, series))
                    .ifPresentOrElse(faults::add, () -> reasons = reasons.union(covered.get()));
        }
    }

    // A delta that can not be read may name the certificate: until a newer complete list is there, nothing is good.
    private Optional<String> fault(X509Certificate signer, CrlSeries series) {
        Optional<LoadedCrl> complete = series.complete();
        if (complete.isEmpty()) {
            return Optional.of("it is a delta CRL, and the complete one is missing");
        }
        return series.deltas().stream()
                .flatMap(delta -> deltaFault(signer, delta, complete.get()).stream())
                .findFirst();
    }

    private Optional<String> deltaFault(X509Certificate signer, LoadedCrl delta, LoadedCrl complete) {
        return delta.fault(signer, at)
                .map(fault -> "its delta CRL is unusable: " + fault)
                .or(() -> delta.base()
                        .filter(base -> complete.number()
                                .filter(number -> number.compareTo(base) >= 0)
                                .isEmpty())
                        .map(base -> "its delta CRL completes number " + base + ", which is newer"));
    }

    private void lookUp(LoadedCrl list) {
        list.entry(question.certificate())
                .filter(entry -> !list.isDelta() || entry.getRevocationReason() != CRLReason.REMOVE_FROM_CRL)
                .ifPresent(entry -> revocation = entry);
    }

    /**
     * Draws the conclusion.
     *
     * @param unheard how many lists of the issuer's name are by unknown keys
     */
    RevocationStatus status(int unheard) {
        if (revocation != null) {
            return new RevocationStatus(
                    Kind.REVOKED,
                    "revoked since " + revocation.getRevocationDate().toInstant() + " (serial "
                            + CertificateText.serial(question.certificate()) + ")");
        }
        return reasons.equals(ReasonsMask.ALL) ? new RevocationStatus(Kind.GOOD, "not listed") : undecided(unheard);
    }

    private RevocationStatus undecided(int unheard) {
        String name = CertificateText.issuer(question.certificate());
        if (!faults.isEmpty()) {
            return unusable("the CRL of " + name + " is unusable: " + faults.get(0));
        }
        if (isCovered) {
            return unusable(
                    question.hasOnlyOtherCrlIssuers()
                            ? "it names another CRL issuer, and indirect CRLs are not supported"
                            : "the CRLs of " + name + " do not cover the reasons " + reasons.missing());
        }
        if (unheard > 0) {
            return unusable((heard == 0 ? "no CRL of " + name : "no CRL of " + name + " that covers the certificate")
                    + " is signed by the issuer's key");
        }
        return new RevocationStatus(
                Kind.ABSENT,
                "no CRL of " + name + " covers the certificate (its distribution points: " + question.pointsText()
                        + ")");
    }

    private static RevocationStatus unusable(String text) {
        return new RevocationStatus(Kind.UNUSABLE, text);
    }
}
