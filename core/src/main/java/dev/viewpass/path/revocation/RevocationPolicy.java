package dev.viewpass.path.revocation;

import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.path.revocation.ocsp.OcspExamination;
import dev.viewpass.path.revocation.ocsp.OcspResponses;
import dev.viewpass.path.revocation.ocsp.OcspRules;
import dev.viewpass.refusal.Rejection;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;

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
            return new RevocationVerdict(scope, allowUnknown).of(path, statuses(path, at));
        }

        private IntFunction<RevocationStatus> statuses(ExaminedPath path, Instant at) {
            return new CrlExamination(lists.of(path), path, at, this::mayVouch)::status;
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
            RevocationVerdict verdict = new RevocationVerdict(scope, allowUnknown);
            // All questions are on their way before the first answer is waited for.
            responses.prepare(path, 0, verdict.examined(path));
            return verdict.of(path, statuses(path, at));
        }

        private IntFunction<RevocationStatus> statuses(ExaminedPath path, Instant at) {
            OcspExamination examination = new OcspExamination(responses, rules, path, at);
            return index -> {
                responses.prepare(path, index, index + 1);
                return examination.status(index);
            };
        }

        @Override
        public String text() {
            return "ocsp";
        }
    }

    /**
     * Two sources in order: the second is asked about certificates of which the first has nothing. What the first says, or
     * can not be relied on to say, is final, but for lists at hand that name a certificate whose response is good.
     *
     * @param crl the lists; its scope and its rule for unknown certificates apply to both
     * @param ocsp the responses
     * @param ocspFirst which is asked first
     */
    record InOrder(Crl crl, Ocsp ocsp, boolean ocspFirst) implements RevocationPolicy {
        @Override
        public Optional<Rejection> check(ExaminedPath path, Instant at) {
            RevocationVerdict verdict = new RevocationVerdict(crl.scope(), crl.allowUnknown());
            if (ocspFirst) {
                ocsp.responses().prepare(path, 0, verdict.examined(path));
            }
            IntFunction<RevocationStatus> lists = crl.statuses(path, at);
            IntFunction<RevocationStatus> responses = ocsp.statuses(path, at);
            return verdict.of(
                    path, ocspFirst ? unlessListed(inOrder(responses, lists), lists) : inOrder(lists, responses));
        }

        // A response may be days old, and lists are at hand.
        private static IntFunction<RevocationStatus> unlessListed(
                IntFunction<RevocationStatus> statuses, IntFunction<RevocationStatus> lists) {
            return index -> {
                RevocationStatus status = statuses.apply(index);
                return Optional.of(status)
                        .filter(good -> good.kind() == Kind.GOOD)
                        .map(good -> lists.apply(index))
                        .filter(listed -> listed.kind() == Kind.REVOKED)
                        .orElse(status);
            };
        }

        private static IntFunction<RevocationStatus> inOrder(
                IntFunction<RevocationStatus> first, IntFunction<RevocationStatus> second) {
            return index -> {
                RevocationStatus status = first.apply(index);
                if (status.kind() != Kind.ABSENT) {
                    return status;
                }
                RevocationStatus other = second.apply(index);
                return other.kind() == Kind.ABSENT
                        ? new RevocationStatus(Kind.ABSENT, status.text() + "; and " + other.text())
                        : other;
            };
        }

        @Override
        public String text() {
            return ocspFirst ? "ocsp-then-crl" : "crl-then-ocsp";
        }
    }
}
