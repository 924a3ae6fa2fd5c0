package dev.viewpass.config;

import dev.viewpass.path.PathPolicy;
import dev.viewpass.path.TrustAnchors;
import dev.viewpass.path.revocation.CrlStore;
import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.path.revocation.ocsp.OcspRules;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The settings of step 3 for certificates and revocation data at hand instead of in files, as a test suite brings them.
 * The same rules apply as at the start of a web application.
 */
public final class VerificationSettings {
    private final Configuration configuration;
    private final PathSection path;

    /**
     * Makes the view of the settings.
     *
     * @param configuration the settings; those that name files are not looked at
     */
    public VerificationSettings(Configuration configuration) {
        this.configuration = configuration;
        this.path = new PathSection(configuration);
    }

    /**
     * Starts a path policy.
     *
     * @param purpose what the end-entity certificate is for
     * @param revocation how revocation is decided
     * @return a builder with the settings applied
     * @throws ConfigurationException if a setting is wrong
     */
    public PathPolicy.Builder policy(PathPolicy.Purpose purpose, RevocationPolicy revocation) {
        return path.policy(purpose, revocation);
    }

    /**
     * Chooses the anchors.
     *
     * @param certificates candidates
     * @return those that are CA certificates of the demanded form, within their validity and strong enough
     * @throws ConfigurationException if a candidate is not a CA certificate, or none remains; its
     *     {@link ConfigurationException#reason()} is the fault of the first that can not be used
     */
    public TrustAnchors anchors(List<X509Certificate> certificates) {
        return path.anchors(
                Setting.ANCHORS, certificates.stream().map(NamedCertificate::of).toList());
    }

    /**
     * Makes a store of CRLs.
     *
     * @param crls the lists
     * @return the store
     * @throws ConfigurationException if a setting is wrong
     */
    public CrlStore crls(List<X509CRL> crls) {
        return new CrlSection(configuration).store(path.algorithms(), crls);
    }

    /**
     * Makes the rules for OCSP responses.
     *
     * @return the accepted signatures and the age limit
     * @throws ConfigurationException if a setting is wrong
     */
    public OcspRules ocspRules() {
        return new OcspSection(configuration).rules(path.algorithms());
    }
}
