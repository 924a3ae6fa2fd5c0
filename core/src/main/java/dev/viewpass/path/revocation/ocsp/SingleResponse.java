package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.path.revocation.CrlExtension;
import dev.viewpass.path.revocation.CrlTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The answer about one certificate (RFC 6960 section 4.2.1).
 *
 * @param certId which certificate
 * @param status its status
 * @param thisUpdate when that was known to be so
 * @param nextUpdate until when it is, null when the responder does not say
 * @param criticalExtensions object identifiers of the critical extensions
 */
record SingleResponse(
        CertId certId,
        CertStatus status,
        Instant thisUpdate,
        @Nullable Instant nextUpdate,
        Set<String> criticalExtensions) {
    private static final int GENERALIZED_TIME = 0x18;
    private static final int NEXT_UPDATE = 0xa0;
    private static final int EXTENSIONS = 0xa1;

    static SingleResponse read(DerReader list) throws DerException {
        DerReader fields = list.read(DerReader.SEQUENCE);
        CertId certId = CertId.read(fields);
        CertStatus status = CertStatus.read(fields);
        Instant thisUpdate = time(fields);
        Instant nextUpdate = null;
        if (fields.peekTag() == NEXT_UPDATE) {
            DerReader tagged = fields.readAny();
            nextUpdate = time(tagged);
            tagged.requireEnd();
            if (nextUpdate.isBefore(thisUpdate)) {
                throw new DerException("nextUpdate before thisUpdate");
            }
        }
        Set<String> criticalExtensions = criticalExtensions(fields);
        fields.requireEnd();
        return new SingleResponse(certId, status, thisUpdate, nextUpdate, criticalExtensions);
    }

    /** Reads a time, which OCSP writes with four digits of the year only. */
    static Instant time(DerReader fields) throws DerException {
        if (fields.peekTag() != GENERALIZED_TIME) {
            throw new DerException("a GeneralizedTime is missing");
        }
        return Instant.ofEpochSecond(CrlTime.read(fields));
    }

    /** Reads extensions if they follow; Viewpass understands none, so that only the critical ones matter. */
    static Set<String> criticalExtensions(DerReader fields) throws DerException {
        Set<String> critical = new TreeSet<>();
        if (fields.peekTag() == EXTENSIONS) {
            DerReader tagged = fields.readAny();
            for (Map.Entry<String, CrlExtension> extension :
                    CrlExtension.readAll(tagged).entrySet()) {
                if (extension.getValue().isCritical()) {
                    critical.add(extension.getKey());
                }
            }
            tagged.requireEnd();
        }
        return critical;
    }

    /** Returns why the answer can not be relied on, or nothing. */
    Optional<String> fault(Duration maxAge, Instant at) {
        if (!criticalExtensions.isEmpty()) {
            return Optional.of("its answer has critical extensions that are not supported: " + criticalExtensions);
        }
        if (thisUpdate.isAfter(at.plus(OcspRules.GREATEST_LEAD))) {
            return Optional.of("its thisUpdate is in the future, " + thisUpdate);
        }
        Instant end = end(maxAge);
        if (at.isAfter(end)) {
            return Optional.of("it is stale since " + end);
        }
        return at.isAfter(greatestEnd())
                ? Optional.of("its thisUpdate " + thisUpdate + " is more than " + OcspRules.GREATEST_AGE.toDays()
                        + " days ago, whatever its nextUpdate says")
                : Optional.empty();
    }

    /** Returns the last instant at which the answer has no fault for its age. */
    Instant until(Duration maxAge) {
        Instant end = end(maxAge);
        return end.isBefore(greatestEnd()) ? end : greatestEnd();
    }

    private Instant end(Duration maxAge) {
        return nextUpdate == null ? thisUpdate.plus(maxAge) : nextUpdate;
    }

    private Instant greatestEnd() {
        return thisUpdate.plus(OcspRules.GREATEST_AGE);
    }
}
