package dev.viewpass.config;

import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.revocation.ocsp.OcspRules;

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
}
