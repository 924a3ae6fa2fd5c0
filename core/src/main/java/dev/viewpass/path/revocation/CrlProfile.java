package dev.viewpass.path.revocation;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.math.BigInteger;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** What the extensions of a list say about it (RFC 5280 section 5.2), and what of that makes it unusable. */
final class CrlProfile {
    private static final String CRL_NUMBER = "2.5.29.20";
    private static final String DELTA_CRL_INDICATOR = "2.5.29.27";
    private static final Set<String> UNDERSTOOD = Set.of(DELTA_CRL_INDICATOR, IssuingDistributionPoint.OID);
    // RFC 5280 section 5.2.3: at most 20 octets.
    private static final int MAX_NUMBER_BITS = 160;

    private final @Nullable BigInteger number;
    private final IssuingDistributionPoint scope;
    private final @Nullable BigInteger base;
    private final @Nullable String fault;

    private CrlProfile(
            @Nullable BigInteger number,
            IssuingDistributionPoint scope,
            @Nullable BigInteger base,
            @Nullable String fault) {
        this.number = number;
        this.scope = scope;
        this.base = base;
        this.fault = fault;
    }

    static CrlProfile of(X509CRL crl, boolean allowNonconforming) {
        try {
            return of(CrlForm.of(crl.getEncoded()), crl.getIssuerX500Principal(), allowNonconforming);
        } catch (DerException | CRLException e) {
            // Nothing is believed of it, so that it stands in the way of all that it may have been meant to replace.
            return new CrlProfile(null, IssuingDistributionPoint.ABSENT, null, "it is malformed: " + e.getMessage());
        }
    }

    private static CrlProfile of(CrlForm form, X500Principal issuer, boolean allowNonconforming) throws DerException {
        Map<String, CrlExtension> extensions = form.extensions();
        CrlExtension indicator = extensions.get(DELTA_CRL_INDICATOR);
        CrlExtension numbered = extensions.get(CRL_NUMBER);
        CrlExtension point = extensions.get(IssuingDistributionPoint.OID);
        BigInteger number = numbered == null ? null : number(numbered.value());
        IssuingDistributionPoint scope =
                point == null ? IssuingDistributionPoint.ABSENT : IssuingDistributionPoint.read(point.value(), issuer);
        BigInteger base = indicator == null ? null : number(indicator.value());
        String unsupported = unsupported(form, scope);
        boolean mustHaveNumber = number == null && !allowNonconforming;
        return new CrlProfile(
                number,
                scope,
                base,
                unsupported == null && mustHaveNumber
                        ? "it has no CRL number, which RFC 5280 section 5.2.3 demands"
                        : unsupported);
    }

    private static BigInteger number(byte[] value) throws DerException {
        DerReader outer = DerReader.of(value);
        BigInteger number = outer.readInteger();
        outer.requireEnd();
        if (number.signum() < 0 || number.bitLength() > MAX_NUMBER_BITS) {
            throw new DerException("CRL number that is negative or has more than 20 octets");
        }
        return number;
    }

    private static @Nullable String unsupported(CrlForm form, IssuingDistributionPoint scope) {
        Set<String> critical = new TreeSet<>();
        form.extensions().forEach((oid, extension) -> {
            if (extension.isCritical() && !UNDERSTOOD.contains(oid)) {
                critical.add(oid);
            }
        });
        if (!critical.isEmpty()) {
            return "it has critical extensions that are not supported: " + critical;
        }
        if (scope.indirect()) {
            return "it is an indirect CRL, and those are not supported";
        }
        return form.areEntriesUnderstood()
                ? null
                : "it has entries of other issuers or with critical extensions that are not supported";
    }

    /** The CRL number, or nothing when it is absent or malformed. */
    Optional<BigInteger> number() {
        return Optional.ofNullable(number);
    }

    IssuingDistributionPoint scope() {
        return scope;
    }

    /** The number of the complete list that a delta completes, or nothing when it is none. */
    Optional<BigInteger> base() {
        return Optional.ofNullable(base);
    }

    /** Why the list can not be relied on, or nothing. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }
}
