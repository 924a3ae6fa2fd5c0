package dev.viewpass.path.revocation.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.IssuerPool;
import dev.viewpass.path.revocation.RevocationStatus;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.junit.jupiter.api.Test;

/** Whoever is between the responder and Viewpass can not make it work without end, and work left undone refuses. */
class OcspBoundsTest {
    private static final CertificateStatus GOOD = CertificateStatus.GOOD;

    private final OcspScene scene = new OcspScene();

    private RevocationStatus status(List<OcspResponse> responses) {
        return new OcspExamination((certificate, issuer) -> responses, OcspScene.rules(), scene.path(), scene.now)
                .status(0);
    }

    private TestCertificate delegate(TestAuthority issuer) {
        return issuer.issue("CN=R").extendedKeyUsage(Responder.OCSP_SIGNING).build();
    }

    @Test
    void responsesForOneCertificateAreBounded() {
        OcspResponse good = scene.good(scene.direct()).response();

        assertThat(status(Collections.nCopies(OcspExamination.MAX_RESPONSES, good))
                        .kind())
                .isEqualTo(Kind.GOOD);
        assertThat(status(Collections.nCopies(OcspExamination.MAX_RESPONSES + 1, good)))
                .isEqualTo(new RevocationStatus(
                        Kind.UNUSABLE,
                        "the OCSP response of CN=Acme Root CA is unusable: there are more than 4 responses"));
    }

    @Test
    void delegatesOfOneResponseAreBounded() {
        assertThat(status(List.of(crowded(ResponderSearch.MAX_DELEGATES))).kind())
                .isEqualTo(Kind.GOOD);
        assertThat(status(List.of(crowded(ResponderSearch.MAX_DELEGATES + 1))))
                .isEqualTo(new RevocationStatus(
                        Kind.UNUSABLE,
                        "the OCSP response of CN=Acme Root CA is unusable: "
                                + "more than 3 of its certificates may be its responder's"));
    }

    /** A good response in which the certificate of its responder is the last of many of the same name. */
    private OcspResponse crowded(int delegates) {
        TestCertificate signer = delegate(scene.root);
        Responder responder = Responder.byName(signer.certificate(), signer.privateKey(), scene.hourAgo);
        for (int i = 1; i < delegates; i++) {
            responder.enclosing(delegate(scene.root).certificate());
        }
        return scene.good(responder.enclosing(signer.certificate())).response();
    }

    @Test
    void signaturesOfOnePathAreBounded() {
        TestAuthority middle = scene.root.intermediate("CN=Middle CA");
        TestAuthority lower = middle.intermediate("CN=Lower CA");
        X509Certificate bob = lower.issue("CN=Bob").build().certificate();
        ExaminedPath path = new ExaminedPath(
                List.of(bob, lower.certificate(), middle.certificate(), scene.root.certificate()),
                IssuerPool.EMPTY,
                delegate -> true);
        OcspResponse proper = Responder.byName(lower.certificate(), lower.privateKey(), scene.now)
                .answer(Responder.id(bob, lower.certificate(), Responder.SHA_1), GOOD, scene.hourAgo, scene.inAnHour)
                .response();
        OcspResponses source = (certificate, issuer) -> certificate.equals(bob)
                ? List.of(proper)
                : Collections.nCopies(
                        OcspExamination.MAX_RESPONSES,
                        laborious(certificate, issuer.equals(middle.certificate()) ? middle : scene.root));
        OcspExamination examination = new OcspExamination(source, OcspScene.rules(), path, scene.now);

        assertThat(examination.status(2).text()).endsWith("it is not signed by the key of its responder CN=R");
        assertThat(examination.status(0).kind()).isEqualTo(Kind.GOOD);
        assertThat(examination.status(1).kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(examination.status(0))
                .isEqualTo(new RevocationStatus(
                        Kind.UNUSABLE,
                        "the OCSP response of CN=Lower CA is unusable: "
                                + "more than 32 signatures would have to be verified for one path"));
    }

    /** A response that takes six signatures to find out that it is nobody's. */
    private OcspResponse laborious(X509Certificate certificate, TestAuthority issuer) {
        Responder responder = Responder.byName(delegate(issuer).certificate(), scene.alice.privateKey(), scene.now)
                .answer(
                        Responder.id(certificate, issuer.certificate(), Responder.SHA_1),
                        GOOD,
                        scene.hourAgo,
                        scene.inAnHour);
        for (int i = 0; i < ResponderSearch.MAX_DELEGATES; i++) {
            responder.enclosing(delegate(issuer).certificate());
        }
        return responder.response();
    }
}
