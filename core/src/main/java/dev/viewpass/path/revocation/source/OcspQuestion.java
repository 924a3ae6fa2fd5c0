package dev.viewpass.path.revocation.source;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.AuthorityInformationAccess;
import dev.viewpass.path.revocation.fetch.AllowedHosts;
import dev.viewpass.path.revocation.fetch.HttpAddress;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * Which certificate is asked about: what a responder tells certificates apart by (RFC 6960 section 4.1.1), without
 * hashes.
 *
 * @param issuer name of the CA
 * @param issuerKey key of the CA
 * @param serialNumber serial number of the certificate
 */
record OcspQuestion(X500Principal issuer, PublicKey issuerKey, BigInteger serialNumber) {

    static OcspQuestion about(X509Certificate certificate, X509Certificate issuer) {
        return new OcspQuestion(
                certificate.getIssuerX500Principal(), issuer.getPublicKey(), certificate.getSerialNumber());
    }

    /** Finds the first responder that a certificate names and that may be asked. */
    static Optional<HttpAddress> advertised(X509Certificate certificate, AllowedHosts hosts) {
        try {
            return AuthorityInformationAccess.of(certificate).stream()
                    .flatMap(access -> access.uris(AuthorityInformationAccess.OCSP).stream())
                    .flatMap(uri -> hosts.admit(uri).stream())
                    .findFirst();
        } catch (DerException e) {
            // Such a certificate is refused by its profile; there is nobody to ask.
            return Optional.empty();
        }
    }
}
