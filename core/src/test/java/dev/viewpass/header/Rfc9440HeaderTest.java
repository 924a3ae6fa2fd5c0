package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Rfc9440Example;
import dev.viewpass.gateway.SentRequest;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc9440HeaderTest {
    private static final String LEAF = "Client-Cert";
    private static final String CHAIN = "Client-Cert-Chain";

    private final ClientCertificateHeader header = header(HeaderLimits.ofCertificates(4));
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private final TestAuthority people = root.intermediate("CN=People CA,O=Acme");
    private final TestAuthority staff = people.intermediate("CN=Staff CA,O=Acme");
    private final TestCertificate alice = staff.issue("CN=Alice,O=Acme").build();
    private final SentRequest request = SentRequest.empty().with(LEAF, alice.clientCert());

    @Test
    void readsTheExampleOfTheRfc() throws Exception {
        PresentedChain chain = presented(SentRequest.empty()
                .with(LEAF, item(Rfc9440Example.LEAF))
                .with(CHAIN, item(Rfc9440Example.INTERMEDIATE) + ", " + item(Rfc9440Example.ROOT)));

        assertThat(chain.endEntity().getEncoded()).isEqualTo(Rfc9440Example.LEAF);
        assertThat(chain.others()).hasSize(1);
        assertThat(chain.others().get(0).getEncoded()).isEqualTo(Rfc9440Example.INTERMEDIATE);
    }

    @Test
    void readsACertificateWithoutChain() {
        assertThat(presented(request)).isEqualTo(new PresentedChain(alice.certificate(), List.of()));
        assertThat(presented(request.with(CHAIN, "")).others()).isEmpty();
        assertThat(presented(request.with(CHAIN, "").with(CHAIN, " \t")).others())
                .isEmpty();
    }

    @Test
    void fieldNamesAreTheSameInAnyCase() {
        SentRequest lower = SentRequest.empty()
                .with("client-cert", alice.clientCert())
                .with("CLIENT-CERT-CHAIN", alice.clientCertChain());

        assertThat(presented(lower).others()).isEqualTo(alice.issuers());
    }

    @Test
    void absentOrEmptyFieldIsNoCertificate() {
        assertThat(header.read(SentRequest.empty().proven())).isEqualTo(new HeaderContent.Absent());
        for (String empty : List.of("", " ", "  \t ")) {
            assertThat(header.read(SentRequest.empty().with(LEAF, empty).proven()))
                    .isEqualTo(new HeaderContent.Absent());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"::", "(null)", "null", "-", ":", "0", "\u2003", "\f", "\u001c", "\u00a0", "\u0000", ":MAEC"})
    void anythingElseIsMalformedAndNeverAbsent(String value) {
        assertThat(rejection(SentRequest.empty().with(LEAF, value)).reason())
                .isIn(RejectionReason.MALFORMED_FIELD, RejectionReason.MALFORMED_CERTIFICATE);
        assertThat(rejection(request.with(CHAIN, value)).reason())
                .isIn(RejectionReason.MALFORMED_FIELD, RejectionReason.MALFORMED_CERTIFICATE);
        assertThat(header.isPresent(SentRequest.empty().with(LEAF, value))).isTrue();
    }

    @Test
    void secondCertificateLineIsRefusedInBothOrdersAndEvenWhenEmpty() {
        String mallory = TestCertificate.selfSigned("CN=Mallory").build().clientCert();

        for (SentRequest twice : List.of(
                request.with(LEAF, mallory),
                SentRequest.empty().with(LEAF, mallory).with(LEAF, alice.clientCert()),
                request.with("client-cert", alice.clientCert()),
                request.with(LEAF, ""),
                SentRequest.empty().with(LEAF, "").with(LEAF, alice.clientCert()),
                SentRequest.empty().with(LEAF, "").with(LEAF, ""))) {
            assertThat(rejection(twice))
                    .isEqualTo(new Rejection(
                            RejectionReason.MALFORMED_FIELD,
                            "the field Client-Cert can not be read: it was sent 2 times"));
        }
    }

    @Test
    void listInTheCertificateFieldIsRefused() {
        String list = alice.clientCert() + ", " + staff.issue("CN=Bob").build().clientCert();

        assertThat(rejection(SentRequest.empty().with(LEAF, list)).explanation())
                .startsWith("the field Client-Cert can not be read: a list stands where one item is allowed");
    }

    @Test
    void chainWithoutCertificateIsRefused() {
        for (SentRequest headless :
                List.of(SentRequest.empty(), SentRequest.empty().with(LEAF, ""))) {
            assertThat(rejection(headless.with(CHAIN, alice.clientCertChain())))
                    .isEqualTo(new Rejection(
                            RejectionReason.MALFORMED_FIELD,
                            "the field Client-Cert-Chain can not be read: it was sent without Client-Cert"));
        }
        assertThat(header.read(SentRequest.empty().with(CHAIN, "").proven())).isEqualTo(new HeaderContent.Absent());
    }

    @Test
    void chainLinesAreJoinedInTheirOrder() throws Exception {
        SentRequest lines = request.with(CHAIN, item(people.certificate().getEncoded()))
                .with("client-cert-chain", item(staff.certificate().getEncoded()));

        assertThat(presented(lines).others()).containsExactly(people.certificate(), staff.certificate());
    }

    @Test
    void emptyLineAmongChainLinesIsAnEmptyMember() {
        SentRequest lines = request.with(CHAIN, "").with(CHAIN, alice.clientCertChain());

        assertThat(rejection(lines).reason()).isEqualTo(RejectionReason.MALFORMED_FIELD);
    }

    @Test
    void chainLineCutInsideAMemberIsRefused() throws CertificateEncodingException {
        String member = item(staff.certificate().getEncoded());
        SentRequest cut = request.with(CHAIN, member.substring(0, 100)).with(CHAIN, member.substring(100));

        assertThat(rejection(cut).reason()).isEqualTo(RejectionReason.MALFORMED_FIELD);
    }

    @Test
    void leafAndSelfSignedMembersAreDroppedFromTheChain() throws Exception {
        X509Certificate leaf = alice.certificate();
        X509Certificate selfSigned = alice.selfSignedLookAlike().certificate();
        SentRequest repeated = request.with(CHAIN, item(leaf.getEncoded()))
                .with(CHAIN, item(selfSigned.getEncoded()))
                .with(CHAIN, item(people.certificate().getEncoded()));

        assertThat(presented(repeated).others()).containsExactly(people.certificate());
    }

    @Test
    void malformedChainMemberRefusesTheGoodLeafToo() {
        SentRequest broken = request.with(CHAIN, alice.clientCertChain() + ", :MAEC:");

        assertThat(rejection(broken))
                .isEqualTo(new Rejection(
                        RejectionReason.MALFORMED_CERTIFICATE,
                        "certificate 3 of the field Client-Cert-Chain is not one DER certificate:"
                                + " tag 0x30 expected, 0x2 found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Client_Cert",
                "client_cert",
                "CLIENT.CERT",
                "client_cert-chain",
                "Client-Cert_Chain",
                "client-cert ",
                " Client-Cert",
                "Client.Cert.Chain"
            })
    void lookAlikeFieldNameIsRefusedWhateverItHolds(String name) {
        for (SentRequest sent : List.of(request, SentRequest.empty())) {
            assertThat(rejection(sent.with(name, "")).reason()).isEqualTo(RejectionReason.CONFLICTING_FIELDS);
            assertThat(rejection(sent.with(name, alice.clientCert())).reason())
                    .isEqualTo(RejectionReason.CONFLICTING_FIELDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Client-Cert", "Client-Certificate", "Client-Cert-2", "Cookie", "ClientCert"})
    void otherFieldNamesAreNotLookAlikes(String name) {
        assertThat(presented(request.with(name, "x")).endEntity()).isEqualTo(alice.certificate());
    }

    @Test
    void lookAlikeNameIsEscapedInTheExplanation() {
        assertThat(rejection(request.with("client_cert\n", "x")).explanation())
                .isEqualTo("the field client_cert\\0a looks like a configured one");
    }

    @Test
    void fieldNamesAreThoseConfigured() {
        ClientCertificateHeader renamed = Formats.rfc9440("X-Leaf", "X-Chain", HeaderLimits.ofCertificates(4));

        assertThat(renamed.fieldNames()).containsExactlyInAnyOrder("X-Leaf", "X-Chain");
        assertThat(renamed.read(request.proven())).isEqualTo(new HeaderContent.Absent());
        assertThat(renamed.isPresent(request)).isFalse();
        assertThat(header.isPresent(request)).isTrue();
        assertThat(header.isPresent(SentRequest.empty().with(LEAF, " "))).isFalse();
        assertThat(header.isPresent(SentRequest.empty().with(CHAIN, "!"))).isTrue();
    }

    private PresentedChain presented(SentRequest sent) {
        HeaderContent content = header.read(sent.proven());
        assertThat(content).isInstanceOf(HeaderContent.Presented.class);
        return ((HeaderContent.Presented) content).chain();
    }

    private Rejection rejection(SentRequest sent) {
        HeaderContent content = header.read(sent.proven());
        assertThat(content).isInstanceOf(HeaderContent.Malformed.class);
        return ((HeaderContent.Malformed) content).rejection();
    }

    private static ClientCertificateHeader header(HeaderLimits limits) {
        return Formats.rfc9440(LEAF, CHAIN, limits);
    }

    private static String item(byte[] encoded) {
        return ":" + Base64.getEncoder().encodeToString(encoded) + ":";
    }
}
