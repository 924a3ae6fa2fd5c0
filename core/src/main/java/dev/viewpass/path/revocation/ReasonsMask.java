package dev.viewpass.path.revocation;

import dev.viewpass.certificate.extension.RevocationReason;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A set of revocation reasons (RFC 5280 section 6.3.2). A certificate is good only when the lists that do not name it
 * cover all of them together.
 *
 * @param reasons the reasons, never {@link RevocationReason#UNUSED}
 */
record ReasonsMask(Set<RevocationReason> reasons) {
    static final ReasonsMask NONE = new ReasonsMask(Set.of());
    static final ReasonsMask ALL = new ReasonsMask(EnumSet.complementOf(EnumSet.of(RevocationReason.UNUSED)));

    ReasonsMask {
        reasons = Set.copyOf(reasons);
    }

    /** Takes the reasons that an extension gives; none means all. */
    static ReasonsMask of(Set<RevocationReason> given) {
        return given.isEmpty() ? ALL : ALL.only(given::contains);
    }

    // Nearly all lists are for all reasons: nothing is computed then.
    ReasonsMask union(ReasonsMask other) {
        if (other.reasons.containsAll(reasons)) {
            return other;
        }
        return ALL.only(reason -> reasons.contains(reason) || other.reasons.contains(reason));
    }

    ReasonsMask intersection(ReasonsMask other) {
        return other.reasons.containsAll(reasons) ? this : only(other.reasons::contains);
    }

    /** The reasons that are not in the set, by their names in RFC 5280 and in its order. */
    List<String> missing() {
        return ALL.reasons.stream()
                .filter(reason -> !reasons.contains(reason))
                .sorted()
                .map(RevocationReason::text)
                .toList();
    }

    private ReasonsMask only(Predicate<RevocationReason> condition) {
        return new ReasonsMask(reasons.stream().filter(condition).collect(Collectors.toUnmodifiableSet()));
    }
}
