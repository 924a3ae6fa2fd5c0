package dev.viewpass;

import dev.viewpass.AuthenticationOutcome.Authenticated;
import dev.viewpass.AuthenticationOutcome.NoCertificate;
import dev.viewpass.AuthenticationOutcome.Rejected;
import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.gateway.GatewayVerdict;
import dev.viewpass.gateway.ProvenRequest;
import dev.viewpass.gateway.TrustedGateway;
import dev.viewpass.header.ClientCertificateHeader;
import dev.viewpass.header.HeaderContent;
import dev.viewpass.header.PresentedChain;
import dev.viewpass.path.CertificationPathVerifier;
import dev.viewpass.path.PathVerdict;
import dev.viewpass.path.VerifiedPath;
import dev.viewpass.principal.GroupsMapper;
import dev.viewpass.principal.PrincipalSelection;
import dev.viewpass.principal.VerifiedCaller;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the four steps: gateway, header, path, principal. Each step accepts only what the one before it made: nothing is
 * parsed before the gateway is proven, and nobody has a name before a path is verified.
 *
 * <p>Immutable and safe for use by many threads. The outcome is a function of the request, the settings, the revocation
 * data and the clock.
 */
public final class ClientCertificateAuthenticator {
    private static final String PRINCIPAL = "principal";
    private static final String GROUPS = "groups";

    private final TrustedGateway gateway;
    private final ClientCertificateHeader header;
    private final CertificationPathVerifier verifier;
    private final PrincipalSelection principal;
    private final GroupsMapper groups;
    private final Clock clock;

    /**
     * Makes an authenticator of its steps.
     *
     * @param gateway step 1
     * @param header step 2
     * @param verifier step 3
     * @param principal step 4, the name of the caller
     * @param groups step 4, the groups of the caller
     * @param clock tells the time of every decision
     */
    public ClientCertificateAuthenticator(
            TrustedGateway gateway,
            ClientCertificateHeader header,
            CertificationPathVerifier verifier,
            PrincipalSelection principal,
            GroupsMapper groups,
            Clock clock) {
        this.gateway = gateway;
        this.header = header;
        this.verifier = verifier;
        this.principal = principal;
        this.groups = groups;
        this.clock = clock;
    }

    /**
     * Decides about a request.
     *
     * @param request a request from anybody
     * @return who the caller is, that there is no certificate, or why the one presented is refused
     */
    public AuthenticationOutcome authenticate(ForwardedRequest request) {
        GatewayVerdict verdict = gateway.prove(request);
        if (verdict instanceof GatewayVerdict.Proven proven) {
            return read(proven.request());
        }
        if (verdict instanceof GatewayVerdict.Conflicting conflicting) {
            return new Rejected(conflicting.rejection(), Rejected.NO_FINGERPRINT);
        }
        if (!header.isPresent(request)) {
            return new NoCertificate(false);
        }
        String missing = ((GatewayVerdict.NotProven) verdict).explanation();
        return new Rejected(
                new Rejection(
                        RejectionReason.GATEWAY_NOT_TRUSTED,
                        "certificate fields came from a sender that is not the gateway: " + missing),
                Rejected.NO_FINGERPRINT);
    }

    private AuthenticationOutcome read(ProvenRequest request) {
        HeaderContent content = header.read(request);
        if (content instanceof HeaderContent.Presented presented) {
            return authenticate(presented.chain(), clock.instant(), CheckListener.silent());
        }
        if (content instanceof HeaderContent.Malformed malformed) {
            return new Rejected(malformed.rejection(), Rejected.NO_FINGERPRINT);
        }
        return new NoCertificate(true);
    }

    /**
     * Runs steps 3 and 4 for a chain, as {@code explain} does.
     *
     * @param chain what was presented
     * @param at the time of the decision
     * @param listener hears every check
     * @return who the caller is, or why the chain is refused
     */
    public AuthenticationOutcome authenticate(PresentedChain chain, Instant at, CheckListener listener) {
        PathVerdict verdict = verifier.verify(chain, at, listener);
        if (verdict instanceof PathVerdict.Refused refused) {
            listener.notReached(PRINCIPAL);
            listener.notReached(GROUPS);
            return rejected(refused.rejection(), chain);
        }
        return identify(((PathVerdict.Verified) verdict).path(), chain, listener);
    }

    private AuthenticationOutcome identify(VerifiedPath path, PresentedChain chain, CheckListener listener) {
        PrincipalSelection.Result result = principal.select(path);
        if (result instanceof PrincipalSelection.Unusable unusable) {
            listener.result(PRINCIPAL, Optional.of(unusable.rejection()));
            listener.notReached(GROUPS);
            return rejected(unusable.rejection(), chain);
        }
        String name = ((PrincipalSelection.Selected) result).name();
        listener.passed(PRINCIPAL, () -> name);
        try {
            Set<String> names = groups.groups(path, name);
            listener.passed(GROUPS, () -> names.isEmpty() ? "none" : String.join(", ", names));
            return new Authenticated(VerifiedCaller.of(path, name, names), path);
        } catch (DerException e) {
            Rejection rejection = new Rejection(
                    RejectionReason.PRINCIPAL_UNSAFE, "a name that a group rule looks at is broken: " + e.getMessage());
            listener.result(GROUPS, Optional.of(rejection));
            return rejected(rejection, chain);
        }
    }

    private static Rejected rejected(Rejection rejection, PresentedChain chain) {
        return new Rejected(rejection, CertificateText.fingerprint(chain.endEntity()));
    }

    /**
     * Returns the names of the fields that carry or describe certificates, which the application must not see.
     *
     * @return the names that belong to the format of step 2
     */
    public Set<String> hiddenFields() {
        return header.hiddenFieldNames();
    }

    /**
     * Returns how many certificates one request may carry.
     *
     * @return at least 1, the leaf counted
     */
    public int maxCertificates() {
        return header.maxCertificates();
    }

    /**
     * Tells whether the gateway is proven by facts of the connection.
     *
     * @return true when the container must tell the connection's own address and certificate
     */
    public boolean reliesOnConnection() {
        return gateway.reliesOnConnection();
    }
}
