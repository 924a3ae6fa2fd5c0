package dev.viewpass.cli.demo;

import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/**
 * The authorities of the demo. Acme's root certified a policy authority and a branch; the policy authority certified the
 * one that issues to people, one that it has revoked since, and some that may not issue to people. The impostor has a hierarchy of the very same names.
 */
final class DemoAuthorities {
    private static final String ROOT = "CN=Acme Root CA,O=Acme";
    private static final String POLICY = "CN=Acme Policy CA,O=Acme";
    private static final String PEOPLE = "CN=Acme People CA,O=Acme";

    private static final String LARGE_UNIT = ",OU=Certification Services for Employees and Partners,O=Acme";

    private final TestAuthority root = TestAuthority.root(ROOT);
    private final TestAuthority policy = root.intermediate(POLICY);
    private final TestAuthority people = policy.intermediate(PEOPLE);
    private final TestAuthority revoked = policy.intermediate("CN=Acme Retired CA,O=Acme");
    private final TestAuthority constrained = policy.intermediateBuilder("CN=Acme Partner CA,O=Acme")
            .extension("2.5.29.30", true, onlyPartnerAddresses())
            .build();
    private final TestAuthority serversOnly = policy.intermediateBuilder("CN=Acme Server CA,O=Acme")
            .extendedKeyUsage("1.3.6.1.5.5.7.3.1")
            .build();
    private final TestAuthority silent = policy.intermediate("CN=Acme Silent CA,O=Acme");
    private final TestAuthority overwritten = policy.intermediate("CN=Acme Overwritten CA,O=Acme");
    private final TestAuthority contracts = policy.intermediateBuilder("CN=Acme Contract CA,O=Acme")
            .policies("1.3.6.1.4.1.32473.1.1")
            .extension("2.5.29.36", true, HexFormat.of().parseHex("3003800100"))
            .build();
    private final TestAuthority devices =
            TestAuthority.builder("CN=Acme Device Root CA,O=Acme").pathLength(0).root();
    private final TestAuthority branch = root.intermediate("CN=Acme Branch CA,O=Acme");
    private final List<KeyPair> largeKeys = LargeKeys.make(4);
    private final List<TestAuthority> large = large(root, largeKeys);
    private final TestAuthority impostor =
            TestAuthority.root(ROOT).intermediate(POLICY).intermediate(PEOPLE);

    /** Issues to people, two steps below the root; who presents its certificates has to send both. */
    TestAuthority people() {
        return people;
    }

    /** Issues to people, one step below the root; its certificate is configured at the application. */
    TestAuthority branch() {
        return branch;
    }

    /** Was revoked by the policy authority. */
    TestAuthority revoked() {
        return revoked;
    }

    /** May certify e-mail addresses of a partner only. */
    TestAuthority constrained() {
        return constrained;
    }

    /** May certify servers only. */
    TestAuthority serversOnly() {
        return serversOnly;
    }

    /** Demands a policy in every certificate below it. */
    TestAuthority contracts() {
        return contracts;
    }

    /** The second anchor; it may not have CAs below it. */
    TestAuthority devices() {
        return devices;
    }

    /** Publishes no revocation list. */
    TestAuthority silent() {
        return silent;
    }

    /** Its revocation list is signed by another key. */
    TestAuthority overwritten() {
        return overwritten;
    }

    // With the extensions that public and company CAs put in; policies are of the arc for documentation, RFC 5612.
    private static List<TestAuthority> large(TestAuthority root, List<KeyPair> keys) {
        List<TestAuthority> authorities = new ArrayList<>();
        TestAuthority issuer = root;
        for (KeyPair key : keys.subList(1, keys.size())) {
            issuer = issuer.intermediateBuilder(
                            "CN=Acme Large Certification Authority " + (authorities.size() + 1) + LARGE_UNIT)
                    .key(key)
                    .policies("1.3.6.1.4.1.32473.1.1", "1.3.6.1.4.1.32473.1.2")
                    .crlDistributionPoint("http://crl.acme.example/large-" + authorities.size() + ".crl")
                    .ocspResponder("http://ocsp.acme.example/")
                    .caIssuers("http://certificates.acme.example/large-" + authorities.size() + ".cer")
                    .build();
            authorities.add(issuer);
        }
        return List.copyOf(authorities);
    }

    /** A certificate four steps below the root, with a large key as all above it but the root. */
    TestCertificate.Builder large() {
        return large.get(large.size() - 1)
                .issue("CN=dora,OU=Operations,O=Acme")
                .key(largeKeys.get(0))
                .policies("1.3.6.1.4.1.32473.1.1", "1.3.6.1.4.1.32473.1.2")
                .crlDistributionPoint("http://crl.acme.example/large-people.crl")
                .ocspResponder("http://ocsp.acme.example/")
                .caIssuers("http://certificates.acme.example/large-people.cer")
                .email("dora@acme.example")
                .uri("https://people.acme.example/dora");
    }

    private static byte[] onlyPartnerAddresses() {
        GeneralName partner = new GeneralName(GeneralName.rfc822Name, "partner.example");
        try {
            return new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(partner)}, null).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the names of {@link #people()} and everything above it, and keys of its own. */
    TestAuthority impostor() {
        return impostor;
    }

    /** The file {@code anchors}. */
    String anchors() {
        return root.pem() + devices.pem();
    }

    /** The file {@code intermediates}. */
    String intermediates() {
        return branch.pem();
    }

    /** The revocation lists by their file names; {@code revokedPeople} have certificates of {@link #people()}. */
    Map<String, String> revocationLists(List<X509Certificate> revokedPeople) {
        CrlBuilder ofPeople = people.crl();
        revokedPeople.forEach(ofPeople::revoke);
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("root.crl", root.crl().pem());
        lists.put("policy.crl", policy.crl().revoke(revoked.certificate()).pem());
        lists.put("people.crl", ofPeople.pem());
        lists.put("partner.crl", constrained.crl().pem());
        lists.put("server.crl", serversOnly.crl().pem());
        lists.put(
                "overwritten.crl",
                overwritten.crl().signedBy(impostor.privateKey()).pem());
        lists.put("branch.crl", branch.crl().pem());
        for (TestAuthority authority : large) {
            lists.put("large-" + lists.size() + ".crl", authority.crl().pem());
        }
        return lists;
    }
}
