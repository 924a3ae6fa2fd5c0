package dev.viewpass.path.revocation;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** How revocation is decided. There is no default: the operator says {@code off} or names a source. */
public sealed interface RevocationPolicy {

    /**
     * Examines a path whose signatures are verified.
     *
     * @param path the path and what may complete it
     * @param at the time of the decision
     * @return why the path is refused, or nothing
     */
    Optional<Rejection> check(ExaminedPath path, Instant at);

    /**
     * Returns the value of the setting {@code revocation}.
     *
     * @return a word for messages
     */
    String text();

    /** No revocation checking. */
    record Off() implements RevocationPolicy {
        @Override
        public Optional<Rejection> check(ExaminedPath path, Instant at) {
            return Optional.empty();
        }

        @Override
        public String text() {
            return "off";
        }
    }

    /** Which certificates of a path are examined. */
    enum Scope {
        /** All but the anchor. */
        PATH,
        /** The end entity only. */
        LEAF
    }

    /**
     * Certificate revocation lists.
     *
     * @param lists the lists
     * @param scope which certificates are examined
     * @param allowUnknown whether a certificate passes that no list covers; lists that cover it and are unusable always
     *     refuse
     */
    record Crl(CurrentCrls lists, Scope scope, boolean allowUnknown) implements RevocationPolicy {
        @Override
        public Optional<Rejection> check(ExaminedPath path, Instant at) {
            CrlExamination examination = new CrlExamination(lists.of(path), path, at, this::mayVouch);
            int examined = scope == Scope.LEAF ? 1 : path.certificates().size() - 1;
            for (int i = examined - 1; i >= 0; i--) {
                RevocationStatus status = examination.status(i);
                Optional<Rejection> rejection = rejection(path.certificates().get(i), status);
                if (rejection.isPresent()) {
                    return rejection;
                }
            }
            return Optional.empty();
        }

        // The signer of a list is examined like a CA of the path.
        private boolean mayVouch(RevocationStatus status) {
            return switch (status.kind()) {
                case GOOD -> true;
                case ABSENT -> allowUnknown || scope == Scope.LEAF;
                case REVOKED, UNUSABLE -> false;
            };
        }

        private Optional<Rejection> rejection(X509Certificate certificate, RevocationStatus status) {
            return switch (status.kind()) {
                case GOOD -> Optional.empty();
                case REVOKED -> refuse(RejectionReason.REVOKED, certificate, status);
                case UNUSABLE -> refuse(RejectionReason.REVOCATION_UNUSABLE, certificate, status);
                case ABSENT ->
                    allowUnknown ? Optional.empty() : refuse(RejectionReason.REVOCATION_UNKNOWN, certificate, status);
            };
        }

        private static Optional<Rejection> refuse(
                RejectionReason reason, X509Certificate certificate, RevocationStatus status) {
            return Optional.of(new Rejection(
                    reason, "the certificate of " + CertificateText.subject(certificate) + ": " + status.text()));
        }

        @Override
        public String text() {
            return "crl";
        }
    }
}
