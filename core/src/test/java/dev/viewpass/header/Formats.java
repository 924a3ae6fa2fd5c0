package dev.viewpass.header;

/** Readers of step 2 for tests. */
public final class Formats {
    private Formats() {}

    public static ClientCertificateHeader rfc9440(String certificateField, String chainField, HeaderLimits limits) {
        return of(GatewayPreset.RFC9440, certificateField, chainField, limits);
    }

    static ClientCertificateHeader percentPem(String certificateField, HeaderLimits limits) {
        return GatewayPreset.NGINX
                .format()
                .in(new FieldLayout.OneCertificate(certificateField))
                .header(limits);
    }

    static ClientCertificateHeader passthrough(String certificateField, String chainField, HeaderLimits limits) {
        return of(GatewayPreset.CLOUDFRONT_PASSTHROUGH, certificateField, chainField, limits);
    }

    static ClientCertificateHeader verified(String certificateField, HeaderLimits limits) {
        return GatewayPreset.CLOUDFRONT_VERIFIED
                .format()
                .in(new FieldLayout.OneCertificate(certificateField))
                .header(limits);
    }

    private static ClientCertificateHeader of(
            GatewayPreset preset, String certificateField, String chainField, HeaderLimits limits) {
        return preset.format()
                .in(new FieldLayout.LeafAndChain(certificateField, chainField))
                .header(limits);
    }
}
