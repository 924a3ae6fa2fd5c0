package dev.viewpass.config;

import dev.viewpass.header.ClientCertificateHeader;
import dev.viewpass.header.FieldEncoding;
import dev.viewpass.header.FieldLayout.OneCertificate;
import dev.viewpass.header.FieldMarkers;
import dev.viewpass.header.GatewayPreset;
import dev.viewpass.header.HeaderChecks;
import dev.viewpass.header.HeaderFormat;
import dev.viewpass.header.HeaderLimits;
import java.util.Arrays;
import java.util.Set;
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
        new LayoutSection(configuration).requireDistinct(format.layout(), proofFields);
        return format.header(limits(format), checks(format.preset()));
    }

    // Which octets CloudFront's digest is of is nowhere written, so that it counts only where the operator says so.
    private HeaderChecks checks(GatewayPreset preset) {
        boolean strictFamilies = configuration.flag(Setting.SOURCE_STRICT_FAMILIES);
        boolean stated = preset.serialNumberField().isPresent();
        if (!configuration.isGiven(Setting.SOURCE_CROSS_CHECK)) {
            return new HeaderChecks(stated, false, strictFamilies);
        }
        boolean all = configuration.flag(Setting.SOURCE_CROSS_CHECK);
        if (all && !stated) {
            throw new ConfigurationException(
                    Setting.SOURCE_CROSS_CHECK,
                    "source=" + preset.key() + " states nothing about certificates that could be compared; remove it");
        }
        return new HeaderChecks(all, all, strictFamilies);
    }

    private HeaderFormat format() {
        GatewayPreset preset = configuration
                .text(Setting.SOURCE)
                .flatMap(GatewayPreset::of)
                .orElseThrow(() -> new ConfigurationException(Setting.SOURCE, "write " + choices()));
        FieldEncoding encoding = encoding(preset);
        FieldMarkers markers = markers(encoding);
        return preset.format()
                .writtenIn(encoding, markers)
                .in(new LayoutSection(configuration).layout(preset.format().layout(), encoding));
    }

    private static String choices() {
        return Arrays.stream(GatewayPreset.values()).map(GatewayPreset::key).collect(Collectors.joining(" or "));
    }

    private FieldEncoding encoding(GatewayPreset preset) {
        if (!configuration.isGiven(Setting.SOURCE_ENCODING)) {
            if (preset == GatewayPreset.CUSTOM) {
                throw new ConfigurationException(
                        Setting.SOURCE_ENCODING, "source=custom needs it; write " + keys(preset));
            }
            return preset.format().encoding();
        }
        return FieldEncoding.of(configuration.value(Setting.SOURCE_ENCODING))
                .filter(preset.encodings()::contains)
                .orElseThrow(() -> new ConfigurationException(
                        Setting.SOURCE_ENCODING,
                        "source=" + preset.key() + " is not written so; write " + keys(preset) + ", remove it, or"
                                + " write source=custom"));
    }

    private static String keys(GatewayPreset preset) {
        return preset.encodings().stream().map(FieldEncoding::key).collect(Collectors.joining(" or "));
    }

    private FieldMarkers markers(FieldEncoding encoding) {
        FieldMarkers markers = new FieldMarkers(
                marker(Setting.SOURCE_BEGIN_MARKER),
                marker(Setting.SOURCE_END_MARKER),
                marker(Setting.SOURCE_SEPARATOR));
        if (markers.begin().isEmpty() != markers.end().isEmpty()) {
            throw new ConfigurationException(
                    markers.begin().isEmpty() ? Setting.SOURCE_BEGIN_MARKER : Setting.SOURCE_END_MARKER,
                    "source.begin-marker and source.end-marker belong together; write both");
        }
        boolean armoured = encoding == FieldEncoding.RFC9440
                || encoding == FieldEncoding.PERCENT_PEM
                || encoding == FieldEncoding.PEM;
        if (!armoured && !markers.equals(FieldMarkers.NONE)) {
            throw new ConfigurationException(
                    markers.begin().isEmpty() ? Setting.SOURCE_SEPARATOR : Setting.SOURCE_BEGIN_MARKER,
                    "source.encoding=" + encoding.key() + " has no markers and its own separator; remove it");
        }
        return markers;
    }

    private String marker(Setting setting) {
        try {
            return FieldMarkers.unescaped(configuration.text(setting).orElse(""));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    setting,
                    "write at most " + FieldMarkers.MAX_LENGTH
                            + " visible characters, blanks and line ends as %20, %0D,"
                            + " %0A and a percent sign as %25; no colon, comma or other character of Base64 alone");
        }
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
        boolean isOne = format.layout() instanceof OneCertificate;
        if (!configuration.isGiven(Setting.SOURCE_MAX_CERTIFICATES)) {
            return isOne ? 1 : format.maxCertificates();
        }
        int given = configuration.integer(Setting.SOURCE_MAX_CERTIFICATES, 1, MAX_CERTIFICATES);
        if (given > 1 && isOne) {
            throw new ConfigurationException(
                    Setting.SOURCE_MAX_CERTIFICATES,
                    "source=" + format.preset().key() + " forwards one certificate; write 1 or remove it");
        }
        return given;
    }
}
