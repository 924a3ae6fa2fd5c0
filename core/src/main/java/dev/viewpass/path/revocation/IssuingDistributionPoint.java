package dev.viewpass.path.revocation;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.extension.DistributionPointName;
import dev.viewpass.certificate.extension.EncodedName;
import dev.viewpass.certificate.extension.RevocationReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * What a CRL covers (RFC 5280 section 5.2.5). Lists of one issuer with equal ones replace each other; lists with
 * different ones speak side by side.
 *
 * @param names {@linkplain EncodedName#key() keys} of the names of the distribution point; none means that the list is for any
 * @param kind the certificates that the list is for
 * @param reasons the reasons for which the list revokes
 * @param indirect whether the list may name certificates of other issuers
 */
record IssuingDistributionPoint(Set<String> names, Kind kind, ReasonsMask reasons, boolean indirect) {
    static final String OID = "2.5.29.28";
    /** What a list without the extension covers: all certificates of its issuer, for all reasons. */
    static final IssuingDistributionPoint ABSENT =
            new IssuingDistributionPoint(Set.of(), Kind.ANY, ReasonsMask.ALL, false);

    private static final int ONLY_SOME_REASONS = 0x83;
    private static final int INDIRECT_CRL = 0x84;

    /** Kinds of certificates, with the tag of the field that limits a list to them. */
    enum Kind {
        ANY(0),
        USER(0x81),
        CA(0x82),
        ATTRIBUTE(0x85);

        private final int tag;

        Kind(int tag) {
            this.tag = tag;
        }
    }

    /** Reads the value of the extension. */
    static IssuingDistributionPoint read(byte[] value, X500Principal issuer) throws DerException {
        DerReader outer = DerReader.of(value);
        DerReader point = outer.read(DerReader.SEQUENCE);
        outer.requireEnd();
        if (!point.hasNext()) {
            throw new DerException("empty issuing distribution point");
        }
        Set<String> names = point.peekTag() == DistributionPointName.TAG
                ? EncodedName.keys(DistributionPointName.read(point.readAny(), List.of(EncodedName.of(issuer))))
                : Set.of();
        boolean user = flag(point, Kind.USER.tag);
        boolean authority = flag(point, Kind.CA.tag);
        Set<RevocationReason> reasons =
                point.peekTag() == ONLY_SOME_REASONS ? RevocationReason.read(point.readAny()) : Set.of();
        boolean indirect = flag(point, INDIRECT_CRL);
        boolean attribute = flag(point, Kind.ATTRIBUTE.tag);
        point.requireEnd();
        return new IssuingDistributionPoint(names, kind(user, authority, attribute), ReasonsMask.of(reasons), indirect);
    }

    private static boolean flag(DerReader point, int tag) throws DerException {
        if (point.peekTag() != tag) {
            return false;
        }
        byte[] octets = point.readAny().rest();
        // FALSE is the default, which DER leaves out.
        if (octets.length != 1 || octets[0] != -1) {
            throw new DerException("flag that is not TRUE");
        }
        return true;
    }

    private static Kind kind(boolean user, boolean authority, boolean attribute) throws DerException {
        if ((user && authority) || (user && attribute) || (authority && attribute)) {
            throw new DerException("two of onlyContainsUserCerts, onlyContainsCACerts, onlyContainsAttributeCerts");
        }
        return user ? Kind.USER : authority ? Kind.CA : attribute ? Kind.ATTRIBUTE : Kind.ANY;
    }

    /**
     * Tells for which reasons the list decides about a certificate of its issuer (RFC 5280 section 6.3.3 (b) and (d)).
     *
     * @return nothing when the certificate is outside of the list's scope
     */
    Optional<ReasonsMask> covers(CertificateInQuestion certificate) {
        boolean isOfKind = switch (kind) {
            case ANY -> true;
            case USER -> certificate.isVersion3() && !certificate.isAuthority();
            case CA -> certificate.isVersion3() && certificate.isAuthority();
            case ATTRIBUTE -> false;
        };
        return isOfKind ? certificate.reasonsAt(names).map(reasons::intersection) : Optional.empty();
    }
}
