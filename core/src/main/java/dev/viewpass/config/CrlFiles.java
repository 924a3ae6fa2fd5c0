package dev.viewpass.config;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.Pem;
import dev.viewpass.path.revocation.CrlDecoder;
import dev.viewpass.path.revocation.CrlStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the CRLs of the files that the settings point to. A file that can not be relied on fails the start: an operator
 * who is told at deployment is better off than callers who are refused at night.
 */
final class CrlFiles {
    private static final Logger LOG = System.getLogger("dev.viewpass.configuration");
    private static final String DELTA_CRL_INDICATOR = "2.5.29.27";
    private static final Setting SETTING = Setting.REVOCATION_CRL_LOCATIONS;

    private final Configuration configuration;
    private final List<X509Certificate> issuers;
    private final Function<X509CRL, CrlStore> store;

    /**
     * Makes a reader.
     *
     * @param issuers the CA certificates that the settings name
     * @param store makes the store that a list would be looked up in
     */
    CrlFiles(Configuration configuration, List<X509Certificate> issuers, Function<X509CRL, CrlStore> store) {
        this.configuration = configuration;
        this.issuers = issuers;
        this.store = store;
    }

    List<X509CRL> read(String location) {
        String scheme = location.toLowerCase(Locale.ROOT);
        if (scheme.startsWith("http:") || scheme.startsWith("https:")) {
            throw new ConfigurationException(SETTING, "addresses are not available in this version; write files");
        }
        List<X509CRL> crls = new ArrayList<>();
        for (String file : configuration.locations().filesOf(SETTING.key(), location)) {
            for (X509CRL crl : parse(file, configuration.locations().read(SETTING.key(), file))) {
                requireUsable(file, crl);
                warnOfDelta(file, crl);
                crls.add(crl);
            }
        }
        return crls;
    }

    private static List<X509CRL> parse(String file, byte[] content) {
        try {
            List<byte[]> blocks = Pem.blocks(new String(content, StandardCharsets.ISO_8859_1), "X509 CRL");
            List<X509CRL> crls = new ArrayList<>();
            for (byte[] encoded : blocks.isEmpty() ? List.of(content) : blocks) {
                crls.add(CrlDecoder.decode(encoded));
            }
            return crls;
        } catch (DerException e) {
            throw new ConfigurationException(SETTING, file + " is not a CRL in PEM or DER: " + e.getMessage());
        }
    }

    // The same rules as at every request, asked now of each issuer that the settings name.
    private void requireUsable(String file, X509CRL crl) {
        List<X509Certificate> named = issuers.stream()
                .filter(issuer -> issuer.getSubjectX500Principal().equals(crl.getIssuerX500Principal()))
                .toList();
        Optional<String> fault =
                store.apply(crl).fault(crl, named, configuration.clock().instant());
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
