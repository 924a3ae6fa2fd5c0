package dev.viewpass.testkit;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

/** From when until when something holds, in whole seconds because X.509 knows no fractions (RFC 5280 section 4.1.2.5). */
record Validity(Instant from, Instant until) {
    Validity {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        until = until.truncatedTo(ChronoUnit.SECONDS);
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "A validity cannot end at " + until + " before it begins at " + from + ".");
        }
    }

    static Validity around(Instant now, Duration before, Duration after) {
        return new Validity(now.minus(before), now.plus(after));
    }

    static Validity of(X509Certificate certificate) {
        return new Validity(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    Date notBefore() {
        return Date.from(from);
    }

    Date notAfter() {
        return Date.from(until);
    }
}
