package dev.viewpass.config;

import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.revocation.RevocationGeneration;
import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.path.revocation.RevocationPolicy.Scope;
import dev.viewpass.path.revocation.source.KnownIssuers;
import dev.viewpass.path.revocation.source.OcspClient;
import dev.viewpass.path.revocation.source.OcspClientRules;
import dev.viewpass.path.revocation.source.RefreshedCrls;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings {@code revocation} and {@code revocation.*}: the last part of step 3. */
final class RevocationSection {
    private static final Set<String> MODES = Set.of("off", "crl", "ocsp", "ocsp-then-crl", "crl-then-ocsp");
    private static final Set<Setting> OF_CRLS =
            Set.of(Setting.REVOCATION_CRL_LOCATIONS, Setting.REVOCATION_CACHE_DIRECTORY);
    private static final Set<Setting> OF_OCSP = Set.of(Setting.REVOCATION_OCSP_RESPONDER);

    private final Configuration configuration;
    private final AlgorithmPolicy algorithms;
    private final ApplicationResources resources;

    RevocationSection(Configuration configuration, AlgorithmPolicy algorithms, ApplicationResources resources) {
        this.configuration = configuration;
        this.algorithms = algorithms;
        this.resources = resources;
    }

    RevocationPolicy policy(List<X509Certificate> issuers) {
        String mode = configuration.text(Setting.REVOCATION).orElse("");
        if (!MODES.contains(mode)) {
            throw new ConfigurationException(Setting.REVOCATION, """
                    choose one of these lines:
                      revocation=crl with revocation.crl.locations=/path/of/crls
                      revocation=ocsp with revocation.ocsp.responder=http://ocsp.example.com/
                      revocation=ocsp-then-crl or revocation=crl-then-ocsp with both
                      revocation=off""");
        }
        // Wrong values are told even when nothing uses them: they were meant for something.
        Scope scope = configuration.choice(Setting.REVOCATION_SCOPE, Map.of("path", Scope.PATH, "leaf", Scope.LEAF));
        boolean allowUnknown = configuration.choice(Setting.REVOCATION_UNKNOWN, Map.of("deny", false, "allow", true));
        RevocationGeneration generation = resources.generation();
        OcspClientRules.Builder client = new OcspSection(configuration).client(algorithms, generation);
        boolean asksLists = mode.contains("crl");
        boolean asksResponders = mode.contains("ocsp");
        requireSources(mode, asksLists, asksResponders);
        if (!asksLists && !asksResponders) {
            return new RevocationPolicy.Off();
        }
        if (mode.equals("ocsp-then-crl")) {
            client.refusalIsSilence();
        }
        if (!asksLists) {
            return ocsp(client, scope, allowUnknown);
        }
        RefreshedCrls lists =
                new CrlSection(configuration).open(algorithms, new KnownIssuers(issuers), generation, resources);
        RevocationPolicy.Crl crl = new RevocationPolicy.Crl(lists, scope, allowUnknown);
        return asksResponders
                ? new RevocationPolicy.InOrder(crl, ocsp(client, scope, allowUnknown), mode.equals("ocsp-then-crl"))
                : crl;
    }

    private RevocationPolicy.Ocsp ocsp(OcspClientRules.Builder client, Scope scope, boolean allowUnknown) {
        OcspClient responses = resources.hold(OcspClient.start(client.build()));
        return new RevocationPolicy.Ocsp(
                responses, new OcspSection(configuration).rules(algorithms), scope, allowUnknown);
    }

    private void requireSources(String mode, boolean asksLists, boolean asksResponders) {
        if (!asksLists) {
            OF_CRLS.forEach(setting -> requireNone(setting, mode));
        }
        if (!asksResponders) {
            OF_OCSP.forEach(setting -> requireNone(setting, mode));
        }
        if (mode.equals("off")) {
            requireNone(Setting.REVOCATION_ALLOWED_HOSTS, mode);
        }
        if (asksLists) {
            requireSource(mode, Setting.REVOCATION_CRL_LOCATIONS, "the CRL files, directories or addresses");
        }
        if (asksResponders) {
            requireSource(mode, Setting.REVOCATION_OCSP_RESPONDER, "the address of the OCSP responder");
        }
    }

    private void requireNone(Setting setting, String mode) {
        if (configuration.isGiven(setting)) {
            throw new ConfigurationException(
                    setting, "contradicts revocation=" + mode + ", which does not use it; remove one of them");
        }
    }

    private void requireSource(String mode, Setting setting, String what) {
        if (!configuration.isGiven(setting) && !configuration.isGiven(Setting.REVOCATION_ALLOWED_HOSTS)) {
            throw new ConfigurationException(
                    setting,
                    "revocation=" + mode + " needs it; write " + what
                            + ", or the hosts that certificates name into revocation.allowed-hosts");
        }
    }
}
