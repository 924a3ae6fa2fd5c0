package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.certificate.Der;
import dev.viewpass.path.PathPolicy.CertificatePolicies;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

class PkixValidationTest {
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final String SUBJECT_ALTERNATIVE_NAMES = "2.5.29.17";

    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private final Verification verification = Verification.anchoredAt(root);

    @Test
    void pathLengthOfACaIsKept() {
        TestAuthority shallow =
                root.intermediateBuilder("CN=Shallow").pathLength(0).build();

        assertAccepted(shallow.issue("CN=Alice").build());
        assertRefused(shallow.intermediate("CN=Deep").issue("CN=Alice").build(), RejectionReason.PATH_TOO_LONG);
    }

    @Test
    void issuerMustBeACa() {
        TestAuthority endEntity = root.intermediateBuilder("CN=Bob")
                .extension("2.5.29.19", true, Der.sequence())
                .build();
        TestAuthority silent =
                root.intermediateBuilder("CN=Bob").withoutExtension("2.5.29.19").build();
        TestAuthority version1 =
                root.intermediateBuilder("CN=Bob").withoutExtensions().build();

        for (TestAuthority issuer : List.of(endEntity, silent, version1)) {
            assertRefused(issuer.issue("CN=Alice").build(), RejectionReason.PATH_INVALID);
        }
    }

    @Test
    void issuerMustBeAllowedToSignCertificates() {
        TestAuthority crlOnly =
                root.intermediateBuilder("CN=Lists").keyUsage(KeyUsage.cRLSign).build();
        TestAuthority unlimited =
                root.intermediateBuilder("CN=Any").withoutKeyUsage().build();

        assertRefused(crlOnly.issue("CN=Alice").build(), RejectionReason.KEY_USAGE);
        assertAccepted(unlimited.issue("CN=Alice").build());
    }

    @Test
    void criticalExtensionThatNobodyKnowsIsRefused() {
        byte[] value = Der.hex("05 00");
        TestAuthority strange = root.intermediateBuilder("CN=Strange")
                .extension("1.2.3.4.5", true, value)
                .build();

        assertAccepted(
                root.issue("CN=Alice").extension("1.2.3.4.5", false, value).build());
        assertRefused(root.issue("CN=Alice").extension("1.2.3.4.5", true, value).build(), RejectionReason.LEAF_PROFILE);
        assertRefused(strange.issue("CN=Alice").build(), RejectionReason.PATH_INVALID);
    }

    @Test
    void nameConstraintsOfACaAreKept() {
        TestAuthority acmeOnly = constrained(new GeneralName(GeneralName.rfc822Name, "acme.example"));

        assertAccepted(acmeOnly.issue("CN=Alice").email("alice@acme.example").build());
        assertAccepted(acmeOnly.issue("CN=Alice").build());
        assertRefused(acmeOnly.issue("CN=Alice").email("ceo@other.example").build(), RejectionReason.NAME_CONSTRAINTS);
        assertRefused(
                acmeOnly.issue("CN=Alice")
                        .email("alice@acme.example")
                        .email("ceo@other.example")
                        .build(),
                RejectionReason.NAME_CONSTRAINTS);
    }

    @Test
    void nameConstraintsOnTheSubjectAreKept() {
        TestAuthority unit = constrained(new GeneralName(GeneralName.directoryName, "O=Acme"));

        assertAccepted(unit.issue("CN=Alice,O=Acme").build());
        assertRefused(unit.issue("CN=Alice,O=Other").build(), RejectionReason.NAME_CONSTRAINTS);
    }

    @Test
    void nameConstraintsOnUrisAreKept() {
        TestAuthority acmeOnly = constrained(new GeneralName(GeneralName.uniformResourceIdentifier, "acme.example"));

        assertAccepted(acmeOnly.issue("CN=Alice").uri("spiffe://acme.example/a").build());
        for (String uri : List.of(
                "spiffe://other.example/a",
                "spiffe://other.example/acme.example",
                "spiffe://acme.example.other.example/a",
                "spiffe://acme.example@other.example/a",
                "spiffe://xacme.example/a")) {
            assertRefused(acmeOnly.issue("CN=Mallory").uri(uri).build(), RejectionReason.NAME_CONSTRAINTS);
        }
    }

    @Test
    void uriWithoutHostUnderConstraintsOnUrisIsRefusedThoughTheJdkFailsOnIt() {
        TestAuthority acmeOnly = constrained(new GeneralName(GeneralName.uniformResourceIdentifier, "acme.example"));

        for (String uri : List.of("urn:acme.example:a", "spiffe:acme.example", "file:///acme.example")) {
            assertThat(verification
                            .refusal(acmeOnly.issue("CN=Mallory").uri(uri).build())
                            .reason())
                    .isIn(RejectionReason.PATH_INVALID, RejectionReason.NAME_CONSTRAINTS);
        }
    }

    @Test
    void nameConstraintsCanNotBeEscapedByANameThatTheJdkDoesNotRead() {
        TestAuthority acmeOnly = constrained(new GeneralName(GeneralName.rfc822Name, "acme.example"));
        byte[] email = Der.element(0x81, ascii("ceo@other.example"));

        for (byte[] unreadable : List.of(
                Der.element(0x86, ascii("relative")),
                Der.element(0x86, ascii("http://[bad")),
                Der.element(0x81, ascii("nobody@")))) {
            TestCertificate mallory = acmeOnly.issue("CN=Mallory")
                    .extension(SUBJECT_ALTERNATIVE_NAMES, false, Der.sequence(email, unreadable))
                    .build();

            assertRefused(mallory, RejectionReason.LEAF_PROFILE);
        }
    }

    @Test
    void nameConstraintsOfAKindThatTheJdkDoesNotKnowRefuse() {
        TestAuthority upnOnly = root.intermediateBuilder("CN=Constrained")
                .extension(
                        NAME_CONSTRAINTS,
                        true,
                        Der.sequence(Der.element(
                                0xa0,
                                Der.sequence(Der.element(
                                        0xa0,
                                        Der.hex("06 0a 2b 06 01 04 01 82 37 14 02 03"),
                                        Der.element(0xa0, Der.element(0x0c, ascii("@acme.example"))))))))
                .build();

        assertRefused(upnOnly.issue("CN=Mallory").upn("ceo@other.example").build(), RejectionReason.NAME_CONSTRAINTS);
    }

    @Test
    void explicitPolicyIsKept() {
        CertificatePolicies demanded = new CertificatePolicies(Set.of("1.2.3.4"), true, true, false);
        TestAuthority people = root.intermediateBuilder("CN=People")
                .policies("1.2.3.4", "1.2.3.5")
                .build();
        Verification strict = verification.under(p -> p.certificatePolicies(demanded));

        assertThat(strict.path(people.issue("CN=Alice").policies("1.2.3.4").build())
                        .certificates())
                .hasSize(2);
        assertThat(strict.refusal(people.issue("CN=Alice").policies("1.2.3.5").build())
                        .reason())
                .isEqualTo(RejectionReason.POLICY);
        assertThat(strict.refusal(people.issue("CN=Alice").build()).reason()).isEqualTo(RejectionReason.POLICY);
        assertAccepted(people.issue("CN=Alice").policies("1.2.3.5").build());
    }

    @Test
    void noAddressInACertificateIsEverContacted() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            listener.setSoTimeout(200);
            TestAuthority people = root.intermediateBuilder("CN=People CA")
                    .caIssuers(address)
                    .ocspResponder(address)
                    .crlDistributionPoint(address)
                    .build();
            TestCertificate alice = people.issue("CN=Alice")
                    .caIssuers(address)
                    .ocspResponder(address)
                    .crlDistributionPoint(address)
                    .build();

            assertAccepted(alice);
            assertRefused(alice.withIssuers(List.of()), RejectionReason.UNKNOWN_ISSUER);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(listener::accept);
        }
    }

    private TestAuthority constrained(GeneralName permitted) {
        NameConstraints constraints = new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(permitted)}, null);
        try {
            return root.intermediateBuilder("CN=Constrained,O=Acme")
                    .extension(NAME_CONSTRAINTS, true, constraints.getEncoded(ASN1Encoding.DER))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertAccepted(TestCertificate presented) {
        assertThat(verification.path(presented).endEntity()).isEqualTo(presented.certificate());
    }

    private void assertRefused(TestCertificate presented, RejectionReason reason) {
        assertThat(verification.refusal(presented).reason()).isEqualTo(reason);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
