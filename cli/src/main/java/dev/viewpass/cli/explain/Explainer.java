package dev.viewpass.cli.explain;

import dev.viewpass.AuthenticationOutcome;
import dev.viewpass.AuthenticationOutcome.Authenticated;
import dev.viewpass.AuthenticationOutcome.Rejected;
import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.config.ApplicationResources;
import dev.viewpass.config.Assembly;
import dev.viewpass.config.Configuration;
import dev.viewpass.header.PresentedChain;
import dev.viewpass.refusal.Check;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs certificates through steps 2 to 4 of the settings and keeps every check. */
final class Explainer {
    private static final String STEP_2 = "certificates as presented";
    private static final List<String> LATER_STEPS = List.of("certification path", "principal", "groups");

    private final Configuration configuration;
    private final List<ExplainedCheck> checks = new ArrayList<>();

    Explainer(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * Explains one presented chain.
     *
     * @param encoded DER encodings, the leaf first
     * @param at the time of the decision
     */
    Explanation explain(List<byte[]> encoded, Instant at) {
        Optional<Rejection> capped = Assembly.headerLimits(configuration).check(encoded);
        if (capped.isPresent()) {
            return refusedEarly(capped.get());
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] certificate : encoded) {
            try {
                certificates.add(CertificateDecoder.decode(certificate));
            } catch (DerException e) {
                return refusedEarly(new Rejection(
                        RejectionReason.MALFORMED_CERTIFICATE,
                        "certificate " + (certificates.size() + 1) + " is not one DER certificate: " + e.getMessage()));
            }
        }
        X509Certificate leaf = certificates.get(0);
        PresentedChain chain = new PresentedChain(leaf, certificates.subList(1, certificates.size()));
        checks.add(new ExplainedCheck(
                STEP_2, true, "the leaf and " + chain.others().size() + " other certificates that may help"));
        try (ApplicationResources resources = ApplicationResources.ofOneDecision()) {
            AuthenticationOutcome outcome =
                    Assembly.authenticator(configuration, resources).authenticate(chain, at, everyCheck());
            return explanation(outcome, leaf);
        }
    }

    private CheckListener everyCheck() {
        return new CheckListener() {
            @Override
            public void checked(Check check) {
                checks.add(ExplainedCheck.of(check));
            }

            @Override
            public void notReached(String name) {
                checks.add(ExplainedCheck.notMade(name));
            }

            @Override
            public boolean wantsAllChecks() {
                return true;
            }
        };
    }

    private Explanation refusedEarly(Rejection rejection) {
        checks.add(ExplainedCheck.of(new Check(STEP_2, false, rejection.reason() + ": " + rejection.explanation())));
        LATER_STEPS.forEach(step -> checks.add(ExplainedCheck.notMade(step)));
        return refused(rejection, null);
    }

    private Explanation explanation(AuthenticationOutcome outcome, X509Certificate leaf) {
        if (outcome instanceof Authenticated authenticated) {
            return new Explanation(
                    "authenticated",
                    CertificateText.name(leaf.getSubjectX500Principal()),
                    CertificateText.fingerprint(leaf),
                    null,
                    null,
                    authenticated.caller().getName(),
                    List.copyOf(authenticated.caller().groups()),
                    authenticated.path().withAnchor().stream()
                            .map(certificate -> CertificateText.name(certificate.getSubjectX500Principal()))
                            .toList(),
                    checks);
        }
        return refused(((Rejected) outcome).rejection(), leaf);
    }

    private Explanation refused(Rejection rejection, @Nullable X509Certificate leaf) {
        return new Explanation(
                "refused",
                leaf == null ? null : CertificateText.name(leaf.getSubjectX500Principal()),
                leaf == null ? null : CertificateText.fingerprint(leaf),
                rejection.reason().name(),
                rejection.explanation(),
                null,
                List.of(),
                List.of(),
                checks);
    }
}
