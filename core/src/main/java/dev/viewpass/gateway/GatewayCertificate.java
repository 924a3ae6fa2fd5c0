package dev.viewpass.gateway;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The gateway authenticates its TLS connection to this server by a certificate of its own (CloudFront: origin mTLS). It is
 * the gateway's and never the caller's: a request with it and without certificate fields has no caller.
 */
public final class GatewayCertificate implements GatewayProof {
    private final HopCertificateCheck check;
    private final Clock clock;

    private GatewayCertificate(HopCertificateCheck check, Clock clock) {
        this.check = check;
        this.clock = clock;
    }

    /**
     * Makes the proof.
     *
     * @param check knows the gateway's certificate
     * @param clock tells the time
     * @return the proof
     */
    public static GatewayCertificate of(HopCertificateCheck check, Clock clock) {
        return new GatewayCertificate(check, clock);
    }

    @Override
    public Optional<String> missing(ForwardedRequest request) {
        List<X509Certificate> chain = request.hopCertificates();
        return chain.isEmpty()
                ? Optional.of("the connection came without a TLS client certificate")
                : check.fault(chain, clock.instant());
    }

    @Override
    public boolean reliesOnConnection() {
        return true;
    }
}
