package dev.viewpass.header;

import dev.viewpass.header.FieldLayout.Element;
import dev.viewpass.header.FieldLayout.LeafAndChain;
import dev.viewpass.header.FieldLayout.LeafFirst;
import java.util.function.UnaryOperator;

/**
 * How certificates are forwarded: by which gateway, in which fields, written in which way.
 *
 * @param preset the gateway, which has habits of its own
 * @param layout the fields
 * @param encoding how certificates are written in them
 * @param markers what stands around and between certificates in place of what the encoding has
 * @param maxCertificates most certificates in one request that the gateway forwards, the leaf counted
 */
public record HeaderFormat(
        GatewayPreset preset, FieldLayout layout, FieldEncoding encoding, FieldMarkers markers, int maxCertificates) {
    private static final Armour COLONS = new Armour(":", ":", "", true);

    /**
     * Returns the same in other fields.
     *
     * @param other the fields
     * @return a new format
     */
    public HeaderFormat in(FieldLayout other) {
        return new HeaderFormat(preset, other, encoding, markers, maxCertificates);
    }

    /**
     * Returns the same written in another way.
     *
     * @param other how certificates are written
     * @param around what stands around and between them
     * @return a new format
     */
    public HeaderFormat writtenIn(FieldEncoding other, FieldMarkers around) {
        return new HeaderFormat(preset, layout, other, around, maxCertificates);
    }

    /**
     * Makes what reads the fields.
     *
     * @param limits caps that apply before anything is decoded
     * @return the reader of step 2
     */
    public ClientCertificateHeader header(HeaderLimits limits) {
        ClientCertificateHeader header = layout instanceof Element element
                ? new ForwardedClientCertHeader(field(layout.certificateField(), limits), element.rightmost())
                : header(syntax(), limits);
        return preset.isCloudFront() ? new CloudFrontViewerHeader(header, layout.certificateField()) : header;
    }

    /**
     * Makes what reads the fields and holds the certificates against what else stands in a request.
     *
     * @param limits caps that apply before anything is decoded
     * @param checks what is looked at
     * @return the reader of step 2
     */
    public ClientCertificateHeader header(HeaderLimits limits, HeaderChecks checks) {
        ClientCertificateHeader header = header(limits);
        return new CheckedHeader(
                header,
                new OtherFamilies(header.fieldNames(), checks.strictFamilies()),
                new CertificateStatements(preset, checks));
    }

    private ClientCertificateHeader header(CertificateSyntax syntax, HeaderLimits limits) {
        CertificateField certificate = field(layout.certificateField(), limits);
        if (layout instanceof LeafAndChain both) {
            return new LeafAndChainHeader(certificate, chain(both.chainField(), syntax, limits), syntax);
        }
        return new OneFieldHeader(certificate, syntax, layout instanceof LeafFirst);
    }

    private ChainFields chain(String name, CertificateSyntax syntax, HeaderLimits limits) {
        if (name.endsWith(NumberedChainFields.SUFFIX)) {
            return NumberedChainFields.of(name, number -> field(number, limits), syntax);
        }
        return new OneChainField(field(name, limits), syntax);
    }

    private CertificateField field(String name, HeaderLimits limits) {
        UnaryOperator<String> hint = value -> markers.areUsual() ? FormatHint.of(value, encoding) : "";
        return new CertificateField(name, preset.absent(), limits, hint);
    }

    private CertificateSyntax syntax() {
        return switch (encoding) {
            case RFC9440 -> markers.areUsual() ? new ByteSequenceSyntax() : new PemSyntax(markers.on(COLONS), true);
            case PERCENT_PEM -> new PemSyntax(markers.on(Armour.PEM), true);
            case PEM ->
                preset == GatewayPreset.APACHE
                        ? new HttpdSyntax(markers.on(Armour.PEM.withBlanks()))
                        : new PemSyntax(markers.on(Armour.PEM.withBlanks()), false);
            case BASE64_DER, BASE64_DER_LIST -> quoted(Base64DerSyntax.separated());
            case BASE64_DER_CONCATENATED -> quoted(Base64DerSyntax.concatenated());
            case XFCC -> throw new IllegalStateException("xfcc has no syntax of single certificates");
        };
    }

    // The template of OpenShift's router asks HAProxy for quotation marks.
    private CertificateSyntax quoted(Base64DerSyntax syntax) {
        return preset == GatewayPreset.HAPROXY ? syntax.orQuoted() : syntax;
    }
}
