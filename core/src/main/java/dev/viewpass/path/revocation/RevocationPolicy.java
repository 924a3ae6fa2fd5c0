package dev.viewpass.path.revocation;

import dev.viewpass.path.revocation.ocsp.OcspExamination;
import dev.viewpass.path.revocation.ocsp.OcspResponses;
import dev.viewpass.path.revocation.ocsp.OcspRules;
import dev.viewpass.refusal.Rejection;
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
            return new RevocationVerdict(scope, allowUnknown).of(path, examination::status);
        }

        // The signer of a list is examined like a CA of the path.
        private boolean mayVouch(RevocationStatus status) {
            return switch (status.kind()) {
                case GOOD -> true;
                case ABSENT -> allowUnknown || scope == Scope.LEAF;
                case REVOKED, UNUSABLE -> false;
            };
        }

        @Override
        public String text() {
            return "crl";
        }
    }

    /**
     * OCSP responses (RFC 6960).
     *
     * @param responses where they come from; it is asked during the decision and must answer from memory
     * @param rules what is demanded of every response
     * @param scope which certificates are examined
     * @param allowUnknown whether a certificate passes for which there is no response; responses that are there and
     *     unusable always refuse, and so does the answer that a responder does not know the certificate
     */
    record Ocsp(OcspResponses responses, OcspRules rules, Scope scope, boolean allowUnknown)
            implements RevocationPolicy {
        @Override
        public Optional<Rejection> check(ExaminedPath path, Instant at) {
            OcspExamination examination = new OcspExamination(responses, rules, path, at);
            return new RevocationVerdict(scope, allowUnknown).of(path, examination::status);
        }

        @Override
        public String text() {
            return "ocsp";
        }
    }
}
