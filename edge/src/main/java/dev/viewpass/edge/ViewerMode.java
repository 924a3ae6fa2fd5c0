package dev.viewpass.edge;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * One of CloudFront's modes of viewer mTLS.
 *
 * @param trust which certificates pass the handshake
 * @param certificateNeeded whether a client without certificate fails the handshake
 * @param verified whether a certificate that passed is a verified one; if not, the origin gets the whole chain to verify
 */
record ViewerMode(ClientTrust trust, boolean certificateNeeded, boolean verified) {
    static ViewerMode passthrough() {
        return new ViewerMode(new AcceptAnyClient(), false, false);
    }

    static ViewerMode required(List<X509Certificate> authorities) {
        return new ViewerMode(new AcceptTrustedClient(authorities), true, true);
    }

    static ViewerMode optional(List<X509Certificate> authorities) {
        return new ViewerMode(new AcceptTrustedClient(authorities), false, true);
    }

    List<CertificateFields> fields(ChainLines chainLines, boolean metadata) {
        if (verified) {
            return List.of(new ViewerCertPemField(), new ViewerCertMetadataFields());
        }
        CertificateFields rfc9440 = new ClientCertFields(chainLines);
        return metadata ? List.of(rfc9440, new ViewerCertMetadataFields()) : List.of(rfc9440);
    }
}
