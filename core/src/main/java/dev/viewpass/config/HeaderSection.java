package dev.viewpass.config;

import dev.viewpass.header.ClientCertificateHeader;
import dev.viewpass.header.GatewayPreset;
import dev.viewpass.header.HeaderFormat;
import dev.viewpass.header.HeaderLimits;
import java.util.Arrays;
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
        HeaderFormat format = format();
        requireEncoding(format);
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        taken.addAll(proofFields);
        String certificate = field(Setting.SOURCE_CERTIFICATE_FIELD, format.certificateField(), taken);
        if (format instanceof HeaderFormat.LeafAndChain leafAndChain) {
            String chain = field(Setting.SOURCE_CHAIN_FIELD, leafAndChain.chainField(), taken);
            return leafAndChain.reader().header(certificate, chain, limits(format));
        }
        requireNoChainField();
        return ((HeaderFormat.OneField) format).reader().header(certificate, limits(format));
    }

    private HeaderFormat format() {
        String choices = Arrays.stream(GatewayPreset.values())
                .filter(preset -> preset.format().isPresent())
                .map(GatewayPreset::key)
                .collect(Collectors.joining(" or "));
        GatewayPreset preset = configuration
                .text(Setting.SOURCE)
                .flatMap(GatewayPreset::of)
                .orElseThrow(() -> new ConfigurationException(Setting.SOURCE, "write " + choices));
        return preset.format()
                .orElseThrow(() -> new ConfigurationException(
                        Setting.SOURCE, preset.key() + " is not available in this version; write " + choices));
    }

    private void requireEncoding(HeaderFormat format) {
        String encoding = format.encoding().key();
        if (!configuration.text(Setting.SOURCE_ENCODING).orElse(encoding).equals(encoding)) {
            throw new ConfigurationException(
                    Setting.SOURCE_ENCODING,
                    "not available in this version with " + source() + "; write " + encoding + " or remove it");
        }
    }

    private String field(Setting setting, String preset, Set<String> taken) {
        String name = FieldName.checked(setting, configuration.text(setting).orElse(preset));
        if (!taken.add(name)) {
            throw new ConfigurationException(setting, "the field " + name + " is configured for two purposes");
        }
        return name;
    }

    private void requireNoChainField() {
        if (configuration.isGiven(Setting.SOURCE_CHAIN_FIELD)) {
            throw new ConfigurationException(
                    Setting.SOURCE_CHAIN_FIELD,
                    source() + " has no chain field; remove it and write the issuing CAs into intermediates");
        }
    }

    private String source() {
        return "source=" + configuration.value(Setting.SOURCE);
    }

    HeaderLimits limits() {
        return limits(format());
    }

    private HeaderLimits limits(HeaderFormat format) {
        return new HeaderLimits(
                maxCertificates(format),
                configuration.integer(Setting.SOURCE_MAX_CERTIFICATE_BYTES, 512, MAX_BYTES),
                configuration.integer(Setting.SOURCE_MAX_FIELD_BYTES, 512, MAX_BYTES));
    }

    private int maxCertificates(HeaderFormat format) {
        if (!configuration.isGiven(Setting.SOURCE_MAX_CERTIFICATES)) {
            return format.maxCertificates();
        }
        int given = configuration.integer(Setting.SOURCE_MAX_CERTIFICATES, 1, MAX_CERTIFICATES);
        if (given > 1 && format.maxCertificates() == 1) {
            throw new ConfigurationException(
                    Setting.SOURCE_MAX_CERTIFICATES, source() + " forwards one certificate; write 1 or remove it");
        }
        return given;
    }
}
