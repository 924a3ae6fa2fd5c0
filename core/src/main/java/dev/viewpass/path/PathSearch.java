package dev.viewpass.path;

import dev.viewpass.certificate.KeyIdentifiers;
import dev.viewpass.certificate.SelfIssued;
import dev.viewpass.path.revocation.IssuerPool;
import dev.viewpass.path.revocation.WaitingTime;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
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
    private static final byte[] NO_KEY = {};

    private final TrustAnchors anchors;
    private final IntermediateCertificates configured;
    private final Map<X500Principal, List<X509Certificate>> presented = new HashMap<>();
    private final Map<X500Principal, List<X509Certificate>> issuers = new HashMap<>();
    private final Map<X509Certificate, byte[]> subjectKeys = new HashMap<>();
    private final Set<Authority> onPath = new HashSet<>();
    private final int maxIntermediates;
    private final WorkBudget budget;
    private final Predicate<CandidatePath> judge;
    private final WaitingTime waiting = new WaitingTime();
    private List<X509Certificate> longestLine;
    private boolean tooLong;

    /** A CA, whatever certificates it has. */
    private record Authority(X500Principal name, PublicKey key) {
        static Authority of(X509Certificate certificate) {
            return new Authority(certificate.getSubjectX500Principal(), certificate.getPublicKey());
        }
    }

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
        this.longestLine = List.of(endEntity);
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
        return longestLine.get(longestLine.size() - 1);
    }

    /** Tells whether a line of certificates was given up because of its length. */
    boolean tooLong() {
        return tooLong;
    }

    private boolean extend(List<X509Certificate> path, int intermediates) {
        X509Certificate last = path.get(path.size() - 1);
        for (X509Certificate anchor : nearestFirst(last, anchors.named(last.getIssuerX500Principal()))) {
            if (!budget.visit()) {
                return false;
            }
            if (judge.test(new CandidatePath(path, anchor, this))) {
                return true;
            }
        }
        // The same CA under another certificate would only lead round in a circle.
        boolean first = onPath.add(Authority.of(last));
        boolean found = extend(path, intermediates, issuers(last));
        if (first) {
            onPath.remove(Authority.of(last));
        }
        return found;
    }

    private boolean extend(List<X509Certificate> path, int intermediates, List<X509Certificate> issuers) {
        if (issuers.isEmpty() && path.size() > longestLine.size()) {
            longestLine = path;
        }
        for (X509Certificate issuer : issuers) {
            int depth = intermediates + (SelfIssued.is(issuer) ? 0 : 1);
            if (depth > maxIntermediates) {
                tooLong = true;
                continue;
            }
            if (!budget.visit()) {
                return false;
            }
            List<X509Certificate> longer = new ArrayList<>(path);
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

    @Override
    public WaitingTime waiting() {
        return waiting;
    }

    private List<X509Certificate> issuers(X509Certificate last) {
        List<X509Certificate> named = issuers.computeIfAbsent(last.getIssuerX500Principal(), this::issuersNamed);
        return nearestFirst(
                last,
                named.stream()
                        .filter(issuer -> !onPath.contains(Authority.of(issuer)))
                        .toList());
    }

    private List<X509Certificate> issuersNamed(X500Principal name) {
        Set<X509Certificate> named = named(name);
        named.removeIf(anchors::contains);
        return List.copyOf(named);
    }

    private List<X509Certificate> nearestFirst(X509Certificate certificate, List<X509Certificate> issuers) {
        if (issuers.size() < 2) {
            return issuers;
        }
        byte[] wanted = KeyIdentifiers.authorityKey(certificate).orElse(NO_KEY);
        Map<KeyIdentifiers.Match, List<X509Certificate>> byMatch = new EnumMap<>(KeyIdentifiers.Match.class);
        for (X509Certificate issuer : issuers) {
            byMatch.computeIfAbsent(KeyIdentifiers.Match.of(wanted, subjectKey(issuer)), match -> new ArrayList<>())
                    .add(issuer);
        }
        return byMatch.values().stream().flatMap(List::stream).toList();
    }

    // The JDK throws and catches an exception within when a certificate does not have the extension.
    private byte[] subjectKey(X509Certificate issuer) {
        return subjectKeys.computeIfAbsent(
                issuer, certificate -> KeyIdentifiers.subjectKey(certificate).orElse(NO_KEY));
    }
}
