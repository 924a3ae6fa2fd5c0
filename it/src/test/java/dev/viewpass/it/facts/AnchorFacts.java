package dev.viewpass.it.facts;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.NameConstraints;

/** Anchors that are expired, no CA, restricted, forged, or presented as the leaf. */
final class AnchorFacts {
    private final Map<String, FactCase> cases = new LinkedHashMap<>();

    private AnchorFacts() {}

    static Map<String, FactCase> all() throws Exception {
        AnchorFacts facts = new AnchorFacts();
        facts.restricted();
        facts.asLeaf();
        facts.names();
        return facts.cases;
    }

    private void restricted() throws Exception {
        Instant now = Instant.now();
        TestAuthority expired = TestAuthority.builder("CN=Root")
                .validity(now.minus(Duration.ofDays(20)), now.minus(Duration.ofDays(1)))
                .root();
        cases.put(
                "E05 expired anchor",
                FactCase.of(expired.issue("CN=alice").build()).under(expired));
        KeyPair key = KeyPairs.p256();
        X509Certificate noAuthority = CraftedCertificate.of("CN=Nobody", key, new X500Name("CN=Nobody"), BigInteger.ONE)
                .signedBy(key.getPrivate(), "SHA256withECDSA");
        X509Certificate below = CraftedCertificate.of("CN=alice", KeyPairs.p256(), noAuthority)
                .signedBy(key.getPrivate(), "SHA256withECDSA");
        cases.put("E06 anchor that is no CA", FactCase.of(below).under(noAuthority));
        TestAuthority flat = TestAuthority.builder("CN=Root").pathLength(0).root();
        cases.put(
                "E07 path length 0 of the anchor exceeded",
                FactCase.of(flat.intermediate("CN=Issuing").issue("CN=alice").build())
                        .under(flat));
        TestAuthority constrained = TestAuthority.builder("CN=Root")
                .extension(
                        "2.5.29.30",
                        true,
                        new NameConstraints(
                                        new GeneralSubtree[] {
                                            new GeneralSubtree(new GeneralName(GeneralName.dNSName, "acme.example"))
                                        },
                                        null)
                                .getEncoded())
                .root();
        cases.put(
                "E08 name constraints in the anchor",
                FactCase.of(constrained.issue("CN=alice").dns("evil.example").build())
                        .under(constrained));
    }

    private void asLeaf() throws Exception {
        TestAuthority root = TestAuthority.root("CN=Root");
        cases.put("E09 leaf is the anchor", FactCase.of(root.certificate()).under(root));
        TestCertificate selfSigned = TestCertificate.selfSigned("CN=alice").build();
        cases.put(
                "E09b pinned self-signed leaf",
                FactCase.of(selfSigned.certificate()).under(selfSigned.certificate()));
        cases.put(
                "E41 leaf is the anchor and expired",
                FactCase.of(root.certificate()).under(root).at(Instant.now().plus(Duration.ofDays(8000))));
        X509Certificate forged = TestCertificate.selfSigned("CN=Root").build().certificate();
        cases.put(
                "E10 forged self-signed leaf with the name of the anchor",
                FactCase.of(forged).under(root));
    }

    private void names() throws Exception {
        TestAuthority root = TestAuthority.builder("CN=Acme  Root,O=Acme")
                .withoutExtension("2.5.29.14")
                .root();
        X509Certificate otherCase = CraftedCertificate.of(
                        "CN=alice", KeyPairs.p256(), new X500Name("O=ACME,CN=acme root"), BigInteger.TWO)
                .with("2.5.29.37", false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
                .signedBy(root.privateKey(), "SHA256withECDSA");
        cases.put(
                "E30 issuer name in other case and with other blanks",
                FactCase.of(otherCase).under(root));
        cases.put(
                "E31 issuer name as UTF8String, the anchor's as PrintableString",
                ofOtherString(new DERUTF8String("Root")));
        cases.put(
                "E31 issuer name as TeletexString, the anchor's as PrintableString",
                ofOtherString(new DERT61String("Root")));
        TestAuthority other = TestAuthority.root("CN=Somebody else");
        cases.put("E32 mesh of 120 CAs of one name, none of them trusted", mesh(other, root));
    }

    private static FactCase ofOtherString(ASN1Encodable name) throws Exception {
        TestAuthority root =
                TestAuthority.builder("CN=Root").withoutExtension("2.5.29.14").root();
        X500Name issuer =
                new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
        return FactCase.of(CraftedCertificate.of("CN=alice", KeyPairs.p256(), issuer, BigInteger.TWO)
                        .with("2.5.29.37", false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
                        .signedBy(root.privateKey(), "SHA256withECDSA"))
                .under(root);
    }

    /** Self-issued CA certificates of one name that all could have signed each other. */
    private static FactCase mesh(TestAuthority issuer, TestAuthority anchor) throws Exception {
        List<X509Certificate> pool = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            KeyPair key = KeyPairs.p256();
            pool.add(CraftedCertificate.of(
                            "CN=Somebody else", key, new X500Name("CN=Somebody else"), BigInteger.valueOf(i + 1))
                    .with("2.5.29.19", true, new BasicConstraints(true))
                    .signedBy(key.getPrivate(), "SHA256withECDSA"));
        }
        return FactCase.of(issuer.issue("CN=alice").build()).beside(pool).under(anchor);
    }
}
