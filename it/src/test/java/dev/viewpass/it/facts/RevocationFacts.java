package dev.viewpass.it.facts;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.CRLReason;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/** Revocation lists that are old, forged, partial, replayed or full of surprises. */
final class RevocationFacts {
    private static final byte[] NULL = {5, 0};

    private final Instant now = Instant.now();
    private final TestAuthority root = TestAuthority.root("CN=Root");
    private final TestCertificate alice = root.issue("CN=alice").build();
    private final Map<String, FactCase> cases = new LinkedHashMap<>();

    private RevocationFacts() {}

    static Map<String, FactCase> all() throws Exception {
        RevocationFacts facts = new RevocationFacts();
        facts.good();
        facts.unusable();
        facts.revoked();
        facts.absent();
        return facts.cases;
    }

    private FactCase ofAlice() {
        return FactCase.of(alice).under(root);
    }

    private void unusable() throws Exception {
        cases.put(
                "E36f stale list that lists the leaf",
                ofAlice().listedIn(root.crl().revoke(alice).stale()));
        cases.put(
                "E36g list that expired ten minutes ago",
                ofAlice()
                        .listedIn(
                                root.crl().validity(now.minus(Duration.ofDays(1)), now.minus(Duration.ofMinutes(10)))));
        cases.put(
                "E36h list of last week without nextUpdate",
                ofAlice()
                        .listedIn(root.crl()
                                .validity(now.minus(Duration.ofDays(7)), now)
                                .withoutNextUpdate()));
        cases.put(
                "E36k list signed by another key", ofAlice().listedIn(root.crl().signedBy(alice.privateKey())));
        cases.put(
                "E36l list with an unknown critical extension",
                ofAlice().listedIn(root.crl().extension("1.3.6.1.4.1.99999.1", true, NULL)));
        cases.put(
                "E36m list of CA certificates only",
                ofAlice()
                        .listedIn(root.crl()
                                .extension(
                                        "2.5.29.28",
                                        true,
                                        new IssuingDistributionPoint(null, false, true, null, false, false)
                                                .getEncoded())));
        cases.put(
                "E36n list of the future",
                ofAlice().listedIn(root.crl().validity(now.plus(Duration.ofHours(2)), now.plus(Duration.ofDays(7)))));
    }

    private void good() {
        cases.put("E36a list that does not list the leaf", ofAlice().listedIn(root.crl()));
    }

    private void revoked() {
        cases.put(
                "E36i newer list lists the leaf",
                ofAlice().listedIn(root.crl().number(1), root.crl().number(2).revoke(alice)));
        cases.put(
                "E36j older list replayed beside the newer one",
                ofAlice()
                        .listedIn(root.crl().number(2).revoke(alice), root.crl().number(1)));
        cases.put(
                "E42 two lists of one issuer",
                ofAlice().listedIn(root.crl().number(7), root.crl().number(8).revoke(alice)));
        TestAuthority issuing = root.intermediate("CN=Issuing");
        TestCertificate below = issuing.issue("CN=bob").build();
        cases.put(
                "E36o revoked intermediate",
                FactCase.of(below).under(root).listedIn(root.crl().revoke(issuing.certificate()), issuing.crl()));
        cases.put(
                "E36q entry with a date in the future",
                FactCase.of(alice)
                        .under(root)
                        .at(now)
                        .listedIn(root.crl().revoke(alice.certificate(), now.plus(Duration.ofDays(1)))));
        cases.put("E36b list that lists the leaf", ofAlice().listedIn(root.crl().revoke(alice)));
        cases.put(
                "E36e leaf on hold",
                ofAlice().listedIn(root.crl().revoke(alice.certificate(), CRLReason.CERTIFICATE_HOLD)));
        cases.put(
                "E36p entry that a complete list says is removed",
                ofAlice().listedIn(root.crl().revoke(alice.certificate(), CRLReason.REMOVE_FROM_CRL)));
    }

    private void absent() {
        TestCertificate addresses = root.issue("CN=alice")
                .crlDistributionPoint("http://127.0.0.1:9/ca.crl")
                .ocspResponder("http://127.0.0.1:9/ocsp")
                .build();
        cases.put(
                "E38, E44 addresses in the certificate and no list",
                FactCase.of(addresses).under(root).listedIn());
        TestAuthority unsent = root.intermediate("CN=Issuing");
        TestCertificate orphan =
                unsent.issue("CN=alice").caIssuers("http://127.0.0.1:9/ca.cer").build();
        cases.put(
                "E43 issuer that only an address in the certificate names",
                FactCase.of(orphan.certificate()).under(root));
        cases.put("E36c no list", ofAlice().listedIn());
        cases.put(
                "E36d list of another CA",
                ofAlice().listedIn(TestAuthority.root("CN=Other").crl()));
    }
}
