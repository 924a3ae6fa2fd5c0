package dev.viewpass.config;

import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.revocation.RevocationGeneration;
import dev.viewpass.path.revocation.ocsp.OcspRules;
import dev.viewpass.path.revocation.source.OcspClientRules;

/** The settings {@code revocation.*} that are about OCSP: rules for every response, and who is asked. */
final class OcspSection {
    private final Configuration configuration;

    OcspSection(Configuration configuration) {
        this.configuration = configuration;
    }

    OcspRules rules(AlgorithmPolicy algorithms) {
        return new OcspRules(
                configuration.duration(Setting.REVOCATION_MAX_AGE),
                response -> algorithms.checkSignature(
                        response.signatureAlgorithm(),
                        response.signatureParameters().orElse(null)));
    }

    /** Reads the settings; nothing is asked yet. */
    OcspClientRules.Builder client(AlgorithmPolicy algorithms, RevocationGeneration generation) {
        OcspClientRules.Builder client = OcspClientRules.builder(
                        rules(algorithms), CrlSection.schedule(configuration), configuration.clock())
                .advertised(CrlSection.allowedHosts(configuration))
                .generation(generation);
        if (configuration.isGiven(Setting.REVOCATION_OCSP_RESPONDER)) {
            client.responder(CrlSection.address(
                    Setting.REVOCATION_OCSP_RESPONDER, configuration.value(Setting.REVOCATION_OCSP_RESPONDER)));
        }
        try {
            return client.longestWait(configuration.duration(Setting.REVOCATION_OCSP_WAIT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Setting.REVOCATION_OCSP_WAIT, String.valueOf(e.getMessage()));
        }
    }
}
