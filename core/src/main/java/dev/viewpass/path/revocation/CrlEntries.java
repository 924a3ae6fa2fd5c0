package dev.viewpass.path.revocation;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.util.Map;
import java.util.Set;

/**
 * What has to be known of revokedCertificates (RFC 5280 sections 5.1.2.6 and 5.3) before an entry may be looked up.
 *
 * @param haveExtensions whether any entry has extensions
 * @param areUnderstood whether no entry has an unknown critical extension or belongs to another issuer
 */
record CrlEntries(boolean haveExtensions, boolean areUnderstood) {
    static final CrlEntries NONE = new CrlEntries(false, true);

    private static final String REASON_CODE = "2.5.29.21";
    private static final String CERTIFICATE_ISSUER = "2.5.29.29";
    private static final int ENUMERATED = 0x0a;
    private static final Set<Integer> REASONS = Set.of(0, 1, 2, 3, 4, 5, 6, 8, 9, 10);

    /** Reads the contents of revokedCertificates to their end. */
    static CrlEntries read(DerReader revoked) throws DerException {
        if (!revoked.hasNext()) {
            throw new DerException("empty list of revoked certificates");
        }
        boolean haveExtensions = false;
        boolean areUnderstood = true;
        while (revoked.hasNext()) {
            DerReader entry = revoked.read(DerReader.SEQUENCE);
            entry.readInteger();
            CrlTime.read(entry);
            if (entry.hasNext()) {
                haveExtensions = true;
                areUnderstood &= isUnderstood(CrlExtension.readAll(entry));
                entry.requireEnd();
            }
        }
        return new CrlEntries(haveExtensions, areUnderstood);
    }

    private static boolean isUnderstood(Map<String, CrlExtension> extensions) throws DerException {
        boolean understood = true;
        for (Map.Entry<String, CrlExtension> extension : extensions.entrySet()) {
            switch (extension.getKey()) {
                case REASON_CODE -> requireReason(extension.getValue().value());
                case CERTIFICATE_ISSUER -> understood = false;
                default -> understood &= !extension.getValue().isCritical();
            }
        }
        return understood;
    }

    private static void requireReason(byte[] value) throws DerException {
        DerReader outer = DerReader.of(value);
        byte[] reason = outer.read(ENUMERATED).rest();
        outer.requireEnd();
        if (reason.length != 1 || !REASONS.contains((int) reason[0])) {
            throw new DerException("reason code that is not one of RFC 5280");
        }
    }
}
