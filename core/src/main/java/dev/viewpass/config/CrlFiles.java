package dev.viewpass.config;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.Pem;
import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.revocation.CrlDecoder;
import dev.viewpass.path.revocation.CrlStore;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the CRLs of the files that the settings point to. A file that can not be relied on fails the start: an operator
 * who is told at deployment is better off than callers who are refused at night.
 */
final class CrlFiles {
    private static final Setting SETTING = Setting.REVOCATION_CRL_LOCATIONS;

    private final Configuration configuration;
    private final List<X509Certificate> issuers;
    private final Duration maxAge;
    private final AlgorithmPolicy algorithms;

    CrlFiles(Configuration configuration, List<X509Certificate> issuers, Duration maxAge, AlgorithmPolicy algorithms) {
        this.configuration = configuration;
        this.issuers = issuers;
        this.maxAge = maxAge;
        this.algorithms = algorithms;
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
        CrlStore alone = CrlStore.of(List.of(crl), maxAge, list -> isAcceptablySigned(algorithms, list));
        List<X509Certificate> named = issuers.stream()
                .filter(issuer -> issuer.getSubjectX500Principal().equals(crl.getIssuerX500Principal()))
                .toList();
        Optional<String> fault = alone.fault(crl, named, configuration.clock().instant());
        if (fault.isPresent()) {
            throw new ConfigurationException(
                    SETTING,
                    file + ": the CRL of " + CertificateText.name(crl.getIssuerX500Principal()) + " is unusable: "
                            + fault.get());
        }
    }

    static boolean isAcceptablySigned(AlgorithmPolicy algorithms, X509CRL crl) {
        return algorithms
                .checkSignature(crl.getSigAlgOID(), crl.getSigAlgParams())
                .isEmpty();
    }
}
