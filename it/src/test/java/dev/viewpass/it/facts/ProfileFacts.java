package dev.viewpass.it.facts;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;

/** What certificates say of themselves: usages, CA or not, versions, extensions. */
final class ProfileFacts {
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String UNKNOWN = "1.3.6.1.4.1.99999.1";
    private static final byte[] NULL = {5, 0};
    // Not what any of the known extensions looks like.
    private static final byte[] BROKEN = {0x30, 3, 5, 1, 0};

    private static final Map<String, String> EXTENSIONS = Map.of(
            "extended key usage", "2.5.29.37",
            "key usage", "2.5.29.15",
            "basic constraints", "2.5.29.19",
            "subject alternative names", "2.5.29.17",
            "CRL distribution points", "2.5.29.31",
            "authority information access", "1.3.6.1.5.5.7.1.1",
            "certificate policies", "2.5.29.32");

    private final TestAuthority root = TestAuthority.root("CN=Root");
    private final Map<String, FactCase> cases = new LinkedHashMap<>();

    private ProfileFacts() {}

    static Map<String, FactCase> all() throws Exception {
        ProfileFacts facts = new ProfileFacts();
        facts.usages();
        facts.authorities();
        facts.extensions();
        return facts.cases;
    }

    private TestCertificate.Builder alice() {
        return root.issue("CN=alice");
    }

    private void put(String row, TestCertificate.Builder leaf) {
        cases.put(row, FactCase.of(leaf.build()).under(root));
    }

    private void usages() {
        put("E01 leaf with serverAuth only", alice().serverAuthOnly());
        put(
                "E02 leaf without extended key usage and key usage",
                alice().withoutExtendedKeyUsage().withoutKeyUsage());
        put("E04 key usage of the leaf is keyEncipherment only", alice().keyUsage(KeyUsage.keyEncipherment));
        TestAuthority servers = root.intermediateBuilder("CN=Servers")
                .extendedKeyUsage(SERVER_AUTH)
                .build();
        put("E27 intermediate is limited to serverAuth", servers.issue("CN=alice"));
    }

    private void authorities() throws Exception {
        TestAuthority issuing = root.intermediate("CN=Issuing");
        cases.put(
                "E03 certificate of an intermediate CA as client certificate",
                FactCase.of(issuing.certificate()).under(root));
        TestCertificate alice = alice().build();
        X509Certificate byAlice = CraftedCertificate.of("CN=mallory", KeyPairs.p256(), alice.certificate())
                .signedBy(alice.privateKey(), "SHA256withECDSA");
        cases.put(
                "E25 leaf signs a leaf",
                FactCase.of(byAlice).beside(List.of(alice.certificate())).under(root));
        KeyPair old = KeyPairs.p256();
        X509Certificate versionOne =
                CraftedCertificate.versionOne("CN=Old", old, root.certificate(), root.privateKey());
        X509Certificate byOld = CraftedCertificate.of("CN=alice", KeyPairs.p256(), versionOne)
                .signedBy(old.getPrivate(), "SHA256withECDSA");
        cases.put(
                "E26 intermediate of version 1",
                FactCase.of(byOld).beside(List.of(versionOne)).under(root));
        cases.put(
                "E26b leaf of version 1",
                FactCase.of(CraftedCertificate.versionOne(
                                "CN=alice", KeyPairs.p256(), root.certificate(), root.privateKey()))
                        .under(root));
        TestAuthority noSigner = root.intermediateBuilder("CN=Lists only")
                .keyUsage(KeyUsage.cRLSign)
                .build();
        put("E28 intermediate without keyCertSign", noSigner.issue("CN=alice"));
    }

    private void extensions() throws Exception {
        put("E24 unknown critical extension", alice().extension(UNKNOWN, true, NULL));
        byte[] plain = CraftedCertificate.of("CN=alice", KeyPairs.p256(), root.certificate())
                .with(UNKNOWN, false, NULL)
                .with("1.3.6.1.4.1.99999.2", false, NULL)
                .encodedSignedBy(root.privateKey(), "SHA256withECDSA");
        cases.put(
                "E52 extension that is there twice",
                FactCase.ofDer(MangledCertificate.withExtensionTwice(plain, root.privateKey()))
                        .under(root));
        EXTENSIONS.forEach((name, oid) -> put(
                "E51 broken " + name + " of the leaf",
                alice().withoutExtension(oid).extension(oid, false, BROKEN)));
        KeyPair key = KeyPairs.p256();
        X509Certificate broken = CraftedCertificate.of("CN=Issuing", key, root.certificate())
                .with("2.5.29.19", true, new BasicConstraints(true))
                .with("2.5.29.30", false, BROKEN)
                .signedBy(root.privateKey(), "SHA256withECDSA");
        X509Certificate below = CraftedCertificate.of("CN=alice", KeyPairs.p256(), broken)
                .signedBy(key.getPrivate(), "SHA256withECDSA");
        cases.put(
                "E51 broken name constraints of an intermediate",
                FactCase.of(below).beside(List.of(broken)).under(root));
        put(
                "E55 alternative names of which one does not parse",
                alice().extension("2.5.29.17", false, MangledCertificate.namesWithOneBroken()));
    }
}
