package dev.viewpass;

import dev.viewpass.AuthenticationOutcome.Authenticated;
import dev.viewpass.AuthenticationOutcome.NoCertificate;
import dev.viewpass.AuthenticationOutcome.Rejected;
import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The one thing that adapters call; one for each web application. It decides about requests, logs each decision by the
 * rules of the operator's guide, and lets no fault of its own through: whatever goes wrong inside refuses the request.
 *
 * <p>Safe for use by many threads.
 */
public final class AuthenticationService implements AutoCloseable {
    private final ClientCertificateAuthenticator authenticator;
    private final PathRules paths;
    private final Set<String> hiddenFields;
    private final boolean reasonInAnswers;
    private final DecisionLog log;
    private final AutoCloseable registration;

    /**
     * Makes a service.
     *
     * @param authenticator the four steps
     * @param paths which rule applies to which path
     * @param hiddenFields names of the fields that the application must not see
     * @param reasonInAnswers whether answers carry the reason code, for local development
     * @param clock tells the time to the log
     * @param registration closed with the service
     */
    public AuthenticationService(
            ClientCertificateAuthenticator authenticator,
            PathRules paths,
            Set<String> hiddenFields,
            boolean reasonInAnswers,
            Clock clock,
            AutoCloseable registration) {
        this.authenticator = authenticator;
        this.paths = paths;
        this.hiddenFields = Set.copyOf(hiddenFields);
        this.reasonInAnswers = reasonInAnswers;
        this.log = new DecisionLog(clock);
        this.registration = registration;
    }

    /**
     * Runs the four steps.
     *
     * @param request a request from anybody
     * @return the outcome; a fault inside is {@code Rejected} with {@link RejectionReason#INTERNAL}
     */
    public AuthenticationOutcome authenticate(ForwardedRequest request) {
        try {
            return authenticator.authenticate(request);
        } catch (RuntimeException | StackOverflowError e) {
            return new Rejected(fault(e).rejection(), Rejected.NO_FINGERPRINT);
        }
    }

    /**
     * Decides what happens to a request for a path of the application.
     *
     * @param request a request from anybody
     * @param path servlet path and path info
     * @return how the request goes on, or its refusal, which is logged
     */
    public AccessDecision decide(ForwardedRequest request, String path) {
        try {
            CertificateRule rule = paths.ruleOf(path);
            return rule == CertificateRule.IGNORE
                    ? new AccessDecision.Ignored()
                    : decide(request, rule, authenticator.authenticate(request));
        } catch (RuntimeException | StackOverflowError e) {
            Refusal refusal = fault(e);
            log.refused(request, refusal, Rejected.NO_FINGERPRINT);
            return new AccessDecision.Refused(refusal);
        }
    }

    private AccessDecision decide(ForwardedRequest request, CertificateRule rule, AuthenticationOutcome outcome) {
        if (outcome instanceof Authenticated authenticated) {
            log.accepted(request, authenticated);
            return new AccessDecision.SignedIn(authenticated);
        }
        if (outcome instanceof Rejected rejected) {
            return new AccessDecision.Refused(refuse(request, rejected.rejection(), rejected.fingerprint()));
        }
        if (rule == CertificateRule.OPTIONAL) {
            return new AccessDecision.Anonymous();
        }
        String explanation = ((NoCertificate) outcome).gatewayProven()
                ? "no certificate was presented"
                : "no certificate was presented, and the request did not come through the gateway";
        Rejection rejection = new Rejection(RejectionReason.CERTIFICATE_REQUIRED, explanation);
        return new AccessDecision.Refused(refuse(request, rejection, Rejected.NO_FINGERPRINT));
    }

    /** Gives a fault its reference and logs it with its cause. */
    private Refusal fault(Throwable fault) {
        String reference = reference();
        Rejection rejection = new Rejection(
                RejectionReason.INTERNAL,
                "a fault inside: " + fault.getClass().getName() + "; the line at level ERROR with reference="
                        + reference + " has its cause");
        Refusal refusal = new Refusal(rejection, reference);
        log.fault(refusal, fault);
        return refusal;
    }

    private static String reference() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /**
     * Refuses a request: gives the answer its reference and logs it with the reason.
     *
     * @param request the request
     * @param rejection why it is refused
     * @param fingerprint of the end-entity certificate, or {@link Rejected#NO_FINGERPRINT}
     * @return what to answer
     */
    public Refusal refuse(ForwardedRequest request, Rejection rejection, String fingerprint) {
        Refusal refusal = new Refusal(rejection, reference());
        log.refused(request, refusal, fingerprint);
        return refusal;
    }

    /**
     * Returns the names of the fields that the application must not see.
     *
     * @return the gateway's secret and, unless exposed, the fields that carry or describe certificates
     */
    public Set<String> hiddenFields() {
        return hiddenFields;
    }

    /**
     * Returns how many certificates one request may carry, for which the container has to have room.
     *
     * @return at least 1, the leaf counted
     */
    public int maxCertificates() {
        return authenticator.maxCertificates();
    }

    /**
     * Tells whether the gateway is proven by facts of the connection, which nothing in the container may replace by what a
     * field says.
     *
     * @return true when the container must tell the connection's own address and certificate
     */
    public boolean reliesOnConnection() {
        return authenticator.reliesOnConnection();
    }

    /**
     * Tells whether answers carry the reason code.
     *
     * @return false outside local development
     */
    public boolean reasonInAnswers() {
        return reasonInAnswers;
    }

    /** Releases everything that the service holds outside itself. */
    @Override
    public void close() {
        try {
            registration.close();
        } catch (Exception e) {
            log.faultWhileClosing(e);
        }
    }
}
