package dev.viewpass.path;

import dev.viewpass.certificate.KeyIdentifiers;
import dev.viewpass.path.revocation.IssuerPool;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.security.auth.x500.X500Principal;

/**
 * Finds candidate paths: depth first, from the end entity towards the anchors, over presented and configured
 * certificates in whatever order they came. Names must link; key identifiers only decide what is tried first. No
 * certificate is fetched, and no signature is computed here.
 */
final class PathSearch implements IssuerPool {
    private final TrustAnchors anchors;
    private final IntermediateCertificates configured;
    private final Map<X500Principal, List<X509Certificate>> presented = new HashMap<>();
    private final int maxIntermediates;
    private final WorkBudget budget;
    private final Predicate<CandidatePath> judge;
    private X509Certificate dangling;
    private boolean tooLong;

    /**
     * Prepares a search.
     *
     * @param judge decides about a candidate; true ends the search
     */
    PathSearch(
            TrustAnchors anchors,
            IntermediateCertificates configured,
            X509Certificate endEntity,
            List<X509Certificate> others,
            int maxIntermediates,
            WorkBudget budget,
            Predicate<CandidatePath> judge) {
        this.anchors = anchors;
        this.configured = configured;
        this.maxIntermediates = maxIntermediates;
        this.budget = budget;
        this.judge = judge;
        this.dangling = endEntity;
        for (X509Certificate other : others) {
            presented
                    .computeIfAbsent(other.getSubjectX500Principal(), name -> new ArrayList<>())
                    .add(other);
        }
    }

    /** Tries candidates until one is accepted, none is left, or the budget is spent. */
    boolean run(X509Certificate endEntity) {
        return extend(List.of(endEntity), 0);
    }

    /** Returns the last certificate of the longest line of certificates that led to no issuer. */
    X509Certificate dangling() {
        return dangling;
    }

    /** Tells whether a line of certificates was given up because of its length. */
    boolean tooLong() {
        return tooLong;
    }

    private boolean extend(List<X509Certificate> line, int intermediates) {
        X509Certificate last = line.get(line.size() - 1);
        for (X509Certificate anchor : nearestFirst(last, anchors.named(last.getIssuerX500Principal()))) {
            if (!budget.visit()) {
                return false;
            }
            if (judge.test(new CandidatePath(line, anchor, this))) {
                return true;
            }
        }
        List<X509Certificate> issuers = issuers(last, line);
        if (issuers.isEmpty() && line.size() > 1) {
            dangling = last;
        }
        for (X509Certificate issuer : issuers) {
            int depth = intermediates + (isSelfIssued(issuer) ? 0 : 1);
            if (depth > maxIntermediates) {
                tooLong = true;
                continue;
            }
            if (!budget.visit()) {
                return false;
            }
            List<X509Certificate> longer = new ArrayList<>(line);
            longer.add(issuer);
            if (extend(longer, depth)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Set<X509Certificate> named(X500Principal subject) {
        Set<X509Certificate> certificates = new LinkedHashSet<>(presented.getOrDefault(subject, List.of()));
        certificates.addAll(configured.named(subject));
        return certificates;
    }

    @Override
    public boolean mayVerify() {
        return budget.verify(1);
    }

    private List<X509Certificate> issuers(X509Certificate last, List<X509Certificate> line) {
        X500Principal name = last.getIssuerX500Principal();
        Set<X509Certificate> issuers = named(name);
        issuers.removeIf(issuer -> anchors.contains(issuer) || isIn(line, issuer));
        return nearestFirst(last, issuers);
    }

    // The same CA under another certificate would only lead round in a circle.
    private static boolean isIn(List<X509Certificate> line, X509Certificate issuer) {
        return line.stream()
                .anyMatch(member -> member.getSubjectX500Principal().equals(issuer.getSubjectX500Principal())
                        && member.getPublicKey().equals(issuer.getPublicKey()));
    }

    private static List<X509Certificate> nearestFirst(X509Certificate certificate, Iterable<X509Certificate> issuers) {
        List<X509Certificate> sorted = new ArrayList<>();
        issuers.forEach(sorted::add);
        sorted.sort(Comparator.comparing(issuer -> KeyIdentifiers.match(certificate, issuer)));
        return sorted;
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
}
