package dev.viewpass.path.revocation;

import java.security.cert.X509Certificate;

/** Which certificates allow their keys to sign CRLs (RFC 5280 section 6.3.3 (f)). */
final class CrlSigner {
    private static final String KEY_USAGE = "2.5.29.15";
    private static final int CRL_SIGN = 6;

    private CrlSigner() {}

    /** Tells whether the key usage of a CA of the path bars it; an absent one bars nothing, a broken one all. */
    static boolean isForbidden(X509Certificate issuer) {
        return issuer.getExtensionValue(KEY_USAGE) != null && !listsCrlSign(issuer);
    }

    /**
     * Tells whether a certificate beside the path allows it: by its key usage, or without one because it is a CA. An end
     * entity that happens to bear the CA's name is none.
     */
    static boolean isAllowed(X509Certificate certificate) {
        boolean isAuthority = certificate.getBasicConstraints() >= 0;
        return !certificate.hasUnsupportedCriticalExtension()
                && !isForbidden(certificate)
                && (isAuthority || listsCrlSign(certificate));
    }

    private static boolean listsCrlSign(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage != null && usage.length > CRL_SIGN && usage[CRL_SIGN];
    }
}
