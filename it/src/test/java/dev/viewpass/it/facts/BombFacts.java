package dev.viewpass.it.facts;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** Small inputs that cost the JDK or Bouncy Castle a second and more. */
final class BombFacts {
    private static final String ARC = "1.3.6.1.4.1.99999.2.";
    private static final int POLICIES = 20;

    private BombFacts() {}

    static Map<String, FactCase> all() throws Exception {
        Map<String, FactCase> cases = new LinkedHashMap<>();
        cases.put("E45 policies mapped crosswise through ten CAs", policyMappings());
        cases.put("E46 2048 names under 2048 constraints", names());
        return cases;
    }

    private static FactCase policyMappings() throws Exception {
        TestAuthority root = TestAuthority.root("CN=Root");
        TestAuthority last = root;
        for (int depth = 0; depth < 9; depth++) {
            last = last.intermediateBuilder("CN=Level " + depth)
                    .policies(policies())
                    .extension("2.5.29.33", true, crosswise())
                    .build();
        }
        return FactCase.of(last.issue("CN=alice").policies(policies()).build())
                .under(root)
                .withMappings();
    }

    private static String[] policies() {
        String[] policies = new String[POLICIES];
        for (int i = 0; i < POLICIES; i++) {
            policies[i] = ARC + i;
        }
        return policies;
    }

    private static byte[] crosswise() throws Exception {
        ASN1EncodableVector mappings = new ASN1EncodableVector();
        for (int from = 0; from < 5; from++) {
            for (int to = 0; to < 6; to++) {
                mappings.add(new DERSequence(new ASN1ObjectIdentifier[] {
                    new ASN1ObjectIdentifier(ARC + from), new ASN1ObjectIdentifier(ARC + to)
                }));
            }
        }
        return new DERSequence(mappings).getEncoded();
    }

    private static FactCase names() throws Exception {
        GeneralSubtree[] excluded = new GeneralSubtree[2048];
        for (int i = 0; i < excluded.length; i++) {
            excluded[i] = new GeneralSubtree(new GeneralName(GeneralName.dNSName, "x" + i + ".example"));
        }
        TestAuthority root = TestAuthority.root("CN=Root");
        TestAuthority constrained = root.intermediateBuilder("CN=Constrained")
                .extension("2.5.29.30", true, new NameConstraints(null, excluded).getEncoded())
                .build();
        TestCertificate.Builder alice = constrained.issue("CN=alice");
        for (int i = 0; i < 2048; i++) {
            alice.dns("host" + i + ".acme.example");
        }
        return FactCase.of(alice.build()).under(root);
    }
}
