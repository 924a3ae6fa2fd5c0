package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.security.cert.CRLReason;
import java.time.Instant;

/** CertStatus (RFC 6960 section 4.2.1). */
sealed interface CertStatus {

    /** Not revoked. */
    record Good() implements CertStatus {}

    /** Revoked, or on hold. */
    record Revoked(Instant time, CRLReason reason) implements CertStatus {}

    /** The responder does not know the certificate. */
    record Unknown() implements CertStatus {}

    static CertStatus read(DerReader fields) throws DerException {
        int tag = fields.peekTag();
        DerReader choice = fields.readAny();
        CertStatus status;
        switch (tag) {
            case 0x80 -> status = new Good();
            case 0xa1 -> status = revoked(choice);
            case 0x82 -> status = new Unknown();
            default -> throw new DerException("status that is none of good, revoked and unknown");
        }
        choice.requireEnd();
        return status;
    }

    private static Revoked revoked(DerReader info) throws DerException {
        Instant time = SingleResponse.time(info);
        return new Revoked(time, info.hasNext() ? reason(info.read(0xa0)) : CRLReason.UNSPECIFIED);
    }

    private static CRLReason reason(DerReader tagged) throws DerException {
        byte[] value = tagged.read(OcspResponseDecoder.ENUMERATED).rest();
        tagged.requireEnd();
        CRLReason[] reasons = CRLReason.values();
        if (value.length != 1 || value[0] < 0 || value[0] >= reasons.length || reasons[value[0]] == CRLReason.UNUSED) {
            throw new DerException("reason of revocation that does not exist");
        }
        return reasons[value[0]];
    }
}
