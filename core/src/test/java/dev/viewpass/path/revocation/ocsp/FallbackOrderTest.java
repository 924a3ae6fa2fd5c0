package dev.viewpass.path.revocation.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.revocation.CrlStore;
import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.RevocationPolicy.Crl;
import dev.viewpass.path.revocation.RevocationPolicy.InOrder;
import dev.viewpass.path.revocation.RevocationPolicy.Ocsp;
import dev.viewpass.path.revocation.RevocationPolicy.Scope;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.CrlBuilder;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two sources of revocation data, of which one may have nothing and the other the bad news. */
class FallbackOrderTest {
    private final OcspScene scene = new OcspScene();

    private Optional<RejectionReason> reason(boolean ocspFirst, List<X509CRL> lists, List<OcspResponse> responses) {
        Crl crl = new Crl(CrlStore.of(lists, Duration.ofDays(1), any -> true, false), Scope.PATH, false);
        Ocsp ocsp = new Ocsp(at(responses), OcspScene.rules(), Scope.PATH, false);
        return new InOrder(crl, ocsp, ocspFirst).check(scene.path(), scene.now).map(Rejection::reason);
    }

    private static OcspResponses at(List<OcspResponse> responses) {
        return new OcspResponses() {
            @Override
            public void prepare(ExaminedPath path, int from, int to) {
                // They are at hand.
            }

            @Override
            public List<OcspResponse> of(X509Certificate certificate, X509Certificate issuer) {
                return responses;
            }

            @Override
            public String absence(X509Certificate certificate, X509Certificate issuer) {
                return "";
            }
        };
    }

    private static List<OcspResponse> response(Responder responder) throws Exception {
        return List.of(OcspResponseDecoder.decode(responder.encoded()));
    }

    private CrlBuilder list() {
        return scene.root.crl().validity(scene.hourAgo, scene.inAnHour);
    }

    private List<X509CRL> listWith(X509Certificate revoked) {
        return List.of(list().revoke(revoked).build());
    }

    @Test
    void theSecondSourceCountsWhereTheFirstHasNothing() throws Exception {
        for (boolean ocspFirst : List.of(false, true)) {
            assertThat(reason(ocspFirst, List.of(), response(scene.good(scene.direct()))))
                    .isEmpty();
            assertThat(reason(ocspFirst, List.of(), response(scene.revoked(scene.direct()))))
                    .hasValue(RejectionReason.REVOKED);
            assertThat(reason(ocspFirst, List.of(list().build()), List.of())).isEmpty();
            assertThat(reason(ocspFirst, listWith(scene.alice.certificate()), List.of()))
                    .hasValue(RejectionReason.REVOKED);
            assertThat(reason(ocspFirst, List.of(), List.of())).hasValue(RejectionReason.REVOCATION_UNKNOWN);
        }
    }

    @Test
    void whatTheFirstSourceRevokesStaysRevoked() throws Exception {
        assertThat(reason(true, List.of(list().build()), response(scene.revoked(scene.direct()))))
                .hasValue(RejectionReason.REVOKED);
        assertThat(reason(false, listWith(scene.alice.certificate()), response(scene.good(scene.direct()))))
                .hasValue(RejectionReason.REVOKED);
    }

    @Test
    void aListAtHandRevokesWhatAnOlderResponseCallsGood() throws Exception {
        assertThat(reason(true, listWith(scene.alice.certificate()), response(scene.good(scene.direct()))))
                .hasValue(RejectionReason.REVOKED);
        assertThat(reason(true, List.of(list().build()), response(scene.good(scene.direct()))))
                .isEmpty();
    }

    @Test
    void anUnusableListBesideAGoodResponseDecidesNothing() throws Exception {
        X509CRL stale = scene.root
                .crl()
                .validity(scene.hourAgo.minusSeconds(60), scene.hourAgo)
                .build();

        assertThat(reason(true, List.of(stale), response(scene.good(scene.direct()))))
                .isEmpty();
        assertThat(reason(false, List.of(stale), response(scene.good(scene.direct()))))
                .hasValue(RejectionReason.REVOCATION_UNUSABLE);
    }
}
