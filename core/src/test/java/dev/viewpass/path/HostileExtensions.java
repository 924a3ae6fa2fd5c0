package dev.viewpass.path;

import static dev.viewpass.refusal.RejectionReason.BAD_SIGNATURE;
import static dev.viewpass.refusal.RejectionReason.LIMIT_EXCEEDED;
import static dev.viewpass.refusal.RejectionReason.POLICY;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.GeneralNameDer;
import dev.viewpass.path.PathPolicy.CertificatePolicies;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Certificate policies, addresses and other lists in extensions that are far too long. */
final class HostileExtensions {
    private static final String CERTIFICATE_POLICIES = "2.5.29.32";
    private static final String POLICY_MAPPINGS = "2.5.29.33";
    private static final String ARC = "1.3.6.1.4.1.99999.2.";
    private static final CertificatePolicies DEMANDED = new CertificatePolicies(Set.of("1.2.3.4"), true, true, false);
    private static final TestAuthority ANCHOR = TestAuthority.root("CN=Acme Root CA");
    private static final TestAuthority IMPOSTOR = TestAuthority.root("CN=Acme Root CA");

    private HostileExtensions() {}

    static List<HostileInput> all() {
        List<HostileInput> all = new ArrayList<>();
        all.add(policies("500 policies in each of ten certificates", LIMIT_EXCEEDED, 500, Der.sequence()));
        all.add(policies("2,000 policy mappings in each of ten certificates", LIMIT_EXCEEDED, 20, mappings(40, 50)));
        all.add(policies("policies mapped crosswise through ten certificates", POLICY, 20, mappings(5, 6)));
        all.add(mappingsInForce());
        all.add(extension("1,000 distribution points", "2.5.29.31", list(1_000, i -> distributionPoint(0xa0, uri(i)))));
        all.add(extension(
                "1,000 addresses of responders", "1.3.6.1.5.5.7.1.1", list(1_000, HostileExtensions::responder)));
        all.add(extension("4,000 extended key usages", "2.5.29.37", list(4_000, i -> oid(ARC + i))));
        all.add(relativeDistributionPoints());
        all.add(manyExtensions());
        return all;
    }

    /** The same with mappings in force, for which the JDK alone takes a minute and more. */
    private static HostileInput mappingsInForce() {
        CertificatePolicies inForce = new CertificatePolicies(Set.of(), true, false, false);
        return policies("policies mapped crosswise, mappings in force", LIMIT_EXCEEDED, 20, mappings(5, 6), inForce);
    }

    private static HostileInput policies(String name, RejectionReason reason, int number, byte[] mappings) {
        return policies(name, reason, number, mappings, DEMANDED);
    }

    private static HostileInput policies(
            String name, RejectionReason reason, int number, byte[] mappings, CertificatePolicies inputs) {
        byte[] policies = list(number, i -> Der.sequence(oid(ARC + i)));
        TestAuthority last = ANCHOR;
        for (int depth = 0; depth < 9; depth++) {
            TestAuthority.Builder ca =
                    last.intermediateBuilder("CN=Level " + depth).extension(CERTIFICATE_POLICIES, false, policies);
            last = (mappings.length > 2 ? ca.extension(POLICY_MAPPINGS, true, mappings) : ca).build();
        }
        TestCertificate mallory = last.issue("CN=Mallory")
                .extension(CERTIFICATE_POLICIES, false, policies)
                .build();
        return HostileInput.of(name, reason, ANCHOR, mallory.certificate())
                .beside(mallory.issuers())
                .under(Verification.anchoredAt(ANCHOR).under(policy -> policy.certificatePolicies(inputs)));
    }

    private static byte[] mappings(int from, int to) {
        return list(from * to, i -> Der.sequence(oid(ARC + i / to), oid(ARC + i % to)));
    }

    private static HostileInput extension(String name, String oid, byte[] value) {
        byte[] leaf = CraftedCertificate.issuedBy(IMPOSTOR)
                .withExtension(oid, false, value)
                .encoded();
        return HostileInput.of(name, BAD_SIGNATURE, ANCHOR, leaf);
    }

    // Each of these names begins with the issuer's, which has as many parts as there is room for; many candidates share
    // the certificate.
    private static HostileInput relativeDistributionPoints() {
        String longName = "CN=Acme Root CA" + ",O=a".repeat(400);
        TestAuthority[] anchors = IntStream.range(0, 40)
                .mapToObj(i -> TestAuthority.root(longName))
                .toArray(TestAuthority[]::new);
        byte[] commonName = Der.sequence(Der.hex("06 03 55 04 03"), Der.hex("0c 01 61"));
        byte[] leaf = CraftedCertificate.issuedBy(TestAuthority.root(longName))
                .withExtension("2.5.29.31", false, list(400, i -> distributionPoint(0xa1, commonName)))
                .encoded();
        return HostileInput.of("400 distribution points relative to a long name", LIMIT_EXCEEDED, ANCHOR, leaf)
                .under(Verification.anchoredAt(anchors));
    }

    private static HostileInput manyExtensions() {
        CraftedCertificate leaf = CraftedCertificate.issuedBy(IMPOSTOR);
        for (int i = 0; i < 800; i++) {
            leaf.withExtension(ARC + i, false, Der.hex("05 00"));
        }
        return HostileInput.of("800 extensions", BAD_SIGNATURE, ANCHOR, leaf.encoded());
    }

    private static byte[] distributionPoint(int kind, byte[] name) {
        return Der.sequence(Der.element(0xa0, Der.element(kind, name)));
    }

    private static byte[] responder(int number) {
        return Der.sequence(oid("1.3.6.1.5.5.7.48.1"), uri(number));
    }

    private static byte[] uri(int number) {
        return GeneralNameDer.of("uri:http://h" + number + ".example/");
    }

    private static byte[] list(int number, IntFunction<byte[]> made) {
        return Der.sequence(IntStream.range(0, number).mapToObj(made).toArray(byte[][]::new));
    }

    private static byte[] oid(String oid) {
        try {
            return new ASN1ObjectIdentifier(oid).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
