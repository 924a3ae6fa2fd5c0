package dev.viewpass.path;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.ExtendedKeyUsage;
import dev.viewpass.path.PathPolicy.ExtendedKeyUsageRule;
import dev.viewpass.path.PathPolicy.Purpose;
import dev.viewpass.refusal.LogText;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Demands that every certificate of a path may be used for the purpose (RFC 5280 section 4.2.1.12). The end entity has
 * to list it, as the settings say. A CA that is limited to other purposes may not vouch for this one, nor may an anchor:
 * the RFC leaves the nesting open, and the JDK looks at none of it.
 */
final class ExtendedKeyUsageCheck implements PathCheck {
    private final Purpose purpose;
    private final ExtendedKeyUsageRule rule;
    private final boolean allowAny;

    ExtendedKeyUsageCheck(PathPolicy policy) {
        this.purpose = policy.purpose();
        this.rule = policy.extendedKeyUsage();
        this.allowAny = policy.allowAnyExtendedKeyUsage();
    }

    @Override
    public String name() {
        return "extended key usage (" + purpose.text() + ")";
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        for (PathMember member : PathMember.of(path)) {
            Optional<Rejection> rejection = check(member);
            if (rejection.isPresent()) {
                return rejection;
            }
        }
        return Optional.empty();
    }

    private Optional<Rejection> check(PathMember member) {
        boolean endEntity = member.role() == PathMember.Role.END_ENTITY;
        try {
            Optional<List<String>> listed =
                    ExtendedKeyUsage.of(member.certificate()).map(ExtendedKeyUsage::purposes);
            if (listed.isPresent()) {
                // Any purpose is what most CA certificates with the extension say, and no reason to trust them less.
                boolean any = (allowAny || !endEntity) && listed.get().contains(Purpose.ANY.oid());
                return any || allows(listed.get())
                        ? Optional.empty()
                        : refuse(
                                member,
                                "lists "
                                        + LogText.list(listed.get().stream()
                                                .map(KeyPurpose::text)
                                                .toList())
                                        + ", and not ");
            }
            return endEntity ? checkAbsent(member) : Optional.empty();
        } catch (DerException e) {
            return member.refuse(String.valueOf(e.getMessage()));
        }
    }

    private Optional<Rejection> checkAbsent(PathMember leaf) {
        return rule == ExtendedKeyUsageRule.REQUIRED && purpose != Purpose.ANY
                ? refuse(leaf, "is absent, and profile.eku=required demands ")
                : Optional.empty();
    }

    private boolean allows(List<String> listed) {
        return purpose == Purpose.ANY || listed.contains(purpose.oid());
    }

    private Optional<Rejection> refuse(PathMember member, String what) {
        RejectionReason reason = member.role() == PathMember.Role.ANCHOR
                ? RejectionReason.ANCHOR_CONSTRAINTS
                : RejectionReason.EXTENDED_KEY_USAGE;
        return Optional.of(new Rejection(
                reason, "the extended key usage of " + member.text() + " " + what + KeyPurpose.text(purpose.oid())));
    }
}
