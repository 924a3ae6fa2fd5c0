package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.IssuerPool;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;

/** A CA, a caller and the responders about whom tests ask. */
final class OcspScene {
    private static final CertificateStatus GOOD = CertificateStatus.GOOD;

    // OCSP writes whole seconds.
    final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    final Instant hourAgo = now.minus(Duration.ofHours(1));
    final Instant inAnHour = now.plus(Duration.ofHours(1));
    final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    final TestAuthority other = TestAuthority.root("CN=Other CA");
    final TestCertificate alice = root.issue("CN=Alice")
            .validity(now.minus(Duration.ofDays(400)), now.plus(Duration.ofDays(400)))
            .build();
    final CertificateID id = Responder.id(alice.certificate(), root.certificate(), Responder.SHA_1);

    TestCertificate.Builder issued(String name) {
        return root.issue(name);
    }

    TestCertificate delegate() {
        return issued("CN=Responder").extendedKeyUsage(Responder.OCSP_SIGNING).build();
    }

    Responder direct() {
        return signedBy(root.privateKey());
    }

    Responder signedBy(PrivateKey key) {
        return Responder.byName(root.certificate(), key, hourAgo);
    }

    Responder delegated(TestCertificate delegate) {
        return Responder.byKey(delegate.certificate(), delegate.privateKey(), hourAgo)
                .enclosing(delegate.certificate());
    }

    Responder good(Responder responder) {
        return responder.answer(id, GOOD, hourAgo, inAnHour);
    }

    Responder revoked(Responder responder) {
        return responder.answer(id, new RevokedStatus(Date.from(hourAgo), CRLReason.keyCompromise), hourAgo, inAnHour);
    }

    Responder old(CertificateStatus status) {
        return direct().answer(id, status, hourAgo.minusSeconds(60), inAnHour);
    }

    /** The signed octets say unknown (82 00); one bit makes it good (80 00). */
    byte[] goodInPlaceOfUnknown() {
        byte[] encoded =
                direct().answer(id, new UnknownStatus(), hourAgo, inAnHour).encoded();
        int found = -1;
        for (int i = 0; i + 2 < encoded.length && found < 0; i++) {
            if (encoded[i] == (byte) 0x82 && encoded[i + 1] == 0 && encoded[i + 2] == 0x18) {
                found = i;
            }
        }
        encoded[found] = (byte) 0x80;
        return encoded;
    }

    ExaminedPath path() {
        return new ExaminedPath(List.of(alice.certificate(), root.certificate()), IssuerPool.EMPTY, delegate -> true);
    }

    /** The path of another caller of the same CA. */
    ExaminedPath otherPath() {
        return new ExaminedPath(
                List.of(issued("CN=Bob").build().certificate(), root.certificate()),
                IssuerPool.EMPTY,
                delegate -> true);
    }

    static OcspRules rules() {
        return new OcspRules(
                Duration.ofHours(24),
                response -> AlgorithmPolicy.DEFAULT.checkSignature(
                        response.signatureAlgorithm(),
                        response.signatureParameters().orElse(null)));
    }
}
