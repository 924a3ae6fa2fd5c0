package dev.viewpass.edge;

import java.security.cert.X509Certificate;

/** Accepts whatever a client can prove possession of: self-signed, expired, of any issuer, with any key. */
final class AcceptAnyClient extends ClientTrust {

    @Override
    void verify(X509Certificate[] chain, String authType) {}
}
