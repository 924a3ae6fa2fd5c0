package dev.viewpass.testkit.junit;

import dev.viewpass.testkit.TestCertificate;
import java.util.Optional;

/**
 * The ways to come under the name of a caller without being let in. An application that is set up right answers each of
 * them with 403, on all paths but those where it looks at no certificate ({@code ignore}):
 *
 * <pre>{@code
 * @ParameterizedTest
 * @EnumSource
 * void noImpostorOfAliceIsLetIn(Impostor impostor) {
 *     assertThat(callers.impostor(impostor, "alice").get(server.resolve("/admin")).statusCode()).isEqualTo(403);
 * }
 * }</pre>
 */
public enum Impostor {
    /** A certificate that says the same as the caller's and is signed by its own key. */
    SELF_SIGNED {
        @Override
        TestCertificate certificate(CertifiedCaller caller, Certification authorities) {
            return caller.genuine().selfSignedLookAlike();
        }
    },
    /** A certificate of authorities that have the names of the right ones and other keys. */
    FOREIGN_AUTHORITY {
        @Override
        TestCertificate certificate(CertifiedCaller caller, Certification authorities) {
            return caller.identity().certifiedBy(authorities.foreign()).build();
        }
    },
    /** A certificate of the right authority that expired yesterday. */
    EXPIRED {
        @Override
        TestCertificate certificate(CertifiedCaller caller, Certification authorities) {
            return caller.identity().certifiedBy(authorities).expired().build();
        }
    },
    /** A certificate of the right authority for servers only: extended key usage serverAuth. */
    SERVER_CERTIFICATE {
        @Override
        TestCertificate certificate(CertifiedCaller caller, Certification authorities) {
            return caller.identity().certifiedBy(authorities).serverAuthOnly().build();
        }
    },
    /** The caller's genuine certificate, which is public, sent to the application by somebody who is not the gateway. */
    PAST_THE_GATEWAY {
        @Override
        Optional<OriginSecret> secret(OriginSecret genuine) {
            return Optional.empty();
        }
    },
    /** The caller's genuine certificate with a gateway secret that was guessed. */
    WRONG_SECRET {
        @Override
        Optional<OriginSecret> secret(OriginSecret genuine) {
            return Optional.of(genuine.guessed());
        }
    };

    TestCertificate certificate(CertifiedCaller caller, Certification authorities) {
        return caller.genuine();
    }

    Optional<OriginSecret> secret(OriginSecret genuine) {
        return Optional.of(genuine);
    }
}
