package dev.viewpass.config;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.path.revocation.CrlDecoder;
import dev.viewpass.path.revocation.CrlStore;
import dev.viewpass.path.revocation.source.CrlOrigin;
import dev.viewpass.path.revocation.source.CrlReading;
import dev.viewpass.path.revocation.source.KnownIssuers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The CRLs of a file or a directory that the settings point to. At the start one that can not be relied on is an error: an
 * operator who is told at deployment is better off than callers who are refused at night. Later it leaves the last good
 * ones in force.
 */
final class CrlFiles implements CrlOrigin {
    private static final Logger LOG = System.getLogger("dev.viewpass.configuration");
    private static final String DELTA_CRL_INDICATOR = "2.5.29.27";
    private static final Setting SETTING = Setting.REVOCATION_CRL_LOCATIONS;

    private final Configuration configuration;
    private final String location;

    CrlFiles(Configuration configuration, String location) {
        this.configuration = configuration;
        this.location = location;
    }

    @Override
    public String name() {
        return location;
    }

    @Override
    public CrlReading read(boolean onlyIfChanged) {
        List<String> files;
        try {
            files = files();
        } catch (ConfigurationException e) {
            return new CrlReading.Failed(String.valueOf(e.getMessage()));
        }
        List<X509CRL> crls = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String file : files) {
            try {
                crls.addAll(lists(file));
            } catch (ConfigurationException e) {
                faults.add(String.valueOf(e.getMessage()));
            }
        }
        return new CrlReading.Lists(crls, faults);
    }

    /**
     * Examines every list by the rules of every request, asked now of each issuer that the settings name.
     *
     * @throws ConfigurationException if any can not be relied on
     */
    void requireUsable(CrlStore rules, KnownIssuers issuers) {
        for (String file : files()) {
            for (X509CRL crl : lists(file)) {
                requireUsable(file, crl, rules, issuers);
                warnOfDelta(file, crl);
            }
        }
    }

    private List<String> files() {
        return configuration.locations().filesOf(SETTING.key(), location);
    }

    private List<X509CRL> lists(String file) {
        try {
            return CrlDecoder.decodeAll(configuration.locations().read(SETTING.key(), file));
        } catch (DerException e) {
            throw new ConfigurationException(SETTING, file + " is not a CRL in PEM or DER: " + e.getMessage());
        }
    }

    private void requireUsable(String file, X509CRL crl, CrlStore rules, KnownIssuers issuers) {
        Optional<String> fault = CrlStore.fault(
                rules.load(crl),
                issuers.named(crl.getIssuerX500Principal()),
                configuration.clock().instant());
        if (fault.isPresent()) {
            throw new ConfigurationException(
                    SETTING,
                    file + ": the CRL of " + CertificateText.name(crl.getIssuerX500Principal()) + " is unusable: "
                            + fault.get());
        }
    }

    private static void warnOfDelta(String file, X509CRL crl) {
        if (crl.getExtensionValue(DELTA_CRL_INDICATOR) != null) {
            LOG.log(
                    Level.WARNING,
                    SETTING.key() + ": " + file + " is a delta CRL, which can revoke but does not replace the complete"
                            + " CRL of " + CertificateText.name(crl.getIssuerX500Principal()));
        }
    }
}
