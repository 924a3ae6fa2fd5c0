package dev.viewpass.config;

import dev.viewpass.header.ClientCertificateHeader;
import dev.viewpass.header.GatewayPreset;
import dev.viewpass.header.HeaderLimits;
import dev.viewpass.header.Rfc9440Header;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The settings {@code source.*}: step 2. */
final class HeaderSection {
    private static final int MAX_CERTIFICATES = 128;
    private static final int MAX_BYTES = 1_048_576;

    private final Configuration configuration;

    HeaderSection(Configuration configuration) {
        this.configuration = configuration;
    }

    ClientCertificateHeader header(Set<String> proofFields) {
        GatewayPreset.Rfc9440Fields preset = preset();
        String encoding = configuration.text(Setting.SOURCE_ENCODING).orElse("rfc9440");
        if (!encoding.equals("rfc9440")) {
            throw new ConfigurationException(
                    Setting.SOURCE_ENCODING, "not available in this version; write rfc9440 or remove it");
        }
        String certificate = field(Setting.SOURCE_CERTIFICATE_FIELD, preset.certificate());
        String chain = field(Setting.SOURCE_CHAIN_FIELD, preset.chain());
        requireDistinct(certificate, chain, proofFields);
        return new Rfc9440Header(certificate, chain, limits(preset));
    }

    private GatewayPreset.Rfc9440Fields preset() {
        Optional<String> source = configuration.text(Setting.SOURCE);
        String choices = Arrays.stream(GatewayPreset.values())
                .filter(preset -> preset.fields().isPresent())
                .map(GatewayPreset::key)
                .collect(Collectors.joining(" or "));
        GatewayPreset preset = source.flatMap(GatewayPreset::of)
                .orElseThrow(() -> new ConfigurationException(Setting.SOURCE, "write " + choices));
        return preset.fields()
                .orElseThrow(() -> new ConfigurationException(
                        Setting.SOURCE, preset.key() + " is not available in this version; write " + choices));
    }

    private String field(Setting setting, String preset) {
        return FieldName.checked(setting, configuration.text(setting).orElse(preset));
    }

    private static void requireDistinct(String certificate, String chain, Set<String> proofFields) {
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        taken.addAll(proofFields);
        requireFree(Setting.SOURCE_CERTIFICATE_FIELD, certificate, taken);
        requireFree(Setting.SOURCE_CHAIN_FIELD, chain, taken);
    }

    private static void requireFree(Setting setting, String name, Set<String> taken) {
        if (!taken.add(name)) {
            throw new ConfigurationException(setting, "the field " + name + " is configured for two purposes");
        }
    }

    HeaderLimits limits() {
        return limits(preset());
    }

    private HeaderLimits limits(GatewayPreset.Rfc9440Fields preset) {
        int certificates = configuration.isGiven(Setting.SOURCE_MAX_CERTIFICATES)
                ? configuration.integer(Setting.SOURCE_MAX_CERTIFICATES, 1, MAX_CERTIFICATES)
                : preset.maxCertificates();
        return new HeaderLimits(
                certificates,
                configuration.integer(Setting.SOURCE_MAX_CERTIFICATE_BYTES, 512, MAX_BYTES),
                configuration.integer(Setting.SOURCE_MAX_FIELD_BYTES, 512, MAX_BYTES));
    }
}
